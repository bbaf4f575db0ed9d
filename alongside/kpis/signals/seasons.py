"""Seasons: what each part of a year usually is of the whole, and the series with that taken out."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum

from .chart import Chart, chart

RELATIVES_FROM = 2  # full cycles
LIMITS_FROM = 3


@dataclass(frozen=True)
class Seasons:
    """`chart` reads the deseasonalised values, and only from three cycles on. No relatives: season not separable."""

    relatives: list[float] | None
    deseasonalised: list[float] | None
    chart: Chart | None


def seasons(values: Sequence[float], period: int, baseline: int | None = None) -> Seasons:
    """`period` is how many points make a cycle. The baseline is whole cycles: all of them unless told fewer."""
    relatives = seasonal_relatives(values, period)
    if relatives is None:
        return Seasons(None, None, None)
    plain = [value / relatives[i % period] for i, value in enumerate(values)]
    cycles = len(values) // period
    read = chart(plain, baseline or cycles * period) if cycles >= LIMITS_FROM else None
    return Seasons(relatives, plain, read)


def seasonal_relatives(values: Sequence[float], period: int) -> list[float] | None:
    """Each part's share of its own cycle's mean, averaged over the full cycles. None where it can't be told."""
    cycles = [values[i : i + period] for i in range(0, len(values) - period + 1, period)]
    means = [fsum(cycle) / period for cycle in cycles]
    if len(cycles) < RELATIVES_FROM or period < 2 or any(mean <= 0 for mean in means):
        return None
    relatives = [
        fsum(cycle[part] / mean for cycle, mean in zip(cycles, means, strict=True)) / len(cycles)
        for part in range(period)
    ]
    return relatives if all(relative > 0 for relative in relatives) else None


def same_time_last_cycle(values: Sequence[float], period: int) -> float | None:
    """What to compare with where the season cannot be separated."""
    return values[-1 - period] if len(values) > period else None
