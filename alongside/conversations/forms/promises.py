"""Promises: one line and a day; the rest unfolds."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.foundation.dates import DAY

from ..models import Commitment

DETAILS = ("done_when", "support", "sure", "risk", "early_sign", "what_then")


class DetailsForm(forms.Form):
    """What makes a promise more likely: asked one at a time, each may stay empty."""

    text = forms.CharField(
        label=_("A new promise"), max_length=300, error_messages={"required": _("One thing, small enough to finish.")}
    )
    done_when = forms.CharField(label=_("It is done when"), max_length=300, required=False)
    support = forms.CharField(label=_("What would help"), max_length=300, required=False)
    sure = forms.ChoiceField(
        label=_("How sure"), choices=[("", _("Not said")), *Commitment.Sure.choices], required=False
    )
    risk = forms.CharField(label=_("What could get in the way"), max_length=300, required=False)
    early_sign = forms.CharField(label=_("The first sign of it"), max_length=300, required=False)
    what_then = forms.CharField(label=_("What then"), max_length=300, required=False)

    @property
    def details(self) -> list[forms.BoundField]:
        return [self[name] for name in DETAILS]


class WordsForm(DetailsForm):
    """The same of a promise that is there, on top of the version that was read."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class PromiseForm(DetailsForm):
    """One line and a day; `theirs` suggests it to the other."""

    due = forms.DateField(
        label=_("By when"),
        widget=DAY,
        error_messages={"invalid": _("That day does not exist. Try the day before."), "required": _("Choose a day.")},
    )
    theirs = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def clean_due(self) -> Any:
        due = self.cleaned_data["due"]
        if due < timezone.localdate():
            raise forms.ValidationError(_("That day has passed. Choose today or a later day."))
        if due > timezone.localdate() + timedelta(days=730):
            raise forms.ValidationError(_("That is more than two years away. Choose a nearer day, and a first step."))
        return due

    def facts(self) -> dict[str, Any]:
        """Everything said about the promise but its words, its day and its owner."""
        return {name: self.cleaned_data[name] for name in DETAILS if self.cleaned_data.get(name)}


class AskForm(forms.Form):
    """Asking the other to move a promise, or to let it go."""

    to = forms.DateField(label=_("To which day"), widget=DAY)
    reason = forms.CharField(label=_("Why"), max_length=300, help_text=_("Both of you read this, and both agree."))


class LetGoForm(forms.Form):
    reason = forms.CharField(label=_("Why"), max_length=300, help_text=_("Both of you read this, and both agree."))
