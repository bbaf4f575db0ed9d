"""A series read against the limits of its first points."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from .natural import Limits, natural_limits
from .rules import Signal, signals
from .tiers import LIMITS_FROM, Tier, tier_of


@dataclass(frozen=True)
class Chart:
    """`baseline` says how many points the limits come from; without enough there are none."""

    tier: Tier
    baseline: int
    limits: Limits | None
    signals: list[Signal]


def chart(
    values: Sequence[float], baseline: int = LIMITS_FROM, *, aside: Collection[int] = (), may_say: bool = False
) -> Chart:
    """Limits from the first `baseline` points and every signal against them.

    `aside`: indices with a documented cause of their own. They are left out of the baseline, and read like any other.
    `may_say`: read provisional limits all the same; otherwise it takes 12 points to say anything.
    """
    first = [value for i, value in enumerate(values) if i not in aside][:baseline]
    tier = tier_of(len(first))
    if tier == "none":
        return Chart(tier, len(first), None, [])
    limits = natural_limits(first)
    if tier == "provisional" and not may_say:
        return Chart(tier, len(first), limits, [])
    return Chart(tier, len(first), limits, signals(values, limits))
