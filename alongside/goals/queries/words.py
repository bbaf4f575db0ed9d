"""How a goal's pace, measure and fields are said."""

from datetime import date
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from ..models import Goal, GoalTemplate
from ..pace import Pace


def pace_words(pace: Pace, goal: Goal) -> str:
    """A neutral word about a goal. About a person it says nothing."""
    if pace.word == "no_news":
        return _("No news since %(day)s") % {"day": date_format(pace.news, "j F")}
    return {
        "early": _("Ahead of its dates"),
        "on_pace": _("On pace"),
        "behind": _("Behind its dates"),
        "unknown": _("Too early to say"),
        "paused": _("Paused"),
    }[pace.word]


def measure_words(goal: Goal | GoalTemplate) -> str:
    """From where to where: “reply time: from 9 to 4 hours”."""
    if goal.target is None:
        return goal.measure
    said = {"measure": goal.measure, "unit": goal.unit, "target": number(goal.target)}
    if goal.direction == Goal.Direction.KEEP and goal.target_high is not None:
        said["high"] = number(goal.target_high)
        return _("%(measure)s: between %(target)s and %(high)s %(unit)s") % said
    if goal.baseline is None:
        return _("%(measure)s: %(target)s %(unit)s") % said
    said["baseline"] = number(goal.baseline)
    return _("%(measure)s: from %(baseline)s to %(target)s %(unit)s") % said


def number(value: float) -> str:
    return str(number_format(int(value) if value == int(value) else value, use_l10n=True))


def sure_words(sure: int | None) -> str:
    """What the owner said. Five words, no figure."""
    return {
        None: "",
        1: _("Not sure at all"),
        2: _("Rather not"),
        3: _("Half and half"),
        4: _("Likely"),
        5: _("Sure"),
    }[sure]


def wanted_words(wanted: int | None) -> str:
    return {
        None: "",
        1: _("Not really"),
        2: _("A little"),
        3: _("It is all right"),
        4: _("Quite a lot"),
        5: _("Very much"),
    }[wanted]


def difficulty_words(hard: int | None) -> str:
    return {
        None: "",
        1: _("Easy"),
        2: _("Rather easy"),
        3: _("In between"),
        4: _("Rather hard"),
        5: _("Very hard"),
    }[hard]


def value_words(name: str, value: Any) -> str:
    """One field of an older or newer version, as a sentence would have it."""
    if value in (None, ""):
        return _("nothing")
    if isinstance(value, float | int):
        return number(float(value))
    if name in ("start", "due"):
        return date_format(date.fromisoformat(str(value)), "j F Y")
    choices: dict[str, Any] = {"kind": Goal.Kind, "direction": Goal.Direction}
    return str(choices[name](value).label) if name in choices else str(value)


def field_words(name: str) -> str:
    return {
        "title": _("The goal"),
        "why": _("Why"),
        "kind": _("What kind"),
        "serves": _("What it serves"),
        "measure": _("What is measured"),
        "unit": _("Unit"),
        "direction": _("Which way"),
        "baseline": _("Where it stands"),
        "target": _("Where to"),
        "target_high": _("Up to"),
        "deliverable": _("What will be there"),
        "accepted_by": _("Who accepts it"),
        "acceptance": _("It is good enough when"),
        "start": _("Start"),
        "due": _("Until when"),
        "support": _("What is needed, and from whom"),
        "obstacle": _("If this comes in the way"),
        "then": _("Then"),
        "not_proud_of": _("Which way we would not be proud of"),
        "growth_link": _("What is learned by it"),
        "contributors": _("Who else works on it"),
    }[name]
