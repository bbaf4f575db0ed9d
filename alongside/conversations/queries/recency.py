"""Whether somebody's examples lie at the end of a longer time: said to who chose them, never kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import comb

FEWEST = 6  # examples, below which a share says nothing
LATE_FROM = 0.75  # of the time
RARELY = 0.05  # how seldom as many would be late by chance, where there is something to say


@dataclass(frozen=True)
class Recency:
    """`index`: 0 where the last quarter has no more than its part, 1 where it has everything."""

    late: int
    of: int
    chance: float

    @property
    def index(self) -> float:
        return max(0.0, (self.late / self.of - (1 - LATE_FROM)) / LATE_FROM)

    @property
    def is_worth_saying(self) -> bool:
        return self.of >= FEWEST and self.chance <= RARELY


def recency(days: Sequence[date], start: date, end: date) -> Recency:
    """How many are of the last quarter, and how often chance alone would put as many there (one-sided binomial)."""
    whole = (end - start).days
    late, of = sum((day - start).days >= LATE_FROM * whole for day in days), len(days)
    part = 1 - LATE_FROM
    chance = sum(comb(of, n) * part**n * LATE_FROM ** (of - n) for n in range(late, of + 1))
    return Recency(late, of, chance)
