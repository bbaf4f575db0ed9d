"""Connecting channels, choosing what goes there, and where nothing may ever be sent."""

import re
import socket
from typing import Any

import pytest
from pytest_django import Settings

from alongside.foundation.testing import by_owner
from alongside.people.models import Person
from alongside.people.testing import Cast, signed_in, the_cast

from ..actions import try_out
from ..models import Channel, ChannelAccess, ChannelChoice, OutboxItem
from ..models.channel_choice import RECAP
from ..testing import a_channel, bring, bring_due
from ..testing_chat import Chat, a_chat, time_passes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kinds")]
CHANNELS = "/channels/"


# --- pages -----------------------------------------------------------------------------------------------------------
@pytest.fixture
def cast() -> Cast:
    return the_cast()


GIVEN = {"name": "Team room", "kind": "slack", "reach": "shared", "address": "https://hooks.example.org/services/T/B/x"}


def test_an_administrator_connects_tries_out_and_disconnects(cast: Cast, chat: Chat) -> None:
    ada = signed_in(cast.ada)
    page = ada.post(CHANNELS, GIVEN).content.decode()
    channel = Channel.objects.get()
    assert channel.access.secret in page
    assert channel.access.secret not in ada.get(CHANNELS).content.decode(), "shown once"
    ChannelAccess.objects.filter(channel=channel).delete()
    ChannelAccess.objects.create(channel=channel, address=chat.address, secret="s")
    assert ada.post(f"{CHANNELS}{channel.pk}/trial/").status_code == 303
    bring_due()
    assert "A test: Alongside reaches this channel." in chat.said[0]["text"]
    assert "A message last arrived" in ada.get(CHANNELS).content.decode()
    ada.post(f"{CHANNELS}{channel.pk}/", {"_method": "DELETE"})
    assert not ChannelAccess.objects.exists()
    assert ada.post(f"{CHANNELS}{channel.pk}/trial/").status_code == 404


def test_a_page_never_waits_for_a_channel(cast: Cast, chat: Chat) -> None:
    chat.hangs = True
    channel = a_channel(cast.ada, "slack", "shared", chat.address)
    signed_in(cast.ada).post(f"{CHANNELS}{channel.pk}/trial/")
    assert chat.got == []
    bring(OutboxItem.objects.get().pk)
    assert len(chat.got) == 1


@pytest.mark.parametrize(
    "address",
    [
        "http://hooks.example.org/x", "https://127.0.0.1/x", "https://[::1]/x", "https://localhost/x", "ftp://x.org/",
        "https://10.0.0.1/", "https://169.254.169.254/latest/", "https://name:word@hooks.example.org/", "nonsense",
        "https://[::ffff:10.0.0.1]/", "https://[",
    ],
)  # fmt: skip
def test_an_address_that_cannot_be_right_is_refused_at_once(cast: Cast, address: str) -> None:
    assert signed_in(cast.ada).post(CHANNELS, GIVEN | {"address": address}).status_code == 422
    assert not Channel.objects.exists()


def test_choices_are_kept_and_shown(cast: Cast) -> None:
    channel, client = a_channel(cast.ada, "mattermost", "direct"), signed_in(cast.amira)
    place = f"/notices/channels/{channel.pk}/choice/"
    assert channel.name in client.get("/notices/mail/").content.decode()
    client.post(place, {"_method": "PUT", "kinds": ["chat.noise"], "name_there": "amira.h"})
    chosen = ChannelChoice.objects.get()
    assert (chosen.person, chosen.kinds, chosen.name_there) == (cast.amira, ["chat.noise"], "amira.h")
    box = re.search(r'<input[^>]*value="chat.noise"[^>]*>', client.get(place).content.decode())
    assert box and "checked" in box[0]
    for wrong in ({"kinds": ["sign_in"]}, {"name_there": "town-square,@all"}, {"kinds": [RECAP]}):
        assert client.post(place, {"_method": "PUT", "name_there": "amira", **wrong}).status_code == 422
    assert client.delete(place).status_code == 405


# --- where nothing may be sent ---------------------------------------------------------------------------------------
@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """What the name server says; a list of answers is gone through, one for each time it is asked."""
    said: dict[str, list[str]] = {}

    def found(host: str, port: Any, *_args: Any, **_more: Any) -> list[Any]:
        answers = said.get(host, [host])
        one = answers.pop(0) if len(answers) > 1 else answers[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port or 0))]

    monkeypatch.setattr(socket, "getaddrinfo", found)
    return said


@pytest.mark.parametrize("way", ["address", "name", "turning"])
def test_a_channel_never_leads_into_the_network_behind_us(
    amira: Person, chat: Chat, settings: Settings, names: dict[str, list[str]], way: str
) -> None:
    """The chat listens on this machine. By its address, by a name that means it, by one that means it the next time."""
    settings.PRIVATE_HOSTS = set()
    port = chat.server.server_port
    names["inner.example"] = ["127.0.0.1"]
    names["turning.example"] = ["192.0.2.1", "127.0.0.1"]
    host = {"address": "127.0.0.1", "name": "inner.example", "turning": "turning.example"}[way]
    channel = a_channel(amira, "slack", "shared", f"http://{host}:{port}/")
    by_owner(try_out)(channel, by=amira)
    bring_due()
    channel.refresh_from_db()
    assert (chat.got, channel.failures) == ([], 1)
    assert "private network" in channel.problem or way == "turning"
    settings.PRIVATE_HOSTS = {"127.0.0.1", "inner.example"}
    if way != "turning":
        time_passes()
        bring_due()
        assert len(chat.got) == 1, "it would have been reached"


def test_a_redirect_is_not_followed(amira: Person, chat: Chat) -> None:
    with a_chat() as inner:
        chat.answer, chat.location = 307, inner.address
        channel = a_channel(amira, "slack", "shared", chat.address)
        by_owner(try_out)(channel, by=amira)
        bring_due()
        channel.refresh_from_db()
        assert (len(chat.got), inner.got) == (1, [])
        assert "answered 307" in channel.problem
