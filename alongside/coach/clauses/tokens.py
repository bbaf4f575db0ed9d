"""A text as words and marks, each with its place. Contractions are taken apart, what somebody said is one token."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

SHORT = r"\b(?:e\.g|i\.e|etc|vs|approx|a\.m|p\.m|Dr|Mr|Mrs|Ms|No|z\. ?B|d\. ?h|u\. ?a|bzw|ca|evtl|usw)\."
WORD = re.compile(SHORT + r"|[^\W_]+(?:[.:][0-9]+)*(?:['’][^\W\d_]+)*|\.\.\.|…|[.!?]+|[^\w\s]|_+")
QUOTED = re.compile(
    r"“[^”“]{1,600}”|„[^“”„]{1,600}[“”]|«[^»]{1,600}»|»[^«]{1,600}«|\"[^\"]{1,600}\"|(?<!\w)‘[^’‘]{2,300}’(?!\w)"
    r"|(?<!\w)'[^'\n]{2,200}'(?!\w)|```.*?```|`[^`\n]+`|(?m:^[ \t]*>.*$)",
    re.DOTALL,
)
ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|\b[\w.+-]+@[\w-]+\.\w+\b|\b[\w.]+\(\)|\b\w+_\w+\b|\b[a-z]+[A-Z]\w*\b"
    r"|\b[\w/]+\.(?:py|js|ts|java|go|rs|rb|c|h|cpp|md|ya?ml|json|html|css|sql|sh|txt|xml|csv|xlsx|docx|pdf)\b"
)
SHORTEST_RESPELLED = 5  # letters: what is shorter has one spelling
QUOTE, THING = "“”", "‹›"  # what stands on the tape for something quoted, and for an address or a piece of code


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark: as it is compared, and where it stands in the text."""

    word: str
    start: int
    end: int
    written: str = ""

    @property
    def is_word(self) -> bool:
        return self.word[0].isalnum()

    @property
    def is_capital(self) -> bool:
        return self.written[:1].isupper()


def tokens(text: str, fold: "Fold") -> Iterator[Token]:
    """The tokens of a text, from left to right."""
    at = 0
    for start, end, sign in sorted(_opaque(text)):
        if start < at:
            continue
        yield from _plain(text, at, start, fold)
        yield Token(sign, start, end, text[start:end])
        at = end
    yield from _plain(text, at, len(text), fold)


def _opaque(text: str) -> Iterator[tuple[int, int, str]]:
    for match in QUOTED.finditer(text):
        yield match.start(), match.end(), QUOTE
    for match in ADDRESS.finditer(text):
        yield match.start(), match.end(), THING


def _plain(text: str, start: int, end: int, fold: "Fold") -> Iterator[Token]:
    for match in WORD.finditer(text, start, end):
        written = match.group()
        if written == "-" and _joins(text, match.start()):
            continue
        parts = fold.parts(written)
        if len(parts) == 1:
            yield Token(parts[0], match.start(), match.end(), written)
        else:
            yield from _shared(parts, match, written)


def _joins(text: str, at: int) -> bool:
    """A hyphen inside a word: `tone-deaf` is read as two words."""
    return 0 < at < len(text) - 1 and text[at - 1].isalpha() and text[at + 1].isalpha()


def _shared(parts: list[str], match: re.Match[str], written: str) -> Iterator[Token]:
    """The parts of a contraction share its place: the first up to the apostrophe, the others from there."""
    middle = match.start() + min(len(parts[0]), len(written) - 1)
    yield Token(parts[0], match.start(), middle, written[: len(parts[0])])
    for part in parts[1:]:
        yield Token(part, middle, match.end(), part)


class Fold:
    """How a language's words are compared: lower case, plain apostrophes, contractions apart, one spelling."""

    def __init__(
        self, contractions: Mapping[str, str], endings: Mapping[str, str], spellings: Mapping[str, str]
    ) -> None:
        self.contractions = {k: v.split() for k, v in contractions.items()}
        self.endings = {k: v.split() for k, v in endings.items()}
        self.spellings = [(re.compile(k), v) for k, v in spellings.items()]

    def parts(self, written: str) -> list[str]:
        """The words of one written word."""
        word = written.lower().replace("’", "'")
        if word in self.contractions:
            return self.contractions[word]
        if "'" in word:
            for ending, parts in self.endings.items():
                if word.endswith(ending) and len(word) > len(ending):
                    return [self._spelled(word[: -len(ending)]), *parts]
        return [self._spelled(word)]

    def __call__(self, phrase: str) -> str:
        """A phrase of a rule or a list, as it stands on the tape."""
        words = phrase.replace("-", " ").split()
        return " ".join(part for word in words for part in self._parts_of(word))

    def _parts_of(self, word: str) -> list[str]:
        """A word of a list may be the end of a contraction: `'s`."""
        if word in self.endings:
            return [word]
        return [part for match in WORD.finditer(word) for part in self.parts(match.group())]

    def _spelled(self, word: str) -> str:
        if len(word) < SHORTEST_RESPELLED:
            return word
        for pattern, instead in self.spellings:
            word = pattern.sub(instead, word)
        return word
