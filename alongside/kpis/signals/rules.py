"""The three rules. Each holds or does not hold at every index; 3 of 4 is only a reason to watch."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from .natural import Limits

Rule = Literal["beyond", "run_of_8", "3_of_4"]

RUN = 8
NEAR, NEAR_OF = 3, 4
HALF_WAY = 0.5  # nearer to a limit than to the mean
SLACK = 1e-9  # of the scale of the figures: what the last digit of a sum may be off by


@dataclass(frozen=True)
class Signal:
    """At `index` (from 0) the rule holds."""

    rule: Rule
    index: int


def signals(values: Sequence[float], limits: Limits) -> list[Signal]:
    """Every index at which a rule holds, by rule and then by index."""
    slack = SLACK * max(abs(limits.mean), limits.upper - limits.lower)
    return signals_of_deviations([value - limits.mean for value in values], limits.upper - limits.mean, slack)


def signals_of_deviations(deviations: Sequence[float], reach: float, slack: float = SLACK) -> list[Signal]:
    """The same for deviations from the mean; `reach` is the distance from the mean to a limit."""
    found = [Signal("beyond", i) for i, d in enumerate(deviations) if abs(d) > reach + slack]
    found += [Signal("run_of_8", i) for i in _runs(deviations, slack)]
    return found + [Signal("3_of_4", i) for i in _near_a_limit(deviations, reach, slack)]


def _runs(deviations: Sequence[float], slack: float) -> Iterator[int]:
    for index, window in _windows(deviations, RUN):
        if _on_one_side(window, lambda d: d > slack, RUN):
            yield index


def _near_a_limit(deviations: Sequence[float], reach: float, slack: float) -> Iterator[int]:
    for index, window in _windows(deviations, NEAR_OF):
        if _on_one_side(window, lambda d: d > HALF_WAY * reach + slack, NEAR):
            yield index


def _windows(deviations: Sequence[float], size: int) -> Iterator[tuple[int, Sequence[float]]]:
    """Each index with the values that end there."""
    for end in range(size, len(deviations) + 1):
        yield end - 1, deviations[end - size : end]


def _on_one_side(window: Sequence[float], is_far: Callable[[float], bool], at_least: int) -> bool:
    return sum(map(is_far, window)) >= at_least or sum(is_far(-d) for d in window) >= at_least
