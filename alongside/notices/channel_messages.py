"""What a channel is told, in the form its program reads: a sentence and a link, never what somebody wrote.

To a shared channel: for whom something is new, and nothing about what or by whom. In a direct message: which kind.
Each message is signed (HMAC-SHA256 over the moment and the body), for a relay that wants to know whom it hears.
"""

import hashlib
import hmac
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .kinds import kind_of
from .models import Channel, ChannelChoice, Notice, OutboxItem
from .models.outbox_item import OF_BOTH, TRIAL

CARD = "application/vnd.microsoft.card.adaptive"


@dataclass(frozen=True)
class Words:
    text: str
    link: str
    to_name: str = ""  # what the reader is called there
    to_address: str = ""


def message_of(item: OutboxItem) -> bytes:
    """The body of the request: JSON as this channel's program reads it."""
    assert item.channel is not None  # noqa: S101  only messages to channels come here
    with translation.override(item.recipient.locale):
        words = _words(item, item.channel)
        return json.dumps(FORMS[item.channel.kind](words)).encode()


def signature(secret: str, moment: int, body: bytes) -> str:
    """`t=` seconds since 1970, `v1=` HMAC-SHA256 of `t`, a full stop and the body, in hex."""
    signed = hmac.new(secret.encode(), f"{moment}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={moment},v1={signed}"


def _words(item: OutboxItem, channel: Channel) -> Words:
    inbox = settings.BASE_URL + reverse("notices:index")
    if item.template == TRIAL:
        return _to(item, channel, _("A test: Alongside reaches this channel."), settings.BASE_URL)
    if item.template == OF_BOTH:
        text = _("%(guest)s and %(host)s have a recap of a talk. Only the two can open it.") % item.context
        return _to(item, channel, text, settings.BASE_URL + item.context["link"])
    notice = Notice.objects.get(pk=item.context["notice"])
    if channel.is_shared:
        return _to(item, channel, _("Something new for %(name)s.") % {"name": item.recipient.short_name}, inbox)
    text, more = str(kind_of(notice.event).name), item.context.get("more", 0)
    if more:
        text += " " + ngettext("And %(count)d more.", "And %(count)d more.", more) % {"count": more}
        return _to(item, channel, text, inbox)
    return _to(item, channel, text, settings.BASE_URL + notice.link)


def _to(item: OutboxItem, channel: Channel, text: str, link: str) -> Words:
    if channel.is_shared:
        return Words(text, link)
    choice = ChannelChoice.objects.filter(channel=channel, person=item.recipient).first()
    return Words(text, link, choice.name_there if choice else "", item.recipient.email or "")


def _for_slack(words: Words) -> dict[str, Any]:
    """An incoming webhook; in direct messages, a workflow that begins with a webhook and reads three texts."""
    if words.to_address:
        return {"email": words.to_address, "text": words.text, "link": words.link}
    text = words.text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return {"text": f"{text} <{words.link}|{_('Open it')}>", "unfurl_links": False}


def _for_mattermost(words: Words) -> dict[str, Any]:
    said = {"text": f"{_plain(words.text)} [{_('Open it')}]({words.link})"}
    return said | ({"channel": f"@{words.to_name}"} if words.to_name else {})


def _for_teams(words: Words) -> dict[str, Any]:
    """An adaptive card, as the trigger “When a Teams webhook request is received” reads it."""
    card = {
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "type": "AdaptiveCard",
        "version": "1.4",
        "body": [{"type": "TextBlock", "text": _plain(words.text), "wrap": True}],
        "actions": [{"type": "Action.OpenUrl", "title": _("Open it"), "url": words.link}],
    }
    said = {"type": "message", "attachments": [{"contentType": CARD, "contentUrl": None, "content": card}]}
    return said | ({"recipient": words.to_address} if words.to_address else {})


def _plain(text: str) -> str:
    """A name that looks like Markdown stays a name, and one with an @ calls nobody."""
    return re.sub(r"([\\`*_{}\[\]()<>#+!|~])", r"\\\1", text).replace("@", "@\u200b")


FORMS: dict[str, Callable[[Words], dict[str, Any]]] = {
    Channel.Kind.SLACK: _for_slack,
    Channel.Kind.MATTERMOST: _for_mattermost,
    Channel.Kind.TEAMS: _for_teams,
}
