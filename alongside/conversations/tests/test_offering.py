"""The rhythm rests while one of the two is long away, and offers the next talk once, to both."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alongside.foundation.testing import as_owner
from alongside.notices.models import Notice, OutboxItem
from alongside.people.models import Person
from alongside.people.testing import Cast, signed_in, the_cast

from .. import offering
from ..models import Conversation, Template, choose_rhythm, just_talked
from ..testing import a_conversation, a_pair, the_templates
from .rhythms import check_in, every, held, offer, page, remind

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    the_templates()
    return the_cast()


# --- leave ------------------------------------------------------------------------------------------------------------
def test_it_rests_while_one_of_them_is_away_for_four_weeks(cast: Cast) -> None:
    pair = a_pair(cast.amira, cast.jonas)
    every(pair, 2, cast.amira)
    held(cast, 30), held(cast, 60)
    held(cast, 5, took_place=False)
    today = timezone.localdate()
    with as_owner():
        cast.amira.take_leave(today - timedelta(days=20), today + timedelta(days=20))
    text = page(cast.jonas, pair)
    assert "It rests until" in text and "See three times" not in text
    assert "2 of the last 2 took place." in text, "what fell into the leave is not counted"
    assert 'name="slot"' not in signed_in(cast.jonas).get(f"{check_in(pair)}next/").content.decode()
    assert offer() == 0


def test_of_a_page_that_a_calendar_made_nobody_is_asked_and_nothing_is_counted(cast: Cast) -> None:
    pair = a_pair(cast.amira, cast.jonas)
    held(cast, 20), held(cast, 10)
    page_of_it = held(cast, 1, took_place=False)
    hours = {"starts_at": timezone.now() - timedelta(hours=30), "in_calendar": True}
    with as_owner():
        Conversation.objects.filter(pk=page_of_it.pk).update(**hours)
    assert "2 of the last 2 took place." in page(cast.jonas, pair)
    assert remind() == 0
    with as_owner():
        Conversation.objects.filter(pk=page_of_it.pk).update(in_calendar=False)
    assert "2 of the last 3 took place." in page(cast.jonas, pair)
    assert remind() == 1, "of a talk that was planned here, its host is"


def test_the_leave_of_whoever_leads_many_is_asked_once(cast: Cast) -> None:
    today, kind = timezone.localdate(), Template.objects.get(key="check_in")
    with as_owner():
        Person.objects.update(works_on="1234567")
        for guest in (cast.amira, cast.otto):
            pair = a_pair(guest, cast.jonas)
            choose_rhythm(pair, kind, by=guest, starts_on=today - timedelta(days=15), every=2)
    with CaptureQueriesContext(connection) as asked:
        assert offer() == 4
    assert sum("people_away" in query["sql"] for query in asked) == 1


def test_a_short_leave_changes_nothing(cast: Cast) -> None:
    pair = a_pair(cast.amira, cast.jonas)
    today = timezone.localdate()
    with as_owner():
        cast.amira.take_leave(today - timedelta(days=6), today + timedelta(days=20))
    assert "It rests" not in page(cast.jonas, pair)


def told(event: str) -> list[str]:
    return sorted(notice.recipient.short_name for notice in Notice.objects.filter(event=event))


def at_work(*people: Person) -> None:
    with as_owner():
        Person.objects.filter(pk__in=[person.pk for person in people]).update(works_on="1234567")


def test_back_after_four_weeks_both_are_offered_a_talk_for_a_good_start_once(cast: Cast) -> None:
    a_pair(cast.amira, cast.jonas), a_pair(cast.amira, cast.otto)
    at_work(cast.amira, cast.jonas)
    today = timezone.localdate()
    with as_owner():
        cast.amira.take_leave(today - timedelta(days=40), today - timedelta(days=1))
    assert [offer(), offer()] == [2, 0]
    assert told(offering.WELCOME) == ["Amira", "Jonas"]
    notice = Notice.objects.filter(event=offering.WELCOME, recipient=cast.jonas).get()
    assert notice.sentence.startswith("After some weeks away: a talk for a good start with Amira?")
    text = signed_in(cast.jonas).get(notice.link).content.decode()
    assert "Coming back" in text and "No reason is asked." in text and 'name="slot"' in text
    assert not OutboxItem.objects.exists(), "by mail only for who wants it"


def test_a_short_leave_or_one_long_ago_offers_nothing(cast: Cast) -> None:
    a_pair(cast.amira, cast.jonas)
    at_work(cast.amira, cast.jonas)
    today = timezone.localdate()
    with as_owner():
        cast.amira.take_leave(today - timedelta(days=27), today - timedelta(days=1))
        cast.jonas.take_leave(today - timedelta(days=80), today - timedelta(days=20))
    assert offer() == 0


# --- offering ---------------------------------------------------------------------------------------------------------
def test_the_next_talk_is_offered_once_a_turn_and_then_let_be(cast: Cast) -> None:
    pair = a_pair(cast.amira, cast.jonas)
    at_work(cast.amira, cast.jonas)
    every(pair, 2, cast.amira)
    held(cast, 5)
    now = timezone.now()
    counts = [offer(now + timedelta(days=days)) for days in range(40)]
    assert counts == [0] * 6 + [2] + [0] * 33, "three days ahead of its day, and never again"
    assert told(offering.TIME_FOR_ONE) == ["Amira", "Jonas"]
    link = Notice.objects.filter(event=offering.TIME_FOR_ONE, recipient=cast.amira).get().link
    assert 'name="slot"' in signed_in(cast.amira).get(link).content.decode()


def test_nobody_is_asked_without_a_rhythm_of_their_own_or_with_one_planned_or_told(cast: Cast) -> None:
    pair = a_pair(cast.amira, cast.jonas)
    at_work(cast.amira, cast.jonas)
    held(cast, 13)
    assert offer() == 0, "what is usual for a kind asks for nothing"
    rhythm = every(pair, 2, cast.amira)
    with as_owner():
        talk = a_conversation(cast.amira, cast.jonas, at=timezone.now() + timedelta(days=4))
        assert offer() == 0, "one is planned"
        talk.cancel(by=cast.jonas, reason="A clash")
        just_talked(pair, "On the stairs", by=cast.jonas)
    assert offer() == 0, "they told of one"
    with as_owner():
        rhythm.delete()
    every(pair, 0, cast.amira)
    assert offer() == 0, "as it comes"


def test_on_a_day_off_nobody_is_asked(cast: Cast) -> None:
    pair = a_pair(cast.amira, cast.jonas)
    at_work(cast.jonas)
    with as_owner():
        Person.objects.filter(pk=cast.amira.pk).update(works_on="1")
    every(pair, 2, cast.amira)
    held(cast, 13)
    tuesday = datetime(2026, 11, 24, 10, tzinfo=UTC) + timedelta(weeks=52)
    with as_owner():
        Conversation.objects.update(started_at=tuesday - timedelta(days=13))
    assert offer(tuesday) == 1 and told(offering.TIME_FOR_ONE) == ["Jonas"]


def test_the_mail_of_who_wants_one_does_not_leave_once_a_talk_is_planned(cast: Cast) -> None:
    pair = a_pair(cast.amira, cast.jonas)
    at_work(cast.amira, cast.jonas)
    every(pair, 2, cast.amira)
    held(cast, 13)
    offer()
    notice = Notice.objects.filter(event=offering.TIME_FOR_ONE).first()
    assert notice and offering.is_still_unplanned(notice)
    a_conversation(cast.amira, cast.jonas, at=timezone.now() + timedelta(days=2))
    assert not offering.is_still_unplanned(notice)
