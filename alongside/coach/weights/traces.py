"""What a sentence leaves to be weighed: its words and who its clauses are about, as short strings, each counted once.

| a trace | stands for |
|---|---|
| `as slow` | one or two words that follow each other |
| `than _ colleague` | two words with one between |
| `slow-` | how a word begins |
| `<trait_own>` | a word of that list |
| `<want> to` | a family of words that mean alike (`words/families.yaml`), and a word beside it |
| `… we` | a word of the sentence before |

People's names, the words for a third person, numbers and quotations are all written alike, so that nothing is learned
of a person; a number in letters counts as one as well. What clauses leave is in `telling.py`.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from ..clauses import Language, Sentence
from ..clauses.tokens import QUOTE
from .telling import INFLECTED, NUMBERS, clause_traces, side_by_side, told, two_measured

BEGIN, END = "[", "]"
ALIKE = {
    **dict.fromkeys(("he", "she", "they"), "THEY"),
    **dict.fromkeys(("him", "them"), "THEM"),
    **dict.fromkeys(("his", "their"), "THEIR"),
    **dict.fromkeys(("himself", "herself", "yourself", "themselves"), "SELF"),
    "her": "HER",
}
LISTS = (
    "adverb", "opinion", "person_noun", "crowd", "trait_own", "trait_shared", "trait_noun", "quality", "trait_thing",
    "state", "attribute", "act", "say", "deed", "manager_noun", "tech",
)  # fmt: skip
SHORTEST = 5  # letters of a word whose beginning is looked at


def traces(sentences: Sequence[Sentence], number: int, language: Language) -> set[str]:
    """The traces of one sentence among its neighbours."""
    here, before = sentences[number], sentences[number - 1] if number else None
    words = alike(here)
    found = {*_in_a_row(words), *_beginnings(words), *_listed(here, language), *clause_traces(here, language)}
    found.update((*_kin(here, language), *two_measured(here, language), *side_by_side(here, before)))
    if before is None:
        return {*found, "first"}
    found.update(f"… {word}" for word in alike(before))
    found.update(f"… {{{told(clause)}}}" for clause in before.clauses)
    found.add(f"… {{{told(before.clauses[-1])}}} {{{told(here.clauses[0])}}}")
    return found


def alike(sentence: Sentence) -> list[str]:
    """The words of a sentence, with its ends, and what is no matter of language written alike."""
    words = [BEGIN]
    for at, word in enumerate(sentence.words):
        if at not in sentence.names:
            words.append(_alike(word))
        elif at - 1 not in sentence.names:
            words.append("NAME")
    return [*words, END]


def _alike(word: str) -> str:
    if word[0].isdigit():
        return "NUMBER"
    return "QUOTE" if word == QUOTE else ALIKE.get(word, word)


def _in_a_row(words: Sequence[str]) -> Iterator[str]:
    for at, word in enumerate(words):
        yield word
        if word in NUMBERS:
            yield "NUMBER"
        if at + 1 < len(words):
            yield f"{word} {words[at + 1]}"
        if at + 2 < len(words):
            yield f"{word} _ {words[at + 2]}"


def _beginnings(words: Sequence[str]) -> Iterator[str]:
    for word in words:
        if len(word) >= SHORTEST and word.islower():
            yield from (f"{word[:4]}-", f"{word[:5]}-")


def _listed(sentence: Sentence, language: Language) -> Iterator[str]:
    known = _lists(language)
    for word in sentence.known:
        yield from known.get(word, ())


def _kin(sentence: Sentence, language: Language) -> Iterator[str]:
    """Families of words that mean alike, and beside which words."""
    known, words = _families(language), sentence.words
    beside = [BEGIN, *("NAME" if at in sentence.names else _alike(word) for at, word in enumerate(words)), END]
    for at, word in enumerate(words):
        for family in known.get(word, ()):
            yield from (family, f"{family} {beside[at + 2]}", f"{beside[at]} {family}")


@cache
def _families(language: Language) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    verbs = language.words("verb_families")
    for name in language.entries:
        if name.startswith("fam_"):
            for entry in language.words(name):
                for word in language.forms(entry) if name in verbs else {entry}:
                    found.setdefault(word, set()).add(f"<{name.removeprefix('fam_')}>")
    return {word: tuple(sorted(names)) for word, names in found.items()}


@cache
def _lists(language: Language) -> dict[str, tuple[str, ...]]:
    """The lists each word stands in, verbs in any form."""
    found: dict[str, list[str]] = {}
    for name in LISTS:
        for entry in language.words(name):
            forms = language.forms(entry) if name in INFLECTED else {entry}
            for word in forms:
                found.setdefault(word, []).append(f"<{name}>")
    return {word: tuple(names) for word, names in found.items()}
