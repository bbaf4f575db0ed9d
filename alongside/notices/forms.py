"""Which notices come by mail or to a channel as well, when one that was put off returns, and connecting a channel."""

import ipaddress
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from alongside.foundation.outgoing import is_public

from .kinds import kinds_by_mail
from .models import Channel, ChannelChoice
from .models.channel_choice import RECAP
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


class ChannelChoiceForm(forms.Form):
    """One box a kind. Of a shared channel, one more: that there is a recap, where the other chose the same."""

    name_there = forms.CharField(
        label=_("What you are called in Mattermost"),
        max_length=64,
        help_text=_("Your username there, without the @."),
        validators=[RegexValidator(r"^[A-Za-z0-9._-]+$", _("Letters, digits, dots, dashes and underscores alone."))],
    )

    def __init__(self, channel: Channel, choice: ChannelChoice, *args: Any, **kwargs: Any) -> None:
        chosen = {"kinds": choice.kinds, "name_there": choice.name_there}
        super().__init__(*args, **{"initial": chosen, **kwargs})
        kinds = [(kind.event, kind.name) for kind in kinds_by_mail()]
        if channel.is_shared:
            kinds.append((RECAP, _("Two of us have a recap. Said once both answered it, if the other chose this too")))
        self.fields["kinds"] = forms.MultipleChoiceField(
            label=_("Here as well"), required=False, widget=forms.CheckboxSelectMultiple, choices=kinds
        )
        if not channel.asks_for_name:
            del self.fields["name_there"]


class ChannelForm(forms.Form):
    """Looked at before anything is asked of it; the name is resolved and looked at again whenever something is sent."""

    name = forms.CharField(label=_("Name"), max_length=80, help_text=_("As people know it: “Slack, #team-room”."))
    kind = forms.ChoiceField(label=_("Program"), choices=Channel.Kind.choices)
    reach = forms.ChoiceField(label=_("Who reads there"), choices=Channel.Reach.choices)
    address = forms.CharField(label=_("Address of the webhook"), max_length=1000, help_text=_("https://…"))

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if Channel.objects.connected().filter(name=name).exists():
            raise forms.ValidationError(_("There is a channel of this name. Choose another."))
        return name

    def clean_address(self) -> str:
        address: str = self.cleaned_data["address"].strip()
        host, scheme = _host_and_scheme(address)
        inside = host in settings.PRIVATE_HOSTS
        if not host or (scheme != "https" and not (scheme == "http" and inside)):
            raise forms.ValidationError(_("This is no such address. It begins with https://."))
        if not inside and _is_inner(host):
            raise forms.ValidationError(
                _("This is inside a private network. If it may be, name it in ALONGSIDE_PRIVATE_HOSTS.")
            )
        return address


def _host_and_scheme(address: str) -> tuple[str, str]:
    try:
        parts = urlsplit(address)
        return ("", "") if parts.username or parts.password else ((parts.hostname or "").lower(), parts.scheme)
    except ValueError:
        return "", ""


def _is_inner(host: str) -> bool:
    try:
        return not is_public(ipaddress.ip_address(host))
    except ValueError:
        return host == "localhost"


class ReturnForm(forms.Form):
    """In how many days it comes back; tomorrow, unless something sensible is said."""

    in_days = forms.IntegerField(min_value=1, max_value=30, required=False)

    @property
    def days(self) -> int:
        self.full_clean()
        return self.cleaned_data.get("in_days") or 1
