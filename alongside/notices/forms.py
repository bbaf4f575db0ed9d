"""Which notices come by mail as well."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .queries import Choice


class MailForm(forms.Form):
    """One box a kind; those that are ticked come by mail as well."""

    def __init__(self, choices: list[Choice], *args: Any, **kwargs: Any) -> None:
        wanted = [choice.kind.event for choice in choices if choice.wanted]
        super().__init__(*args, **{"initial": {"kinds": wanted}, **kwargs})
        self.offered = {choice.kind.event for choice in choices}
        self.fields["kinds"] = forms.MultipleChoiceField(
            label=_("By mail as well"),
            required=False,
            widget=forms.CheckboxSelectMultiple,
            choices=[(choice.kind.event, choice.kind.name) for choice in choices],
        )
