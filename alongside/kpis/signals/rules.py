"""The three rules. Each holds or does not hold at every index; 3 of 4 is only a reason to watch."""

from collections.abc import Iterator, Sequence
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
    """Counted along the series: a value on the mean belongs to neither side."""
    length, side = 0, 0
    for index, deviation in enumerate(deviations):
        here = _side(deviation, slack)
        length = length + 1 if here and here == side else 1 if here else 0
        side = here
        if length >= RUN:
            yield index


def _near_a_limit(deviations: Sequence[float], reach: float, slack: float) -> Iterator[int]:
    """Of each four that end at an index, three nearer to the same limit than to the mean."""
    sides = [_side(deviation, HALF_WAY * reach + slack) for deviation in deviations]
    for index in range(NEAR_OF - 1, len(sides)):
        window = sides[index - NEAR_OF + 1 : index + 1]
        if window.count(1) >= NEAR or window.count(-1) >= NEAR:
            yield index


def _side(deviation: float, beyond: float) -> int:
    return 1 if deviation > beyond else -1 if deviation < -beyond else 0
