"""A channel that is away: it rests, mail and pages go on, nothing is doubled, and nobody is flooded afterwards."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.foundation.testing import by_owner
from alongside.people.models import Person
from alongside.people.testing import signed_in, the_cast

from ..actions import choose_for_channel
from ..models import Channel, Notice, OutboxItem
from ..testing import a_mail_server, bring_due, deliver
from ..testing_chat import Chat, always_at_work, time_passes, told, wants

pytestmark = pytest.mark.django_db


# --- down ------------------------------------------------------------------------------------------------------------
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
    by_owner(choose_for_channel)(jonas, channel, {"chat.noise"}, "jonas")
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
        by_owner(choose_for_channel)(somebody, channel, {"chat.noise"}, "somebody")
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
