"""Natural process limits of individual values: the XmR chart."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import fsum
from statistics import median

TO_LIMITS = 2.660  # mean ± this × mean moving range; 3 / 1.128
TO_RANGE_LIMIT = 3.268
TO_SIGMA = 1.128
TO_LIMITS_FROM_MEDIAN = 3.145
TO_RANGE_LIMIT_FROM_MEDIAN = 3.865


@dataclass(frozen=True)
class Limits:
    """Between `lower` and `upper` is the usual range; `range_limit` is the most two neighbours usually differ."""

    mean: float
    moving_range: float
    lower: float
    upper: float
    range_limit: float

    @property
    def sigma(self) -> float:
        """From the moving range, never the ordinary standard deviation: a shift inside would widen that one."""
        return self.moving_range / TO_SIGMA

    def holds(self, value: float) -> bool:
        return self.lower <= value <= self.upper


def natural_limits(values: Sequence[float]) -> Limits:
    """Of at least two values in their order."""
    mean, ranges = average(values), moving_ranges(values)
    return _around(mean, average(ranges), TO_LIMITS, TO_RANGE_LIMIT)


def median_limits(values: Sequence[float]) -> Limits:
    """The variant that one wild neighbour does not widen: the median of the moving ranges instead of their mean."""
    ranges = moving_ranges(values)
    return _around(average(values), median(ranges), TO_LIMITS_FROM_MEDIAN, TO_RANGE_LIMIT_FROM_MEDIAN)


def moving_ranges(values: Sequence[float]) -> list[float]:
    """What each value differs from the one before; one fewer than there are values."""
    return [abs(later - earlier) for earlier, later in pairwise(values)]


def average(values: Sequence[float]) -> float:
    """Summed without loss, so that a flat series has exactly its own value as mean."""
    return values[0] if len(set(values)) == 1 else fsum(values) / len(values)


def _around(mean: float, typical_range: float, to_limits: float, to_range_limit: float) -> Limits:
    reach = to_limits * typical_range
    return Limits(mean, typical_range, mean - reach, mean + reach, to_range_limit * typical_range)
