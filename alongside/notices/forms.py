"""Which notices come by mail as well, and when one that was put off returns."""

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


class ReturnForm(forms.Form):
    """In how many days it comes back; tomorrow, unless something sensible is said."""

    in_days = forms.IntegerField(min_value=1, max_value=30, required=False)

    @property
    def days(self) -> int:
        self.full_clean()
        return self.cleaned_data.get("in_days") or 1
