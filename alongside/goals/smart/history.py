"""A target against what its number usually does: one sentence that asks, nothing that blocks (domain.md §2.2)."""

from dataclasses import dataclass
from gettext import gettext as _

from .goal import Metric

FAR = 2  # times the distance from the mean to the limit


@dataclass(frozen=True)
class Range:
    """The natural limits of the number, in the unit of the target."""

    mean: float
    lower: float
    upper: float


def against_history(metric: Metric, usual: Range) -> str:
    """The pattern of a sentence, to be translated; empty where there is no target to look at."""
    if metric.target is None:
        return ""
    if metric.direction == "keep_between":
        return _band(metric.target, metric.high, usual)
    if _is_there_already(metric, usual):
        return _("What this number usually does is beyond this target already. Is it still the right one?")
    if usual.lower <= metric.target <= usual.upper:
        return _("The target lies in the usual range: the number gets there by chance, with no change in the work.")
    if abs(metric.target - usual.mean) > FAR * _reach(metric.target, usual):
        return _(
            "The target is far outside the usual range. "
            "What would be its first milestone, or what is to be learned first?"
        )
    return _("The target is outside the usual range: it takes a change in how the work is done. Which one?")


def _band(low: float, high: float | None, usual: Range) -> str:
    if high is None:
        return ""
    if low <= usual.lower and usual.upper <= high:
        return _("The usual range lies between the two already. Is it still the right goal?")
    return _("The number usually leaves this band: it takes a change in how the work is done. Which one?")


def _is_there_already(metric: Metric, usual: Range) -> bool:
    return (metric.direction == "up" and metric.target is not None and metric.target < usual.lower) or (
        metric.direction == "down" and metric.target is not None and metric.target > usual.upper
    )


def _reach(target: float, usual: Range) -> float:
    """From the mean to the limit on the side of the target."""
    return usual.upper - usual.mean if target > usual.mean else usual.mean - usual.lower
