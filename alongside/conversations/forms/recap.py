"""What is asked about a recap: its words, another view, an amendment, *was I heard*, and a period of them."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.foundation.dates import DAY

from ..models import DIFFERENTLY, IN_SHORT, Heard

LONGEST = timedelta(days=731)


class RecapPointForm(forms.Form):
    text = forms.CharField(
        label=_("Your words"),
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        error_messages={"required": _("One sentence is enough.")},
    )

    def __init__(self, *args: Any, sections: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = [(IN_SHORT, _("In short")), *sections, (DIFFERENTLY, _("Where we see it differently"))]
        self.fields["section"] = forms.ChoiceField(label=_("Where it belongs"), choices=places)


class WordingForm(forms.Form):
    text = forms.CharField(
        label=_("The words"),
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        error_messages={"required": _("Leave a sentence here, or take the point out.")},
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class DifferentViewForm(forms.Form):
    text = forms.CharField(
        label=_("How do you see it?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        error_messages={"required": _("A sentence in your own words. Both wordings are kept.")},
    )
    point = forms.UUIDField(required=False, widget=forms.HiddenInput)
    commitment = forms.UUIDField(required=False, widget=forms.HiddenInput)
    rest_is_fair = forms.BooleanField(required=False, widget=forms.HiddenInput)


class HeardForm(forms.Form):
    answer = forms.ChoiceField(label=_("Was I heard?"), choices=Heard.Answer.choices)


class AmendmentForm(forms.Form):
    text = forms.CharField(
        label=_("What should be added or put right?"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        error_messages={"required": _("A sentence in your own words. The old text stays readable.")},
    )
    reason = forms.CharField(
        label=_("Why now"),
        max_length=300,
        error_messages={"required": _("A few words, so that both of you know why.")},
    )


class CompanionForm(forms.Form):
    person = forms.UUIDField()


class PeriodForm(forms.Form):
    since = forms.DateField(label=_("From"), widget=DAY)
    until = forms.DateField(label=_("To"), widget=DAY)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        since, until = said.get("since"), said.get("until")
        if since and until and until < since:
            self.add_error("until", _("This day is before the first one. Choose a later day."))
        if since and until and until - since > LONGEST:
            self.add_error("since", _("That is more than two years. Choose a shorter time; nothing older is kept."))
        return said


def last_quarter() -> dict[str, date]:
    """The calendar quarter that ended last."""
    today = timezone.localdate()
    this = date(today.year, 3 * ((today.month - 1) // 3) + 1, 1)
    until = this - timedelta(days=1)
    return {"since": date(until.year, until.month - 2, 1), "until": until}
