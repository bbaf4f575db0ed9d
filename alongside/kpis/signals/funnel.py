"""Teams side by side without a league table: limits widen as the whole gets smaller."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from .proportions import Count, ShareLimits

WARNING, LIMIT = 2.0, 3.0
EXTREMES = 0.1  # the outermost tenth tends back to the middle by itself


@dataclass(frozen=True)
class Place:
    """One team in the funnel. `is_outside`: beyond what teams of this size usually differ by."""

    name: str
    count: Count
    near: ShareLimits
    far: ShareLimits
    is_outside: bool
    is_extreme: bool


@dataclass(frozen=True)
class Funnel:
    centre: float
    places: list[Place]


def funnel(counts: Sequence[tuple[str, Count]]) -> Funnel:
    """In the order of the names given, never in the order of the figures."""
    centre = sum(c.events for _, c in counts) / sum(c.of for _, c in counts)
    edge = _extreme_distance([abs(c.share - centre) for _, c in counts])
    return Funnel(centre, [_place(name, count, centre, edge) for name, count in counts])


def _place(name: str, count: Count, centre: float, edge: float) -> Place:
    near, far = funnel_limits(centre, count.of, WARNING), funnel_limits(centre, count.of, LIMIT)
    outside = not far.lower <= count.share <= far.upper
    return Place(name, count, near, far, outside, abs(count.share - centre) >= edge > 0)


def funnel_limits(centre: float, of: int, sigmas: float) -> ShareLimits:
    """What a whole of this size usually shows when nothing but chance differs."""
    reach = sigmas * sqrt(centre * (1 - centre) / of)
    return ShareLimits(max(0.0, centre - reach), min(1.0, centre + reach))


def _extreme_distance(distances: list[float]) -> float:
    """The distance from which a team belongs to the outermost tenth; with fewer than ten teams none does."""
    how_many = int(len(distances) * EXTREMES)
    return sorted(distances, reverse=True)[how_many - 1] if how_many else float("inf")
