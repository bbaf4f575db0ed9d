"""How a figure, a day and a signal are said."""

from datetime import date

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from ..models import Kpi
from ..signals.words import State

DIGITS = 3


def figure(value: float, kpi: Kpi | None = None) -> str:
    """As somebody would write it: 54, 41.4, 12.3 %."""
    if kpi and kpi.is_share:
        return _("%(number)s %%") % {"number": _plain(value * 100)}
    plain = _plain(value)
    return f"{plain} {kpi.unit}" if kpi and kpi.unit else plain


def _plain(value: float) -> str:
    """Three figures that say something, and none that says nothing."""
    whole = len(str(abs(int(value))))
    rounded = round(value, max(0, DIGITS - whole))
    return str(number_format(int(rounded) if rounded == int(rounded) else rounded, use_l10n=True))


def when(day: date, kpi: Kpi) -> str:
    """Week 44, November 2026, or the day."""
    R = Kpi.Rhythm
    if kpi.rhythm == R.WEEK:
        return _("Week %(week)s") % {"week": day.isocalendar().week}
    if kpi.rhythm == R.MONTH:
        return date_format(day, "F Y")
    if kpi.rhythm == R.QUARTER:
        return _("Quarter %(quarter)s, %(year)s") % {"quarter": (day.month + 2) // 3, "year": day.year}
    return date_format(day, "j F")


def short_when(day: date, kpi: Kpi) -> str:
    """Under the picture, where there is little room."""
    R = Kpi.Rhythm
    if kpi.rhythm == R.WEEK:
        return str(day.isocalendar().week)
    return date_format(day, "M Y" if kpi.rhythm in (R.MONTH, R.QUARTER) else "j M")


def state_words(state: State) -> str:
    return {
        "usual_range": _("Usual range"),
        "changed": _("Changed"),
        "drifting": _("Drifting"),
        "not_enough_history": _("Not enough history"),
    }[state]


def state_question(state: State) -> str:
    """One sentence that goes with the signal: a number asks, it does not judge."""
    return {
        "usual_range": _("Nothing here needs explaining."),
        "changed": _("Something is different from before. What do you see in it?"),
        "drifting": _("It has been on one side for a while. What has changed around it?"),
        "not_enough_history": _("Limits need twelve readings. Until then this is a picture and nothing more."),
    }[state]


def target_words(kpi: Kpi) -> str:
    """The target by itself: “45 or fewer” is a line, not a limit."""
    low = figure(kpi.target_low, kpi) if kpi.target_low is not None else ""
    high = figure(kpi.target_high, kpi) if kpi.target_high is not None else ""
    K = Kpi.TargetKind
    if kpi.target_kind == K.BETWEEN:
        return _("between %(low)s and %(high)s") % {"low": low, "high": high}
    if kpi.target_kind == K.REACH_BY and kpi.target_by:
        return _("%(value)s by %(day)s") % {"value": low or high, "day": date_format(kpi.target_by, "j F Y")}
    if kpi.target_kind == K.AT_LEAST:
        return _("%(value)s or more") % {"value": low}
    return _("%(value)s or less") % {"value": high} if kpi.target_kind == K.AT_MOST else ""


def met_words(kpi: Kpi, met: bool | None) -> str:
    """Beside the signal, never instead of it."""
    target = target_words(kpi)
    if not target:
        return ""
    if met is None:
        return _("Target: %(target)s") % {"target": target}
    return (_("At target: %(target)s") if met else _("Not at target: %(target)s")) % {"target": target}
