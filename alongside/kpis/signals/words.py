"""What a signal is called, beside whether the target is met. Two facts; neither colours the other."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from .chart import Chart

State = Literal["not_enough_history", "usual_range", "changed", "drifting"]
TargetKind = Literal["at_least", "at_most", "between", "reach_by", "none"]


@dataclass(frozen=True)
class Target:
    """`low` is the floor of at least, between and reach by (upwards); `high` the ceiling of at most and between."""

    kind: TargetKind = "none"
    low: float | None = None
    high: float | None = None
    by: date | None = None

    def is_met(self, value: float, on: date) -> bool | None:
        """None where there is nothing to say: no target, or its day is still to come."""
        if self.kind == "none":
            return None
        inside = (self.low is None or value >= self.low) and (self.high is None or value <= self.high)
        if self.kind == "reach_by" and not inside and self.by is not None and on <= self.by:
            return None
        return inside


def state_at(chart: Chart, index: int) -> State:
    """At one point of the series. Fewer than 12 points say nothing."""
    return states(chart).get(index, calm(chart))


def states(chart: Chart) -> dict[int, State]:
    """Every point at which a rule holds; the others are calm."""
    if chart.tier in ("none", "provisional"):
        return {}
    found: dict[int, State] = {signal.index: "drifting" for signal in chart.signals}
    return found | {signal.index: "changed" for signal in chart.signals if signal.rule == "beyond"}


def calm(chart: Chart) -> State:
    return "not_enough_history" if chart.tier in ("none", "provisional") else "usual_range"
