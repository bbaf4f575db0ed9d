"""Reminders of talks: the guest two working days before, the host one, and after it only if nothing was recorded."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from alongside.foundation.testing import as_owner, by_worker
from alongside.notices.models import Notice, OutboxItem
from alongside.people.models import Person
from alongside.people.testing import Cast, the_cast
from alongside.trust.identity import acting_as

from .. import reminding
from ..models import Conversation, Preparation, just_talked
from ..testing import a_conversation
from .test_jobs import ZONES, days_told, people_of_every_zone

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 10, 26, 13, tzinfo=UTC)  # summer time ends the day before in Europe


@pytest.fixture
def cast() -> Cast:
    return the_cast()


@by_worker
def remind(at: datetime) -> int:
    """As the worker does, whom every policy binds."""
    with acting_as(None, "reminders"):
        return reminding.remind_of_talks(at)


def a_talk(cast: Cast, at: datetime = MONDAY, kind: str = "quarterly") -> Conversation:
    talk = a_conversation(cast.amira, cast.jonas, kind, at=timezone.now() + timedelta(days=300))
    with as_owner():
        Conversation.objects.filter(pk=talk.pk).update(starts_at=at, created_at=at - timedelta(days=30))
    talk.refresh_from_db()
    return talk


def told(event: str) -> list[str]:
    return [notice.recipient.short_name for notice in Notice.objects.filter(event=event).order_by("recipient__name")]


def test_each_is_told_once_on_the_intended_day_of_their_zone(cast: Cast) -> None:
    """Every hour of a week, with a pair in each zone: the guest on Thursday, the host on Friday, wherever they live."""
    guests, hosts = people_of_every_zone("Guest"), people_of_every_zone("Host")
    for guest, host in zip(guests, hosts, strict=True):
        a_talk(replace(cast, amira=guest, jonas=host), datetime(2026, 10, 26, 11, tzinfo=guest.tzinfo))
    begins = datetime(2026, 10, 26, tzinfo=UTC)
    days = days_told(remind, reminding.AHEAD, begins - timedelta(days=7), begins + timedelta(hours=9))
    assert {person.zone: days[person.pk] for person in guests} == {zone: [date(2026, 10, 22)] for zone in ZONES}
    assert {person.zone: days[person.pk] for person in hosts} == {zone: [date(2026, 10, 23)] for zone in ZONES}
    assert len(days) == 2 * len(ZONES)


def test_working_days_are_the_persons_own(cast: Cast) -> None:
    with as_owner():
        Person.objects.filter(pk=cast.amira.pk).update(works_on="13")  # Mondays and Wednesdays
    a_talk(cast)
    assert remind(MONDAY - timedelta(days=4)) == 0
    assert remind(MONDAY - timedelta(days=7)) == 1, "Wednesday is one, the Monday before the other"
    assert told(reminding.AHEAD) == ["Amira"]


HOLIDAYS = [  # talk, where, its guest told on: two working days before, holidays left out
    (date(2026, 11, 30), "America/New_York", "US", "", date(2026, 11, 25)),  # Thanksgiving, Thursday 26
    (date(2026, 6, 8), "Europe/Berlin", "DE", "BY", date(2026, 6, 3)),  # Corpus Christi in Bavaria, Thursday 4
    (date(2026, 6, 8), "Europe/Berlin", "DE", "BE", date(2026, 6, 4)),  # none in Berlin
    (date(2026, 5, 7), "Asia/Tokyo", "JP", "", date(2026, 4, 30)),  # four days of holidays and a weekend
    (date(2027, 3, 30), "Pacific/Auckland", "NZ", "", date(2027, 3, 24)),  # Good Friday and Easter Monday
]


@pytest.mark.parametrize(("day", "zone", "country", "region", "expected"), HOLIDAYS)
def test_a_public_holiday_is_no_working_day(
    cast: Cast, day: date, zone: str, country: str, region: str, expected: date
) -> None:
    with as_owner():
        Person.objects.filter(pk=cast.amira.pk).update(zone=zone, country=country, region=region)
    home = ZoneInfo(zone)
    a_talk(cast, datetime.combine(day, time(11), tzinfo=home))
    noon = datetime.combine(day, time(12), tzinfo=home)
    found = []
    for back in range(1, 12):
        at, before = noon - timedelta(days=back), told(reminding.AHEAD).count("Amira")
        remind(at)
        found += [at.date()] * (told(reminding.AHEAD).count("Amira") - before)
    assert found == [expected]


def test_leave_is_no_working_day_and_a_long_one_is_left_in_peace(cast: Cast) -> None:
    """Back on the morning of the talk: told on the last days before she left. Away all month: not at all."""
    monday = timezone.now().replace(hour=13) + timedelta(days=70 - timezone.now().weekday())
    a_talk(cast, monday)
    with as_owner():
        leave = cast.amira.take_leave(monday.date() - timedelta(days=7), monday.date() - timedelta(days=1))
    assert [remind(monday - timedelta(days=days)) for days in (4, 10, 11)] == [0, 0, 1]
    with as_owner():
        Notice.objects.all().delete()
        leave.take_back()
        cast.amira.take_leave(monday.date() - timedelta(days=40), monday.date() - timedelta(days=1))
    assert [remind(monday - timedelta(days=days)) for days in range(20, 3, -1)] == [0] * 17
    assert told(reminding.AHEAD) == []


def test_whoever_has_prepared_is_left_in_peace(cast: Cast) -> None:
    talk = a_talk(cast)
    with as_owner():
        Preparation.objects.create(conversation=talk, person=cast.amira, done_at=timezone.now())
    assert remind(MONDAY - timedelta(days=4)) == 0
    assert remind(MONDAY - timedelta(days=3)) == 1
    assert told(reminding.AHEAD) == ["Jonas"]


def test_a_check_in_reminds_nobody_beforehand(cast: Cast) -> None:
    a_talk(cast, kind="check_in")
    assert [remind(MONDAY - timedelta(days=days)) for days in (4, 3, 1)] == [0, 0, 0]


def test_what_was_arranged_today_needs_no_reminder(cast: Cast) -> None:
    talk = a_talk(cast)
    with as_owner():
        Conversation.objects.filter(pk=talk.pk).update(created_at=MONDAY - timedelta(days=4, hours=1))
    assert remind(MONDAY - timedelta(days=4)) == 0


def test_a_moved_talk_is_another_time(cast: Cast) -> None:
    talk = a_talk(cast)
    assert remind(MONDAY - timedelta(days=4)) == 1
    with as_owner():
        Conversation.objects.filter(pk=talk.pk).update(starts_at=MONDAY + timedelta(days=7))
    assert remind(MONDAY + timedelta(days=3)) == 1
    assert told(reminding.AHEAD) == ["Amira", "Amira"]


def test_an_hour_after_the_host_is_asked_once(cast: Cast) -> None:
    a_talk(cast)
    ends = MONDAY + timedelta(minutes=60)
    assert remind(ends + timedelta(minutes=59)) == 0
    assert [remind(ends + timedelta(hours=hours)) for hours in (1, 2, 20)] == [1, 0, 0]
    assert told(reminding.AFTER) == ["Jonas"]
    assert OutboxItem.objects.filter(key__startswith=reminding.AFTER, delivery="once").count() == 1


@pytest.mark.parametrize("left", ["begun", "cancelled", "told"])
def test_whatever_was_recorded_asks_nobody(cast: Cast, left: str) -> None:
    talk = a_talk(cast)
    with as_owner():
        if left == "begun":
            talk.enter(by=cast.amira)
        elif left == "cancelled":
            talk.cancel(by=cast.jonas, reason="Snow")
        else:
            just_talked(talk.relationship, "On the stairs", by=cast.amira, on=MONDAY.date())
    assert remind(MONDAY + timedelta(hours=3)) == 0


def test_after_two_days_it_is_let_go(cast: Cast) -> None:
    a_talk(cast)
    assert remind(MONDAY + timedelta(days=3)) == 0


def test_a_mail_that_waited_is_looked_at_again(cast: Cast) -> None:
    """What was true when it was written need not be when it leaves."""
    talk = a_talk(cast)
    remind(MONDAY - timedelta(days=4))
    remind(MONDAY + timedelta(hours=3))
    ahead, after = (Notice.objects.get(event=event) for event in (reminding.AHEAD, reminding.AFTER))
    assert by_worker(_holds)(ahead, after) == (True, True)
    with as_owner():
        Preparation.objects.create(conversation=talk, person=cast.amira, done_at=timezone.now())
        just_talked(talk.relationship, "On the stairs", by=cast.amira, on=MONDAY.date())
    assert by_worker(_holds)(ahead, after) == (False, False)


def _holds(ahead: Notice, after: Notice) -> tuple[bool, bool]:
    with acting_as(None, "delivery"):
        return reminding.is_still_ahead(ahead), reminding.is_still_untold(after)


def test_reminders_say_when_and_with_whom_and_no_more(cast: Cast) -> None:
    a_talk(cast)
    remind(MONDAY - timedelta(days=4))
    notice = Notice.objects.get(event=reminding.AHEAD)
    assert notice.sentence.startswith("You talk with Jonas on ")
    assert notice.reason == "You get this because you have not said that you are prepared."
