"""Signing in by e-mail address and password, and asking for a link."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.people.models import Person
from alongside.people.queries import employed_at
from alongside.people.signing_in import may_sign_in_here


def address_field() -> forms.EmailField:
    return forms.EmailField(
        label=gettext_lazy("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
        error_messages={"required": gettext_lazy("Write the e-mail address you have at work.")},
    )


class SignInForm(forms.Form):
    email = address_field()
    password = forms.CharField(
        label=gettext_lazy("Password"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": gettext_lazy("Write your password, or have a link sent to you.")},
    )
    person: Person

    def clean(self) -> dict[str, Any]:
        """One answer for a wrong password, an unknown address, somebody who left, somebody who has another way in."""
        if self.errors:
            return self.cleaned_data
        self.person = employed_at(self.cleaned_data["email"]) or Person()  # nobody, who takes as long to check
        if not self.person.proves_with(self.cleaned_data["password"]) or not may_sign_in_here(self.person):
            raise ValidationError(
                _("This address and this password do not belong together. Try again, or have a link sent to you.")
            )
        return self.cleaned_data


class LinkRequestForm(forms.Form):
    email = address_field()
