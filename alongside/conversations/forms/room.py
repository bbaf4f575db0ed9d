"""What is said in the room: a step to turn to, a sentence said back and its answer, drafts, private notes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import Paraphrase


class StageForm(forms.Form):
    key = forms.SlugField()


class ParaphraseForm(forms.Form):
    text = forms.CharField(
        label=_("What I hear is"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("One sentence is enough: what did you hear?")},
    )
    stage = forms.SlugField(required=False, widget=forms.HiddenInput)


class AnswerForm(forms.Form):
    reply = forms.ChoiceField(choices=Paraphrase.Reply.choices)
    wording = forms.CharField(label=_("In your own words"), max_length=500, required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("reply") == Paraphrase.Reply.ALMOST and not said.get("wording"):
            self.add_error("wording", _("Say it in your own words, so that “almost” becomes right."))
        return said


class DraftForm(forms.Form):
    place = forms.CharField(max_length=120)
    text = forms.CharField(max_length=8000, required=False, strip=False)


class PrivateNoteForm(forms.Form):
    text = forms.CharField(
        label=_("Private notes"),
        max_length=8000,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
