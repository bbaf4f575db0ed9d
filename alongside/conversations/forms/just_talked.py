"""We just talked: a line or two, and a promise if there was one."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.foundation.dates import DAY, in_two_weeks


class JustTalkedForm(forms.Form):
    text = forms.CharField(
        label=_("What it was about"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2}), required=False
    )
    promise = forms.CharField(label=_("A promise (if there was one)"), max_length=300, required=False)
    due = forms.DateField(label=_("By when"), required=False, widget=DAY, initial=in_two_weeks)
    theirs = forms.BooleanField(required=False)
    happened_on = forms.DateField(label=_("When"), required=False, widget=DAY)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not said.get("text") and not said.get("promise"):
            self.add_error("text", _("A word or two is enough: what was it about?"))
        if said.get("promise") and not said.get("due"):
            self.add_error("due", _("By when? Choose today or a later day."))
        if said.get("due") and said["due"] < timezone.localdate():
            self.add_error("due", _("That day has passed. Choose today or a later day."))
        if said.get("happened_on") and said["happened_on"] > timezone.localdate():
            self.add_error("happened_on", _("That day is still to come. Plan the talk instead."))
        return said


class CorrectionForm(forms.Form):
    text = forms.CharField(label=_("What it was about"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    version = forms.IntegerField(widget=forms.HiddenInput)
