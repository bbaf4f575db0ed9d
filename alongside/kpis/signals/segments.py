"""Frozen baselines: limits are computed anew only after a documented change, and the old segment stays readable."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from .chart import Chart, chart
from .rules import Signal
from .tiers import LIMITS_FROM

NEW_POINTS = 8  # this many since the change before its limits replace the old ones


@dataclass(frozen=True)
class Change:
    """Something documented that changed how the work is done: from `index` on, `baseline` points make new limits."""

    index: int
    baseline: int = LIMITS_FROM


@dataclass(frozen=True)
class Segment:
    """The points from `start` up to, not including, `end`, read against their own limits; indices are the series'."""

    start: int
    end: int
    chart: Chart


def segments(
    values: Sequence[float],
    baseline: int = LIMITS_FROM,
    *,
    changes: Sequence[Change] = (),
    aside: Collection[int] = (),
) -> list[Segment]:
    """The series cut at each documented change that has enough points since; the last segment is today's."""
    standing = [Change(0, baseline)]
    for change in sorted(changes, key=lambda c: c.index):
        if _has_enough(len(values), change, aside):
            standing = [c for c in standing if c.index < change.index] + [change]
    ends = [*(c.index for c in standing[1:]), len(values)]
    return [_segment(values, c, end, aside) for c, end in zip(standing, ends, strict=True)]


def _has_enough(length: int, change: Change, aside: Collection[int]) -> bool:
    return sum(i not in aside for i in range(max(change.index, 0), length)) >= NEW_POINTS


def _segment(values: Sequence[float], change: Change, end: int, aside: Collection[int]) -> Segment:
    start = max(change.index, 0)
    found = chart(values[start:end], change.baseline, aside={i - start for i in aside})
    moved = [Signal(s.rule, s.index + start) for s in found.signals]
    return Segment(start, end, Chart(found.tier, found.baseline, found.limits, moved))
