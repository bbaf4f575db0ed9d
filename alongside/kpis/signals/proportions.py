"""Counts out of a whole: the p-chart, with Laney's correction where the wholes are large."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import sqrt

from .natural import TO_SIGMA, average, moving_ranges
from .rules import Signal, signals_of_deviations
from .tiers import LIMITS_FROM, Tier, tier_of

SIGMAS = 3.0
LANEY_ABOVE = 1.1
LARGE = 300  # on average; below, the binomial spread is wide enough to hold what months differ by


@dataclass(frozen=True)
class Count:
    """`events` out of `of`."""

    events: int
    of: int

    @property
    def share(self) -> float:
        return self.events / self.of


@dataclass(frozen=True)
class ShareLimits:
    lower: float
    upper: float


@dataclass(frozen=True)
class PChart:
    """Each point has limits of its own: the smaller the whole, the wider they are. `sigma_z` is Laney's factor."""

    tier: Tier
    baseline: int
    mean: float | None
    limits: list[ShareLimits]
    sigma_z: float | None
    corrected: bool
    signals: list[Signal]


def p_chart(
    counts: Sequence[Count], baseline: int = LIMITS_FROM, *, aside: Collection[int] = (), may_say: bool = False
) -> PChart:
    """Limits from the first `baseline` counts but those `aside`; signals on the standardised shares."""
    first = [count for i, count in enumerate(counts) if i not in aside][:baseline]
    tier = tier_of(len(first))
    if tier == "none":
        return PChart(tier, len(first), None, [], None, False, [])
    mean = sum(c.events for c in first) / sum(c.of for c in first)
    sigma_z = laney_sigma_z(first, mean)
    corrected = sigma_z > LANEY_ABOVE and average([c.of for c in first]) >= LARGE
    reach = SIGMAS * (sigma_z if corrected else 1.0)
    limits = [_limits(mean, reach * _spread(mean, c.of)) for c in counts]
    found = [] if tier == "provisional" and not may_say else signals_of_deviations(_standardised(counts, mean), reach)
    return PChart(tier, len(first), mean, limits, sigma_z, corrected, found)


def laney_sigma_z(counts: Sequence[Count], mean: float) -> float:
    """1 where shares differ as chance makes them; more where months differ among themselves."""
    return average(moving_ranges(_standardised(counts, mean))) / TO_SIGMA


def _standardised(counts: Sequence[Count], mean: float) -> list[float]:
    """Where nothing (or everything) ever happened there is no spread: a first event is then far beyond it."""
    return [_in_spreads(c.share - mean, _spread(mean, c.of)) for c in counts]


def _in_spreads(deviation: float, spread: float) -> float:
    if spread:
        return deviation / spread
    return 0.0 if not deviation else (1e6 if deviation > 0 else -1e6)


def _spread(mean: float, of: int) -> float:
    return sqrt(mean * (1 - mean) / of)


def _limits(mean: float, reach: float) -> ShareLimits:
    return ShareLimits(max(0.0, mean - reach), min(1.0, mean + reach))
