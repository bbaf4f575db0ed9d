"""Choosing a password: with a one-time link, or in place of the current one."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.people.models import Person, SignInLink


class NewPasswordForm(forms.Form):
    password = forms.CharField(
        label=gettext_lazy("New password"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": gettext_lazy("Choose a password.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rules = [*password_validators_help_texts(), _("A few words in a row are easy to remember.")]
        self.fields["password"].help_text = " ".join(rules)

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password)
        return password


class LinkForm(NewPasswordForm):
    """What a one-time link asks for: a password, or nothing at all."""

    def __init__(self, *args: Any, link: SignInLink, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not link.asks_for_password:
            del self.fields["password"]


class PasswordForm(NewPasswordForm):
    """A new password in place of the current one, which is asked for."""

    current = forms.CharField(
        label=gettext_lazy("Current password"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": gettext_lazy("Write the password you have now.")},
    )
    field_order = ["current", "password"]

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_current(self) -> str:
        current: str = self.cleaned_data["current"]
        if not self.person.proves_with(current):
            raise ValidationError(_("This is not your current password. Try again, or have a link sent to you."))
        return current
