"""How often two people mean to have a kind of talk."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import Rhythm

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
AFTER, WEEKLY, MONTHLY, REST = "after", "weekly", "monthly", "rest"


class RhythmForm(forms.Form):
    """So long after the last, on days of its own, or as it comes. Fields of the other choices are left alone."""

    how = forms.ChoiceField(
        label=gettext_lazy("How it comes round"),
        choices=[
            (AFTER, gettext_lazy("So long after the last one")),
            (WEEKLY, gettext_lazy("On a weekday, every so many weeks")),
            (MONTHLY, gettext_lazy("On a weekday of the month")),
            (REST, gettext_lazy("As it comes, without a rhythm")),
        ],
        widget=forms.RadioSelect,
    )
    every = forms.IntegerField(label=gettext_lazy("Every how many"), min_value=1, max_value=52, required=False)
    unit = forms.ChoiceField(
        label=gettext_lazy("Weeks or months"),
        choices=Rhythm.Unit,
        required=False,
        help_text=gettext_lazy("For the first choice. A weekday comes round by weeks, one of the month by months."),
    )
    place = forms.ChoiceField(
        label=gettext_lazy("Which one of the month"),
        choices=[
            ("1", gettext_lazy("The first")),
            ("2", gettext_lazy("The second")),
            ("3", gettext_lazy("The third")),
            ("-1", gettext_lazy("The last")),
        ],
        required=False,
    )
    day = forms.ChoiceField(
        label=gettext_lazy("Weekday"),
        choices=[(name, WEEKDAYS[number]) for number, name in enumerate(DAYS)],
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("how") in (AFTER, WEEKLY, MONTHLY) and not said.get("every") and "every" not in self.errors:
            self.add_error("every", _("Say how many: 2, for example."))
        return said

    def facts(self) -> dict[str, Any]:
        """What `choose_rhythm` keeps: a number of weeks or months after the last, or a rule (RFC 5545)."""
        said, today = self.cleaned_data, timezone.localdate()
        how, every, day = said["how"], said["every"], said.get("day") or "MO"
        if how == WEEKLY:
            return {"starts_on": today, "rule": f"FREQ=WEEKLY;INTERVAL={every};BYDAY={day}"}
        if how == MONTHLY:
            place = said.get("place") or "1"
            return {"starts_on": today, "rule": f"FREQ=MONTHLY;INTERVAL={every};BYDAY={place}{day}"}
        return {"starts_on": today, "every": every if how == AFTER else 0, "unit": said.get("unit") or "week"}


def said_before(own: Rhythm | None, usual: Any) -> dict[str, Any]:
    """What the form begins with: what they chose, else what is usual for the kind."""
    if own is None:
        every, unit = (usual.every, usual.unit) if usual else (2, "week")
        return {"how": AFTER, "every": every, "unit": unit}
    if not own.rule:
        return {"how": REST if own.rests else AFTER, "every": own.every or 2, "unit": own.unit}
    parts = dict(part.split("=", 1) for part in own.rule.split(";"))
    said = {"every": int(parts.get("INTERVAL", 1)), "day": parts["BYDAY"][-2:], "place": parts["BYDAY"][:-2] or "1"}
    return said | {"how": WEEKLY if parts["FREQ"] == "WEEKLY" else MONTHLY}
