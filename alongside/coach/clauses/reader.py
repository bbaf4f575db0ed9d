"""Reads a text: sentences, names, clauses."""

from collections.abc import Iterator
from itertools import zip_longest

from .cutting import cut
from .language import Language
from .naming import names
from .parsing import parsed
from .sentence import Sentence
from .tokens import Token, tokens

LONGEST = 150  # tokens of a sentence; a longer one is read in pieces, so that patterns stay quick
STOPS = frozenset(".!?…")
BULLETS = frozenset("-*•–·#")


def sentences(text: str, language: Language) -> list[Sentence]:
    """The sentences of a text, each with its clauses."""
    found = [Sentence(part) for part in _parted(text, list(tokens(text, language.fold)))]
    for before, sentence in zip([None, *found], found, strict=False):
        sentence.names = names(sentence.words, sentence.tokens, language)
        sentence.clauses = parsed(cut(sentence, language), sentence, language, before.clauses[-1] if before else None)
    return found


def _parted(text: str, all_tokens: list[Token]) -> Iterator[list[Token]]:
    part: list[Token] = []
    for token, following in zip_longest(all_tokens, all_tokens[1:]):
        part.append(token)
        if following is None or len(part) == LONGEST or _ends(text, token, following):
            if any(t.is_word for t in part):
                yield part
            part = []


def _ends(text: str, token: Token, following: Token) -> bool:
    between = text[token.end : following.start]
    if "\n" in between:
        return "\n\n" in between or following.word in BULLETS or following.is_capital or token.word[0] in STOPS
    if token.word[0] not in STOPS or not between:
        return False
    return token.word not in {"...", "…"} or following.is_capital
