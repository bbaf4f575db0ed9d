"""Patterns found by the words that a sentence has, so that most are never looked for."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from .patterns import Pattern

T = TypeVar("T")


class Indexed(Generic[T]):
    """Patterns with what they stand for, in the order they were given."""

    def __init__(self, entries: Iterable[tuple[Pattern, T]]) -> None:
        self.entries = list(entries)
        self._by_word: dict[str, list[int]] = defaultdict(list)
        self._always: list[int] = []
        for number, (pattern, _meant) in enumerate(self.entries):
            for word in pattern.anchors or ():
                self._by_word[word].append(number)
            if pattern.anchors is None:
                self._always.append(number)

    def about(self, words: frozenset[str]) -> Iterator[tuple[Pattern, T]]:
        """Those that may match a sentence of these words."""
        numbers = set(self._always)
        for word in words:
            numbers.update(self._by_word.get(word, ()))
        return (self.entries[number] for number in sorted(numbers))
