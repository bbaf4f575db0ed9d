"""A sentence: its tokens, its tape for patterns, its clauses."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from ..patterns import BEGIN, END, MARK
from .tokens import Token

Kind = Literal["you", "person", "self", "group", "crowd", "attribute", "thing", "implied", "nobody"]
PEOPLE = frozenset({"you", "person"})


@dataclass(slots=True)
class Clause:
    """A stretch of a sentence with one verb. Places are numbers of tokens; `end` is behind the last one."""

    start: int
    end: int
    subject: Kind = "nobody"
    verb: int | None = None
    complement: tuple[int, int] | None = None
    is_negated: bool = False
    is_past: bool = False
    is_future: bool = False
    is_asked: bool = False
    is_supposed: bool = False

    @property
    def is_about_a_person(self) -> bool:
        return self.subject in PEOPLE


@dataclass
class Sentence:
    """The tokens between two full stops."""

    tokens: list[Token]
    names: frozenset[int] = frozenset()
    clauses: list[Clause] = field(default_factory=list)

    @cached_property
    def words(self) -> list[str]:
        return [token.word for token in self.tokens]

    @cached_property
    def known(self) -> frozenset[str]:
        return frozenset(self.words)

    @cached_property
    def tape(self) -> str:
        marked = (word + MARK if at in self.names else word for at, word in enumerate(self.words))
        return f"{BEGIN} {''.join(f'{word} ' for word in marked)}{END} "

    @cached_property
    def _places(self) -> list[int]:
        """Where each token begins on the tape."""
        at, places = 2, []
        for number, word in enumerate(self.words):
            places.append(at)
            at += len(word) + 1 + (number in self.names)
        return places

    def place(self, match: re.Match[str]) -> tuple[int, int]:
        """The tokens a match on the tape covers: the first, and the one behind the last."""
        first = bisect_left(self._places, match.start())
        behind = bisect_left(self._places, match.end())
        while behind > first + 1 and not self.tokens[behind - 1].word[0].isalnum():
            behind -= 1
        return first, behind

    def clause_at(self, place: int) -> Clause:
        return next((clause for clause in self.clauses if clause.start <= place < clause.end), self.clauses[-1])

    def span(self, first: int, behind: int) -> tuple[int, int]:
        """Where these tokens stand in the text."""
        return self.tokens[first].start, self.tokens[max(first, behind - 1)].end
