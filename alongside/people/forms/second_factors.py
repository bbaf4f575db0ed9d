"""The second step: the code of an app, a recovery code, the name of a factor."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.people.codes import accepts_code, code_field
from alongside.people.models import Person
from alongside.people.passkeys import MOST_CHARACTERS, signed_with


class SecondStepForm(forms.Form):
    """One of three, whichever was filled in: a passkey's answer, an app's code, a recovery code."""

    passkey = forms.CharField(max_length=MOST_CHARACTERS, required=False, widget=forms.HiddenInput)
    code = code_field(required=False)
    recovery = forms.CharField(
        label=gettext_lazy("Recovery code"),
        help_text=gettext_lazy("One of the ten you kept. Capitals and dashes do not matter; each works once."),
        max_length=60,
        required=False,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false", "dir": "ltr"}
        ),
    )

    def __init__(self, request: HttpRequest, person: Person, data: Any = None) -> None:
        super().__init__(data)
        self.request, self.person = request, person

    def clean(self) -> dict[str, Any]:
        said = {name: self.cleaned_data.get(name, "") for name in self.fields}
        if not any(said.values()):
            raise ValidationError(_("Write a code, or use your passkey."))
        if not any(self._is_right(name, value) for name, value in said.items() if value):
            raise ValidationError(_("This was not right. Wait for the next code, or take another way."))
        return self.cleaned_data

    def _is_right(self, name: str, value: str) -> bool:
        if name == "passkey":
            return signed_with(self.request, value, self.person) is not None
        return accepts_code(self.person, value) if name == "code" else self.person.spend_recovery_code(value)


class PasskeySignInForm(forms.Form):
    passkey = forms.CharField(max_length=MOST_CHARACTERS, required=False, widget=forms.HiddenInput)


class NameForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Name"),
        help_text=gettext_lazy("For you alone, to tell them apart: “Phone”, “Blue key”."),
        max_length=60,
        error_messages={"required": gettext_lazy("Give it a name you will recognise.")},
    )


class NewPasskeyForm(NameForm):
    passkey = forms.CharField(max_length=MOST_CHARACTERS, required=False, widget=forms.HiddenInput)


class NewAppForm(NameForm):
    code = code_field()
    field_order = ["code", "name"]
