"""Which groups may be told of, so that no smaller group can be worked out from what is told. No model, no database.

A group is shown if it has enough people, and if all that is hidden beside it under the same roof has enough people too
(or nobody). Groups may overlap: what is hidden is counted by its people and not by adding up. A hidden group hides
what is inside it. What is shown is decided once and for everyone; who may read it only takes away.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar
from uuid import UUID

Key = TypeVar("Key", bound=Hashable)
People = frozenset[Hashable]


@dataclass(frozen=True)
class Group(Generic[Key]):
    """`direct`: those who belong to it and to none of its parts."""

    key: Key
    direct: People = frozenset()
    parts: tuple[Group[Key], ...] = ()

    @cached_property
    def people(self) -> People:
        return self.direct.union(*(part.people for part in self.parts))

    def only(self, people: Iterable[Hashable]) -> Group[Key]:
        """The same groups with these people alone: those whom a figure is about."""
        kept = frozenset(people)
        return Group(self.key, self.direct & kept, tuple(part.only(kept) for part in self.parts))


def shown(top: Group[Key], least: int, barred: Callable[[Key], bool] = lambda key: False) -> set[Key]:
    """Keys of the groups that may be told of. Those that are `barred` are hidden whatever their size."""
    if len(top.people) < least:
        return set()
    candidates = sorted((p for p in top.parts if p.people), key=lambda part: (len(part.people), str(part.key)))
    told = [part for part in candidates if len(part.people) >= least and not barred(part.key)]
    while told and 0 < len(_hidden(top, candidates, told)) < least:
        told.pop(0)  # the smallest goes with them
    return {top.key}.union(*(shown(part, least, barred) for part in told))


def _hidden(top: Group[Key], parts: list[Group[Key]], told: list[Group[Key]]) -> People:
    return top.direct.union(*(part.people for part in parts if part not in told))


def changed(before: Iterable[UUID], now: Iterable[UUID]) -> int:
    """How many people came or went."""
    return len(set(before) ^ set(now))
