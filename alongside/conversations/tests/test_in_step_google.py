"""Talks in somebody's Google Calendar: written there, moved there, deleted there, and written again."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from icalendar import Calendar as Ics

from alongside.notices.models import Notice
from alongside.people.testing import Cast, the_cast
from alongside.scheduling.models import Calendar, Entry
from alongside.scheduling.testing import a_calendar, read_one
from alongside.scheduling.testing_google import RATE_LIMIT, Google, a_google

from ..models import MoveOffer
from ..testing import a_conversation
from .test_in_step import keep_in_step, noon

pytestmark = pytest.mark.django_db


@pytest.fixture
def google(socket_enabled: None) -> Iterator[Google]:
    with a_google() as found:
        yield found


@pytest.fixture
def cast() -> Cast:
    return the_cast()


def written(cast: Cast, google: Google) -> Calendar:
    """Amira's, with a permission that lasts, chosen for her talks."""
    google.lasting["hers"] = google.account
    access = {"kind": "google", "address": google.account, "username": google.account, "password": "hers"}
    calendar = a_calendar(cast.amira, **access)
    Calendar.objects.update(is_written=True)
    return calendar


def there(google: Google) -> dict[str, datetime]:
    """What stands in the calendar: UID and when."""
    found = [event for text in google.events.values() for event in Ics.from_ical(text).walk("VEVENT")]
    return {str(event["UID"]): event.decoded("DTSTART").astimezone(UTC) for event in found}


def test_a_talk_is_written_moved_and_taken_out_as_here(cast: Cast, google: Google) -> None:
    """Without anybody in it whom Google could write to; its stand-in refuses an organizer."""
    written(cast, google)
    talk = a_conversation(cast.amira, cast.jonas, at=noon(), purpose="What we do about the complaint")
    keep_in_step(0)
    assert there(google) == {f"{talk.pk}@localhost": noon()}
    (text,) = google.events.values()
    assert b"Talk with Jonas" in text and b"complaint" not in text and b"ATTENDEE" not in text
    before = len(google.asked)
    keep_in_step(0)
    assert len(google.asked) - before == 1, "looked at, and nothing to do"
    talk.move(noon(4), by=cast.jonas)
    keep_in_step(0)
    assert there(google) == {f"{talk.pk}@localhost": noon(4)}
    talk.cancel(by=cast.jonas, reason="Snow")
    keep_in_step(0)
    assert (there(google), Entry.objects.count()) == ({}, 0)


def test_moved_there_is_offered_here(cast: Cast, google: Google) -> None:
    written(cast, google)
    a_conversation(cast.amira, cast.jonas, at=noon())
    keep_in_step(0)
    ((path, text),) = google.events.items()
    was, to = f"{noon():%Y%m%dT%H%M%SZ}".encode(), f"{noon(5):%Y%m%dT%H%M%SZ}".encode()
    end = f"{noon(5) + timedelta(minutes=30):%Y%m%dT%H%M%SZ}".encode()
    lines = [b"DTEND:" + end if line.startswith(b"DTEND") else line.replace(was, to) for line in text.split(b"\r\n")]
    google.events[path] = b"\r\n".join(lines)
    keep_in_step(0)
    assert MoveOffer.objects.get().to == noon(5)
    assert Notice.objects.get(event="talk.offered_move").recipient == cast.jonas


def test_deleted_there_is_said_and_a_later_time_is_written_under_another_name(cast: Cast, google: Google) -> None:
    """Google takes nothing under the name of what was deleted."""
    written(cast, google)
    talk = a_conversation(cast.amira, cast.jonas, at=noon())
    keep_in_step(0)
    google.delete(f"{talk.pk}@localhost")
    keep_in_step(0)
    assert Notice.objects.get(event="talk.declined").recipient == cast.jonas
    talk.move(noon(4), by=cast.jonas)
    keep_in_step(0)
    ((uid, when),) = there(google).items()
    assert when == noon(4) and uid.startswith(f"{talk.pk}.") and uid.endswith("@localhost")
    before = dict(google.events)
    keep_in_step(0)
    assert google.events == before and MoveOffer.objects.count() == 0
    talk.move(noon(6), by=cast.jonas)
    keep_in_step(0)
    assert there(google) == {uid: noon(6)}, "moved where it stands, not written a third time"


def test_what_we_wrote_counts_as_no_appointment_of_its_owner(cast: Cast, google: Google) -> None:
    calendar = written(cast, google)
    talk = a_conversation(cast.amira, cast.jonas, at=noon())
    keep_in_step(0)
    google.delete(f"{talk.pk}@localhost")
    talk.move(noon(4), by=cast.jonas)
    keep_in_step(0)
    read_one(str(calendar.pk))
    calendar.refresh_from_db()
    assert (calendar.problem, calendar.busy_times.count()) == ("", 0)


def test_throttled_while_writing_it_is_written_once_later(cast: Cast, google: Google) -> None:
    calendar = written(cast, google)
    a_conversation(cast.amira, cast.jonas, at=noon())
    google.caldav_troubles = [(403, {}, RATE_LIMIT)]
    keep_in_step(0)
    keep_in_step(0)
    calendar.refresh_from_db()
    assert (calendar.problem, there(google)) == ("busy", {})
    read_one(str(calendar.pk))
    keep_in_step(0)
    assert len(there(google)) == 1


def test_a_permission_that_is_over_stops_writing_and_is_told_once(cast: Cast, google: Google) -> None:
    calendar = written(cast, google)
    a_conversation(cast.amira, cast.jonas, at=noon())
    google.take_back(google.account)
    for _turn in range(3):
        Calendar.objects.update(next_at=timezone.now())
        keep_in_step(0)
    calendar.refresh_from_db()
    assert calendar.problem == "ended"
    assert google.asked.count("POST /token") == 1
    assert Notice.objects.filter(event="calendar.ended").count() == 1
