"""Whether the sentence and the fields say the same: the date, the number, the unit."""

from datetime import date

from .days import days, full_dates, may_mean
from .goal import Metric
from .letters import FROM_TO
from .numbers import SECONDS, Figure, figures, unit_of

CLOSE = 1e-9
SHARES = {"%", "pp"}


def differing_date(text: str, due: date | None, start: date | None, today: date) -> str | None:
    """The phrase that says another day than the field; without a field, one that names a day in the past."""
    phrases = [p.strip() for p in days(text).until]
    if due is None:
        passed = [p for p in phrases if any(d < today for d in full_dates((p,)))]
        return passed[-1] if passed and len(passed) == len(phrases) else None
    judged = [(p, may_mean(p, due)) for p in phrases]
    wrong = [p for p, fits in judged if fits is False]
    return wrong[-1] if wrong and not any(fits for _phrase, fits in judged) else None


def differing_number(text: str, metric: Metric) -> float | None:
    """The number that should be the target and is not. Other counts in the sentence are let be where one fits."""
    if metric.target is None or (metric.direction == "keep_between" and metric.high is None):
        return None
    rest = days(text).rest
    found = figures(rest)
    reached = _reached(rest, found)
    if reached is not None:
        return None if _is(reached, metric.target, metric) else reached.value
    if not found or any(_fits(figure, metric, rest) for figure in found):
        return None
    measured = [f for f in found if f.unit and f.unit == unit_of(metric.unit)]
    return (measured or found)[-1].value


def _reached(rest: str, found: list[Figure]) -> Figure | None:
    """The y of from x to y."""
    pair = FROM_TO.search(rest)
    inside = [f for f in found if pair and pair.start() <= f.start < pair.end()]
    return inside[-1] if len(inside) > 1 else None


def _fits(figure: Figure, metric: Metric, rest: str) -> bool:
    """The target itself, a bound of it, or the change that leads there: *by* so much."""
    if any(b is not None and _is(figure, b, metric) for b in (metric.target, metric.high)):
        return True
    if metric.baseline is None or metric.target is None:
        return figure.unit in SHARES and unit_of(metric.unit) not in SHARES
    if not rest[: figure.start].rstrip().lower().endswith("by"):
        return False
    change = abs(metric.target - metric.baseline)
    relative = change / abs(metric.baseline) * 100 if metric.baseline else None
    return _near(figure.value, change) or (
        figure.unit == "%" and relative is not None and _near(figure.value, relative)
    )


def _is(figure: Figure, target: float, metric: Metric) -> bool:
    """Equal, in another unit of time too: 90 minutes are 1.5 hours."""
    unit = unit_of(metric.unit)
    if figure.unit in SECONDS and unit in SECONDS:
        return _near(figure.value * SECONDS[figure.unit], target * SECONDS[unit])
    return _near(figure.value, target)


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= CLOSE * max(1.0, abs(one), abs(other))


def mixed_units(text: str, metric: Metric) -> str | None:
    """The unit the text gives to the target's own number when the field says another; per cent and points above all."""
    unit = unit_of(metric.unit)
    if not unit or metric.target is None:
        return None
    for figure in figures(days(text).rest):
        if figure.unit and figure.unit != unit and _clashes(figure, unit, metric):
            return figure.unit
        if unit == "%" and figure.unit == "%" and _is_change_in_points(text, figure, metric):
            return "%"
    return None


def _clashes(figure: Figure, unit: str, metric: Metric) -> bool:
    target = _near(figure.value, metric.target or 0.0)
    if {figure.unit, unit} == SHARES:
        return target or unit == "pp"
    return target and not (figure.unit in SHARES and not target) and not _same_time(figure, unit, metric)


def _same_time(figure: Figure, unit: str, metric: Metric) -> bool:
    return figure.unit in SECONDS and unit in SECONDS and _is(figure, metric.target or 0.0, metric)


def _is_change_in_points(text: str, figure: Figure, metric: Metric) -> bool:
    """“By 5 %” from 40 % to 45 % means points."""
    if metric.baseline in (None, 0) or metric.target is None or metric.baseline is None:
        return False
    before = days(text).rest[: figure.start].rstrip()
    change = abs(metric.target - metric.baseline)
    return (
        before.endswith("by")
        and _near(figure.value, change)
        and not _near(figure.value, change / abs(metric.baseline) * 100)
    )
