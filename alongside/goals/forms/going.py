"""What happens to a goal on its way: a check-in, a milestone, a pause, the end."""

from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from alongside.foundation.dates import DAY

from ..models import Closure, Goal, ScorecardLine
from ..queries.words import sure_words


class CheckInForm(forms.Form):
    value = forms.FloatField(label=_("Where it stands"), required=False)
    sure = forms.TypedChoiceField(
        label=_("How sure are you"), coerce=int, empty_value=None, required=False, widget=forms.RadioSelect
    )
    said = forms.CharField(
        label=_("In a sentence"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    helped = forms.CharField(label=_("What helped"), max_length=300, required=False)
    in_the_way = forms.CharField(label=_("What is in the way"), max_length=300, required=False)

    def __init__(self, *args: Any, goal: Goal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sure"].choices = [(n, sure_words(n)) for n in range(5, 0, -1)]  # type: ignore[attr-defined]
        if not goal.is_measured or goal.kpi_id:
            del self.fields["value"]
        elif goal.unit:
            self.fields["value"].help_text = goal.unit

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if all(said.get(name) in (None, "") for name in self.fields) and not self.errors:
            raise forms.ValidationError(_("Say one thing: where it stands, how sure you are, or what helped."))
        return said


class MilestoneForm(forms.Form):
    title = forms.CharField(label=_("What is there then"), max_length=120)
    due = forms.DateField(label=_("Until when"), widget=DAY)
    done_when = forms.CharField(label=_("How you will see it"), max_length=300, required=False)

    def __init__(self, *args: Any, goal: Goal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.goal = goal

    def clean_due(self) -> date:
        day: date = self.cleaned_data["due"]
        if self.goal.holds(day):
            return day
        first = date_format(self.goal.start, "j F Y")
        if self.goal.due is None:
            raise forms.ValidationError(
                _("The goal begins on %(first)s. Choose that day or a later one.") % {"first": first}
            )
        words = _("The goal goes from %(first)s to %(last)s. Choose a day between them.")
        raise forms.ValidationError(words % {"first": first, "last": date_format(self.goal.due, "j F Y")})


class PauseForm(forms.Form):
    starts_on = forms.DateField(label=_("From"), widget=DAY)
    ends_on = forms.DateField(label=_("Until"), widget=DAY, help_text=_("These days do not count. No reason is asked."))

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not self.errors and said["ends_on"] < said["starts_on"]:
            self.add_error("ends_on", _("The pause would end before it begins. Swap the two days."))
        return said


class ClosureForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("How it ends"),
        choices=Closure.Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the three. None of them is held against anybody.")},
    )
    reason = forms.CharField(
        label=_("Why"), max_length=300, required=False, help_text=_("Of a goal that is released: a few words.")
    )
    learned = forms.CharField(
        label=_("What did you learn"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("outcome") == Closure.Outcome.RELEASED and not said.get("reason"):
            self.add_error("reason", _("Say in a few words why. Then it is handled, not forgotten."))
        return said


class LineForm(forms.Form):
    text = forms.CharField(
        label=_("A line"), max_length=200, help_text=_("Something both of you could see: hands over before leaving.")
    )
    about = forms.ChoiceField(
        label=_("What it is about"),
        choices=ScorecardLine.About.choices,
    )


class LookForm(forms.Form):
    """A note for each line, and when both look again."""

    again_on = forms.DateField(label=_("We look again on"), required=False, widget=DAY)

    def __init__(self, *args: Any, lines: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = lines
        for line in lines:
            self.fields[f"note-{line.pk}"] = forms.CharField(
                label=line.text, max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
            )

    @property
    def notes(self) -> list[forms.BoundField]:
        return [self[f"note-{line.pk}"] for line in self.lines]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not self.errors and not any(self.said().values()):
            raise forms.ValidationError(_("Write a note on one line at least."))
        return said

    def said(self) -> dict[Any, str]:
        return {line: self.cleaned_data[f"note-{line.pk}"] for line in self.lines}


class ExpectationForm(forms.Form):
    role = forms.CharField(label=_("Role"), max_length=160, help_text=_("As it stands in the directory."))
    level = forms.CharField(label=_("Level"), max_length=60, required=False)
    text = forms.CharField(
        label=_("What is expected"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("The same for everybody in this role. What can be seen, not what somebody is like."),
    )
    since = forms.DateField(label=_("Since when"), widget=DAY)
