"""What is written while preparing: answers, the private part, evidence and remarks, the purpose of the talk."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.foundation.dates import DAY
from alongside.people.models import latest_day

from ..models import Answer, Remark

WORDS = forms.Textarea(attrs={"rows": 3})
TOO_LONG = _("This is longer than we can keep here. Shorten it, or make two points of it.")


class PreparationForm(forms.Form):
    """Answers by question, each with the version it was written on; and a talking point that was not added yet."""

    point = forms.CharField(max_length=300, required=False, error_messages={"max_length": TOO_LONG})

    def __init__(self, data: Mapping[str, Any], questions: Iterable[str]) -> None:
        super().__init__(data)
        self.questions = [key for key in questions if f"answer-{key}" in data]
        for key in self.questions:
            self.fields[f"answer-{key}"] = forms.CharField(
                max_length=8000, required=False, error_messages={"max_length": TOO_LONG}
            )
            self.fields[f"version-{key}"] = forms.IntegerField(min_value=0, required=False)

    def answers(self, before: Mapping[str, Answer]) -> dict[str, tuple[str, int]]:
        """Text and version of those that say something new. An untouched empty box says nothing."""
        said = {key: self._said(key) for key in self.questions}
        return {
            key: (text, v)
            for key, (text, v) in said.items()
            if text != (before[key].text if key in before else "") and (text or v)
        }

    def overtaken(self, before: Mapping[str, Answer]) -> list[str]:
        """Questions that were answered in another window in between."""
        new = self.answers(before)
        return [key for key, (_text, version) in new.items() if key in before and before[key].version != version]

    def _said(self, key: str) -> tuple[str, int]:
        return self.cleaned_data[f"answer-{key}"], self.cleaned_data[f"version-{key}"] or 0

    @property
    def problems(self) -> list[str]:
        return [str(problem) for problems in self.errors.values() for problem in problems]


class PrivatePartForm(forms.Form):
    hope = forms.CharField(label=_("What I hope for"), max_length=4000, required=False, widget=WORDS)
    hard = forms.CharField(label=_("What may be hard to hear"), max_length=4000, required=False, widget=WORDS)


class EvidenceForm(forms.Form):
    text = forms.CharField(
        label=_("What happened"),
        help_text=_("What was seen, and what followed. Leave out what you think it says about somebody."),
        max_length=2000,
        widget=WORDS,
        error_messages={"required": _("A sentence is enough: what happened?"), "max_length": TOO_LONG},
    )
    on = forms.DateField(
        label=_("When"),
        widget=DAY,
        error_messages={"invalid": _("That day does not exist. Try the day before."), "required": _("Choose a day.")},
    )
    source = forms.CharField(
        label=_("Where it comes from"),
        help_text=_("A mail, a meeting, a number: so that both can look."),
        max_length=200,
        required=False,
    )

    def clean_on(self) -> Any:
        if self.cleaned_data["on"] > latest_day():
            raise forms.ValidationError(_("That day is still to come. Choose today or a day before."))
        return self.cleaned_data["on"]


class RemarkForm(forms.Form):
    item = forms.CharField(max_length=60, widget=forms.HiddenInput)
    how = forms.ChoiceField(
        label=_("It is"),
        choices=[(Remark.ADDS, _("Something to add")), (Remark.DIFFERS, _("I see this differently"))],
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=_("In your words"),
        max_length=2000,
        widget=WORDS,
        error_messages={"required": _("A sentence is enough: how do you see it?"), "max_length": TOO_LONG},
    )


class ItemForm(forms.Form):
    item = forms.CharField(max_length=60)


class PurposeForm(forms.Form):
    purpose = forms.CharField(
        label=_("What this talk is for"),
        help_text=_("One sentence both of you would say. Empty brings back the one of this kind of talk."),
        max_length=300,
        required=False,
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
