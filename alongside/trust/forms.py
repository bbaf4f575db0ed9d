"""Forms of this room."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .catalogue import Clock
from .models import Holding


class ReleaseForm(forms.Form):
    text = forms.CharField(
        label=_("The copy they get"),
        help_text=_("Leave out what would make other people recognisable. What you wrote stays as it is."),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )


class WithholdingForm(forms.Form):
    reason = forms.ChoiceField(label=_("Why"), choices=Holding.Reason.choices, widget=forms.RadioSelect)


class DecisionsForm(forms.Form):
    text = forms.CharField(
        label=_("How decisions are made here"),
        help_text=_(
            "For each of pay, promotion and dismissal: who decides, when, and which records are used. Which are not."
        ),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 18}),
    )
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class KeepingTimeForm(forms.Form):
    number = forms.IntegerField()

    def __init__(self, *args: Any, clock: Clock, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = {"hours": _("Hours"), "days": _("Days"), "months": _("Months")}
        bounds = {"least": clock.span_words(clock.least), "most": clock.span_words(clock.most)}
        self.fields["number"] = forms.IntegerField(
            label=units[clock.unit],
            help_text=_("Between %(least)s and %(most)s.") % bounds,
            error_messages=dict.fromkeys(
                ("required", "invalid", "min_value", "max_value"), _("Choose between %(least)s and %(most)s.") % bounds
            ),
            min_value=clock.least,
            max_value=clock.most,
        )
