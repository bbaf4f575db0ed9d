"""Talking points and what becomes of them; notes."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import Note, Settlement, TalkingPoint


class PointForm(forms.Form):
    text = forms.CharField(label=_("Add a talking point"), max_length=300)
    mood = forms.ChoiceField(
        label=_("It is"), choices=[("", _("A talking point")), *TalkingPoint.Mood.choices], required=False
    )
    is_standing = forms.BooleanField(label=_("Every time"), required=False)
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=240, required=False)


class SettlementForm(forms.Form):
    """Talked about, put off to a day, or dropped with a reason."""

    DEFERRED = "deferred"
    CHOICES = [
        (Settlement.DISCUSSED, _("We talked about it")),
        (DEFERRED, _("Put it off to a day")),
        (Settlement.DROPPED, _("Drop it")),
    ]

    how = forms.ChoiceField(label=_("What becomes of it?"), choices=CHOICES, widget=forms.RadioSelect)
    until = forms.DateField(label=_("Until"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    reason = forms.CharField(label=_("Why"), max_length=300, required=False)

    def clean(self) -> dict[str, object]:
        said = super().clean() or {}
        if said.get("how") == self.DEFERRED and not said.get("until"):
            self.add_error("until", _("Until which day? It comes back then."))
        if said.get("how") == Settlement.DROPPED and not said.get("reason"):
            self.add_error("reason", _("A few words, so that both of you know why."))
        return said


class NoteForm(forms.Form):
    text = forms.CharField(label=_("Write a note"), max_length=8000, widget=forms.Textarea(attrs={"rows": 1}))
    stage = forms.SlugField(required=False)
    point = forms.UUIDField(required=False)
    theirs = forms.BooleanField(required=False)
    growing_edge = forms.BooleanField(label=_("A growing edge"), required=False)
    instance = forms.CharField(label=_("Which instance?"), max_length=300, required=False)
    heading = forms.ChoiceField(choices=[("", ""), *Note.Heading.choices], required=False)


class RewordForm(forms.Form):
    text = forms.CharField(label=_("Your words"), max_length=8000, widget=forms.Textarea(attrs={"rows": 3}))
    version = forms.IntegerField(widget=forms.HiddenInput)
