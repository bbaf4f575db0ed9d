"""What somebody leaves for their next manager: a few lines, and what comes along."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import Conversation, TalkingPoint


class HandoverForm(forms.Form):
    comment = forms.CharField(
        label=_("A few lines for your new manager"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("How you like to work, what is going on, what to ask about. Or nothing."),
    )
    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    points = forms.TypedMultipleChoiceField(required=False, coerce=UUID)
    talks = forms.TypedMultipleChoiceField(required=False, coerce=UUID)

    def __init__(
        self, data: object = None, *, points: Iterable[TalkingPoint], talks: Iterable[Conversation], **kwargs: object
    ) -> None:
        super().__init__(data, **kwargs)  # type: ignore[arg-type]
        self.things: Mapping[str, dict[UUID, Any]] = {
            "points": {p.pk: p for p in points},
            "talks": {t.pk: t for t in talks},
        }
        for name, things in self.things.items():
            self.fields[name].choices = [(str(key), str(key)) for key in things]  # type: ignore[attr-defined]

    def chosen(self, name: str) -> list[Any]:
        return [self.things[name][key] for key in self.cleaned_data[name]]
