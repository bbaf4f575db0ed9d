"""Channels of chat programs: connecting, choosing, what is said there, and what happens while one is down."""

import hashlib
import hmac
import json
import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from pytest_django import Settings

from alongside.foundation.testing import by_owner
from alongside.people.models import Person
from alongside.people.testing import Cast, a_person, signed_in, the_cast

from .. import bringing
from ..actions import choose_for_channel, tell, tell_of_recap, try_out
from ..kinds import Kind, announce
from ..models import Channel, ChannelAccess, ChannelChoice, Notice, OutboxItem
from ..models.channel_choice import RECAP
from ..testing import a_channel, a_mail_server, bring, bring_due, deliver

pytestmark = pytest.mark.django_db
CHANNELS = "/notices/channels/"
SECRET_WORDS = "the guide took three weeks"


class Chat:
    """A server that stands for a chat program: keeps what it is sent, answers as it is told."""

    def __init__(self) -> None:
        self.answer, self.location, self.hangs = 200, "", False
        self.got: list[tuple[dict[str, str], bytes]] = []
        chat = self

        class Door(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                chat.got.append((dict(self.headers), body))
                if chat.hangs:
                    self.close_connection = True
                    return
                self.send_response(chat.answer)
                if chat.location:
                    self.send_header("Location", chat.location)
                self.end_headers()

            def log_message(self, *_: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
        self.address = f"http://127.0.0.1:{self.server.server_port}/hooks/key"

    @property
    def said(self) -> list[Any]:
        return [json.loads(body) for _headers, body in self.got]


@contextmanager
def a_chat() -> Iterator[Chat]:
    chat = Chat()
    threading.Thread(target=chat.server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield chat
    finally:
        chat.server.shutdown()
        chat.server.server_close()


@pytest.fixture
def chat(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Chat]:
    monkeypatch.setattr(bringing, "APART", 0)
    settings.PRIVATE_HOSTS = {"127.0.0.1"}
    with a_chat() as chat:
        yield chat


@pytest.fixture(autouse=True)
def kinds() -> None:
    for event in ("test.noise", "test.other"):
        announce(Kind(event, f"%(by)s wrote {SECRET_WORDS}.", "Because.", "Something happened", True, True))


def always_at_work(name: str) -> Person:
    person = a_person(name, works_on="1234567", works_from="00:00", works_until="23:59:59")
    person.refresh_from_db()
    return person


@pytest.fixture
def amira() -> Person:
    return always_at_work("Amira Haddad")


def told(person: Person, key: str = "1", event: str = "test.noise") -> Notice:
    jonas = Person.objects.filter(email="jonas.weber@example.org").first() or a_person("Jonas Weber")
    by_owner(tell)(person, event, key=key, about=jonas, by=jonas, link="/people/")
    return Notice.objects.get(key=key)


def wants(person: Person, chat: Chat, kind: str = "mattermost", reach: str = "direct") -> Channel:
    channel = a_channel(person, kind, reach, chat.address)
    by_owner(choose_for_channel)(person, channel, {"test.noise", "test.other"}, "amira")
    return channel


# --- what is said ----------------------------------------------------------------------------------------------------
def test_nothing_goes_to_a_channel_that_nobody_chose(amira: Person, chat: Chat) -> None:
    a_channel(amira, address=chat.address)
    told(amira)
    bring_due()
    assert chat.got == []
    assert list(OutboxItem.objects.values_list("channel", flat=True)) == [None]


@pytest.mark.parametrize("kind", Channel.Kind.values)
@pytest.mark.parametrize("reach", Channel.Reach.values)
def test_a_message_is_a_link_and_never_what_was_written(amira: Person, chat: Chat, kind: str, reach: str) -> None:
    wants(amira, chat, kind, reach)
    told(amira)
    bring_due()
    ((_headers, body),) = chat.got
    assert OutboxItem.objects.get(channel__isnull=False).state == "sent"
    assert SECRET_WORDS.encode() not in body
    assert b"Jonas" not in body
    assert (b"Something happened" in body) == (reach == "direct")
    assert (b"Amira" in body) == (reach == "shared")
    assert (b"/people/" in body) == (reach == "direct"), "where it leads says what it is"
    assert b"/notices/" in body or reach == "direct"


def test_each_program_reads_its_own_form(amira: Person, chat: Chat) -> None:
    for kind in Channel.Kind.values:
        wants(amira, chat, kind)
    told(amira)
    bring_due()
    said = {("card" if "attachments" in one else "post" if "channel" in one else "flow"): one for one in chat.said}
    assert said["post"]["channel"] == "@amira"
    assert said["flow"]["email"] == said["card"]["recipient"] == amira.email
    card = said["card"]["attachments"][0]
    assert card["contentType"] == "application/vnd.microsoft.card.adaptive"
    assert (card["content"]["type"], card["content"]["actions"][0]["type"]) == ("AdaptiveCard", "Action.OpenUrl")


@pytest.mark.parametrize("kind", Channel.Kind.values)
def test_a_name_calls_nobody_and_is_no_markup(chat: Chat, kind: str) -> None:
    loud = always_at_work("@channel<!here>[x](y) Amira")
    wants(loud, chat, kind, "shared")
    told(loud)
    bring_due()
    text = json.dumps(chat.said[0])
    assert ("<!here>" not in text and "[x](y)" not in text.replace("\\\\", "\\")) or kind == "slack"
    assert "<!here>" not in text
    assert kind == "slack" or "@channel" not in text


def test_every_message_is_signed_over_its_moment_and_its_body(amira: Person, chat: Chat) -> None:
    channel = wants(amira, chat)
    told(amira)
    bring_due()
    headers, body = chat.got[0]
    moment, mac = (part.split("=")[1] for part in headers["Alongside-Signature"].split(","))
    secret = ChannelAccess.objects.get(channel=channel).secret
    assert mac == hmac.new(secret.encode(), f"{moment}.".encode() + body, hashlib.sha256).hexdigest()
    assert abs(int(moment) - timezone.now().timestamp()) < 60
    assert len(headers["Alongside-Message"]) == 40


def test_it_says_its_address_and_its_secret_nowhere(amira: Person, chat: Chat) -> None:
    channel = wants(amira, chat)
    with connection.cursor() as cursor:
        cursor.execute("select address, secret from notices_channelaccess where channel_id = %s", [channel.pk])
        row = cursor.fetchone()
    assert all(value.startswith("1:") for value in row)
    assert "/hooks/key" not in str(row)


# --- calm ------------------------------------------------------------------------------------------------------------
def test_the_same_notice_by_mail_and_by_two_channels_is_one_of_three(amira: Person, chat: Chat) -> None:
    wants(amira, chat), wants(amira, chat, "teams")
    with a_mail_server() as server:
        for number in range(4):
            told(amira, str(number), "test.other" if number == 3 else "test.noise")
            deliver(OutboxItem.objects.get(key=str(number)).pk)
            bring_due()
    assert (len(server.mails), len(chat.got)) == (3, 6)
    assert set(OutboxItem.objects.filter(message="3").values_list("why", flat=True)) == {"three messages this week"}


def test_what_was_seen_here_or_is_no_longer_wanted_stays_away(amira: Person, chat: Chat) -> None:
    channel = wants(amira, chat)
    told(amira, "seen").see()
    bring_due()
    told(amira, "unwanted")
    ChannelChoice.objects.filter(channel=channel).update(kinds=[])
    bring_due()
    whys = dict(OutboxItem.objects.filter(channel=channel).values_list("message", "why"))
    assert whys == {"seen": "seen here already", "unwanted": "no longer wanted there"}
    assert chat.got == []


def test_who_left_is_told_nothing(amira: Person, chat: Chat) -> None:
    wants(amira, chat)
    told(amira)
    by_owner(amira.leave)()
    bring_due()
    assert chat.got == []


# --- down ------------------------------------------------------------------------------------------------------------
def time_passes(**age: float) -> None:
    OutboxItem.objects.filter(state="waiting").update(due=timezone.now() - timedelta(seconds=1))
    Channel.objects.update(rests_until=None)
    if age:
        Channel.objects.filter(failing_since__isnull=False).update(failing_since=timezone.now() - timedelta(**age))


def test_a_channel_that_is_away_rests_longer_each_time_and_mail_goes_on(amira: Person, chat: Chat) -> None:
    channel = wants(amira, chat)
    chat.answer = 503
    rests = []
    for number in range(9):
        told(amira, str(number))
        bring_due()
        channel.refresh_from_db()
        assert channel.rests_until
        rests.append(round((channel.rests_until - timezone.now()) / timedelta(minutes=1)))
        asked = len(chat.got)
        bring_due()
        assert len(chat.got) == asked, "nobody is asked while it rests"
        time_passes()
    assert rests == [1, 2, 4, 8, 16, 32, 60, 60, 60]
    with a_mail_server() as server:
        deliver(OutboxItem.objects.get(key="0").pk)
    assert len(server.mails) == 1


def test_a_channel_that_comes_back_is_not_flooded(amira: Person, chat: Chat) -> None:
    """What is older than eight hours stays in the inbox; what waits is told in one message."""
    channel, jonas = wants(amira, chat), always_at_work("Jonas Weber")
    by_owner(choose_for_channel)(jonas, channel, {"test.noise"}, "jonas")
    chat.answer = 503
    told(jonas, "old")
    bring_due()
    for number in range(3):
        told(amira, str(number))
    chat.answer = 200
    time_passes()
    OutboxItem.objects.filter(message="old").update(expires_at=timezone.now())
    for _turn in range(3):
        bring_due()
    channel.refresh_from_db()
    assert (channel.failures, channel.problem, channel.rests_until) == (0, "", None)
    assert len(chat.got) == 2, "one while it was away, one when it was back"
    assert "And 2 more" in chat.said[-1]["text"]
    assert Notice.objects.count() == 4
    assert OutboxItem.objects.get(message="old", channel=channel).why == "too late to be of use"
    assert not OutboxItem.objects.filter(channel=channel, state="waiting").exists()


def test_what_perhaps_arrived_is_not_repeated(amira: Person, chat: Chat) -> None:
    wants(amira, chat)
    chat.hangs = True
    told(amira)
    bring_due()
    chat.hangs = False
    time_passes()
    bring_due()
    assert (len(chat.got), OutboxItem.objects.get(channel__isnull=False).state) == (1, "unknown")


def test_one_refusal_is_about_one_message_and_five_about_the_channel(amira: Person, chat: Chat) -> None:
    channel = wants(amira, chat)
    chat.answer = 404
    for number in range(6):
        somebody = always_at_work(f"Somebody {number}")
        by_owner(choose_for_channel)(somebody, channel, {"test.noise"}, "somebody")
        told(somebody, str(number))
        bring_due()
    channel.refresh_from_db()
    assert (len(chat.got), channel.failures) == (5, 5)
    assert channel.rests_until
    assert Channel.objects.down().get() == channel


def test_administrators_see_a_banner_after_a_quarter_of_an_hour_and_nobody_else_does(chat: Chat) -> None:
    cast = the_cast()
    wants(cast.amira, chat)
    chat.answer = 503
    told(cast.amira)
    OutboxItem.objects.update(due=timezone.now())
    bring_due()
    assert "Nothing reaches" not in signed_in(cast.ada).get("/notices/").content.decode()
    time_passes(minutes=16)
    assert "Nothing reaches" in signed_in(cast.ada).get("/notices/").content.decode()
    assert "Nothing reaches" not in signed_in(cast.amira).get("/notices/").content.decode()


# --- both ------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("chose", "said"), [("both", 1), ("amira", 0), ("nobody", 0), ("withdrawn", 0)])
def test_that_there_is_a_recap_is_said_where_both_chose_it(amira: Person, chat: Chat, chose: str, said: int) -> None:
    jonas = a_person("Jonas Weber")
    channel = a_channel(amira, "slack", "shared", chat.address)
    for person in {"nobody": [], "amira": [amira]}.get(chose, [amira, jonas]):
        by_owner(choose_for_channel)(person, channel, {RECAP})
    by_owner(tell_of_recap)(amira, jonas, key="recap:1", link="/talks/1/")
    if chose == "withdrawn":
        by_owner(choose_for_channel)(jonas, channel, set())
    bring_due()
    assert len(chat.got) == said
    if said:
        assert "Amira and Jonas have a recap" in chat.said[0]["text"]


def test_it_is_never_said_in_a_direct_message_or_in_two_different_channels(amira: Person, chat: Chat) -> None:
    jonas = a_person("Jonas Weber")
    direct = a_channel(amira, "slack", "direct", chat.address)
    for person in (amira, jonas):
        by_owner(choose_for_channel)(person, direct, {RECAP})
        by_owner(choose_for_channel)(person, a_channel(amira, "slack", "shared", chat.address), {RECAP})
    by_owner(tell_of_recap)(amira, jonas, key="recap:1", link="/talks/1/")
    assert not OutboxItem.objects.exists()


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
    place = f"{CHANNELS}{channel.pk}/choice/"
    assert channel.name in client.get("/notices/mail/").content.decode()
    client.post(place, {"_method": "PUT", "kinds": ["test.noise"], "name_there": "amira.h"})
    chosen = ChannelChoice.objects.get()
    assert (chosen.person, chosen.kinds, chosen.name_there) == (cast.amira, ["test.noise"], "amira.h")
    box = re.search(r'<input[^>]*value="test.noise"[^>]*>', client.get(place).content.decode())
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
