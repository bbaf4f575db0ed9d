"""A reading, and what stands beside it."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.foundation.dates import DAY
from alongside.foundation.errors import told_in

from ..actions import Line
from ..files import read_lines
from ..models import ContextNote, Kpi, Reading, refuse_correction, refuse_reading
from ..signals.tiers import LIMITS_FROM


class NumberForm(forms.Form):
    value = forms.FloatField(label=_("Number"))
    of = forms.FloatField(label=_("Of how many"), required=False)

    def __init__(self, *args: Any, kpi: Kpi, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kpi = kpi
        if kpi.is_share:
            self.fields["value"].label = _("How many")
            self.fields["of"].required = True
        else:
            del self.fields["of"]

    def facts(self) -> dict[str, Any]:
        return {"value": self.cleaned_data["value"], "of": self.cleaned_data.get("of")}


class ReadingForm(NumberForm):
    day = forms.DateField(label=_("Day"), widget=DAY, initial=timezone.localdate)

    field_order = ["day", "value", "of"]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not self.errors:
            with told_in(self):
                refuse_reading(self.kpi, said["day"], **self.facts())
        return said


class CorrectionForm(NumberForm):
    reason = forms.CharField(label=_("Why"), max_length=300, help_text=_("The old number stays readable beside it."))

    field_order = ["value", "of", "reason"]

    def __init__(self, *args: Any, reading: Reading, **kwargs: Any) -> None:
        now = {"value": reading.value, "of": reading.of}
        super().__init__(*args, kpi=reading.kpi, initial=now, **kwargs)
        self.reading = reading

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not self.errors:
            with told_in(self):
                refuse_correction(self.reading, **self.facts())
        return said


class FileForm(forms.Form):
    file = forms.FileField(
        label=_("CSV file"), help_text=_("date,value or date,value,denominator, as in 2027-01-31,42. All or nothing.")
    )

    def __init__(self, *args: Any, kpi: Kpi, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kpi = kpi

    def clean_file(self) -> list[Line]:
        with told_in(self, "file"):
            return read_lines(self.cleaned_data["file"].read(), key=self.kpi.key)
        return []


class NoteForm(forms.Form):
    about = forms.ChoiceField(label=_("What was it"), choices=ContextNote.About.choices)
    text = forms.CharField(
        label=_("In a sentence"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("What was different in the work. Name no colleague: “two of us were away” is enough."),
    )

    as_it_is = forms.BooleanField(required=False, widget=forms.HiddenInput)


class ContestForm(forms.Form):
    text = forms.CharField(
        label=_("How you see it"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It stays beside the number, for everybody who reads it."),
    )


class LimitsForm(forms.Form):
    since = forms.DateField(label=_("Since which day"), widget=DAY)
    baseline = forms.IntegerField(label=_("From how many readings"), min_value=LIMITS_FROM, initial=LIMITS_FROM)
    reason = forms.CharField(
        label=_("What changed in the work"), max_length=300, help_text=_("It stands under the picture from then on.")
    )
