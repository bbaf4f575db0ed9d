"""What is said in a channel of a chat program, and how seldom: a link, to whoever chose it, counted with the mail."""

import hashlib
import hmac
import json

import pytest
from django.db import connection
from django.utils import timezone

from alongside.foundation.testing import by_owner
from alongside.people.models import Person
from alongside.people.testing import a_person

from ..actions import choose_for_channel, tell_of_recap
from ..models import Channel, ChannelAccess, ChannelChoice, OutboxItem
from ..models.channel_choice import RECAP
from ..testing import a_channel, a_mail_server, bring_due, deliver
from ..testing_chat import WRITTEN, Chat, always_at_work, told, wants

pytestmark = pytest.mark.django_db


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
    assert WRITTEN.encode() not in body
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
            told(amira, str(number), "chat.other" if number == 3 else "chat.noise")
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
