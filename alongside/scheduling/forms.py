"""What is asked to connect a calendar."""

from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from .models import Calendar

BY_ADDRESS = [choice for choice in Calendar.Kind.choices if choice[0] != Calendar.Kind.GOOGLE]
SECRET = forms.PasswordInput(attrs={"autocomplete": "off"})


class ConnectForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("What kind of calendar is it?"), choices=BY_ADDRESS, initial="caldav", widget=forms.RadioSelect
    )
    name = forms.CharField(
        label=_("What you call it"),
        max_length=60,
        help_text=_("For this page alone: Work, Home."),
        error_messages={"required": _("A word is enough.")},
    )
    address = forms.CharField(
        label=_("Address"),
        max_length=1000,
        help_text=_("As your calendar’s settings show it. It begins with https://"),
        error_messages={"required": _("Paste the address that your calendar’s settings show.")},
    )
    username = forms.CharField(
        label=_("Name at that server"), max_length=200, required=False, help_text=_("For CalDAV alone.")
    )
    password = forms.CharField(
        label=_("App password"),
        max_length=500,
        required=False,
        widget=SECRET,
        help_text=_("For CalDAV alone. Make one for Alongside there; do not use your own password."),
    )
    titles = forms.BooleanField(
        label=_("Show me the titles here as well"),
        required=False,
        help_text=_("You alone. Otherwise no title is kept."),
    )

    def clean_address(self) -> str:
        said = str(self.cleaned_data["address"]).strip()
        if said.startswith("webcal://"):
            said = "https://" + said.removeprefix("webcal://")
        if not _may_be_asked(said):
            raise forms.ValidationError(_("An address begins with https:// and holds no name or password."))
        return said

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("kind") == Calendar.Kind.CALDAV:
            for field in ("username", "password"):
                if not said.get(field):
                    self.add_error(field, _("A calendar with its own server asks for this."))
        else:
            said["username"] = said["password"] = ""
        return said


def _may_be_asked(address: str) -> bool:
    """Over https; without it only a host that whoever runs the house named as one inside."""
    try:
        parts = urlsplit(address)
        named = bool(parts.hostname) and not parts.username and not parts.password and parts.port != 0
    except ValueError:
        return False
    inside = (parts.hostname or "").lower() in settings.PRIVATE_HOSTS
    return named and (parts.scheme == "https" or (parts.scheme == "http" and inside))


class KeepForm(forms.Form):
    """What is done with a connected calendar. A read-only address is never written into."""

    titles = forms.BooleanField(label=_("Show me the titles here as well"), required=False)
    written = forms.BooleanField(
        label=_("Write my talks into this calendar"),
        required=False,
        help_text=_("With whom and when, never what about. If you move one there, the other is asked."),
    )

    def __init__(self, calendar: Calendar, *args: Any, **kwargs: Any) -> None:
        now = {"titles": calendar.keeps_titles, "written": calendar.is_written}
        super().__init__(*args, **{"initial": now, **kwargs})
        if calendar.kind == Calendar.Kind.ICS:
            del self.fields["written"]


class AgainForm(forms.Form):
    """Which calendar is connected again; none is asked for one that is new."""

    calendar = forms.UUIDField(required=False)

    @property
    def wanted(self) -> UUID | None:
        self.full_clean()
        found: UUID | None = self.cleaned_data.get("calendar")
        return found
