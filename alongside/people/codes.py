"""The code of an authenticator app: the field it is typed into, whether it is right, and the picture for the app."""

import segno
from django import forms
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy

from .models import Person


def code_field(*, required: bool = True) -> forms.CharField:
    attrs = {"autocomplete": "one-time-code", "inputmode": "numeric", "dir": "ltr", "spellcheck": "false"}
    return forms.CharField(
        label=gettext_lazy("Code from your authenticator app"),
        help_text=gettext_lazy("Six digits; a new one every thirty seconds."),
        max_length=12,
        required=required,
        widget=forms.TextInput(attrs=attrs),
        error_messages={"required": gettext_lazy("Write the code that your app shows now.")},
    )


def accepts_code(person: Person, code: str) -> bool:
    return any(app.accepts(code) for app in person.authenticator_apps.confirmed())


def picture_of(address: str) -> SafeString:
    """A QR code as SVG, dark on light in every theme, because cameras want it so."""
    drawn = segno.make(address, error="m").svg_inline(omitsize=True, light="#fff", dark="#000", svgclass="qr")
    return mark_safe(drawn)  # noqa: S308  segno draws squares; the address is in none of its words
