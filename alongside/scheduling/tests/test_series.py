"""Meetings of two that come round: who is in them, when each takes place, and what is kept of them."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo

import pytest

from alongside.foundation.testing import by_worker
from alongside.people.testing import Cast, the_cast
from alongside.trust.identity import acting_as

from ..events import Owner
from ..models import Calendar, Occurrence, Series
from ..series import Meeting, meetings_of_two
from ..testing import a_calendar
from .test_reading import an_event

NOW = datetime(2026, 10, 20, 12, tzinfo=UTC)
AMIRA = Owner("amira.haddad@example.org", ZoneInfo("Europe/Berlin"))
WEEKLY = ("DTSTART;TZID=Europe/Berlin:20261022T090000", "DURATION:PT30M", "RRULE:FREQ=WEEKLY;COUNT=4", "SUMMARY:Us two")
BOTH = ("ORGANIZER:mailto:Jonas.Weber@example.org", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:amira.haddad@example.org")


def meetings(*lines: str) -> list[Meeting]:
    text = "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Test//EN", *lines, "END:VCALENDAR", ""])
    return meetings_of_two([text.encode()], AMIRA, NOW, NOW + timedelta(days=60))


def test_a_meeting_of_the_two_with_each_of_its_times() -> None:
    """Nine in Berlin on both sides of the change of clocks; each has the key of its place in the series."""
    (found,) = meetings(*an_event(*WEEKLY, *BOTH))
    assert (found.other, found.title, found.key) == ("jonas.weber@example.org", "Us two", sha256(b"1").hexdigest())
    assert [f"{time.starts_at:%d.%m. %H:%M}" for time in found.times] == [
        "22.10. 07:00", "29.10. 08:00", "05.11. 08:00", "12.11. 08:00",
    ]  # fmt: skip
    assert [time.key for time in found.times][:2] == ["20261022T070000Z", "20261029T080000Z"]


def test_a_moved_one_keeps_its_key_and_one_called_off_is_gone() -> None:
    moved = an_event("RECURRENCE-ID;TZID=Europe/Berlin:20261029T090000", "DTSTART;TZID=Europe/Berlin:20261030T140000",
                     "DURATION:PT30M", *BOTH)  # fmt: skip
    off = an_event("RECURRENCE-ID;TZID=Europe/Berlin:20261105T090000", "DTSTART;TZID=Europe/Berlin:20261105T090000",
                   "DURATION:PT30M", "STATUS:CANCELLED", *BOTH)  # fmt: skip
    (found,) = meetings(*an_event(*WEEKLY, *BOTH), *moved, *off)
    assert {time.key: f"{time.starts_at:%d.%m. %H:%M}" for time in found.times} == {
        "20261022T070000Z": "22.10. 07:00",
        "20261029T080000Z": "30.10. 13:00",
        "20261112T080000Z": "12.11. 08:00",
    }


@pytest.mark.parametrize(
    "lines",
    [
        WEEKLY,  # nobody else is in it
        (*WEEKLY, *BOTH, "ATTENDEE:mailto:lucia@example.org"),  # a third
        (*WEEKLY, "ORGANIZER:mailto:jonas.weber@example.org", "ATTENDEE:mailto:otto@example.org"),  # not its owner
        (*WEEKLY[:2], *BOTH),  # does not come round
        (*WEEKLY, *BOTH, "STATUS:CANCELLED"),
        (*WEEKLY, BOTH[0], "ATTENDEE;PARTSTAT=DECLINED:mailto:amira.haddad@example.org"),
        (*WEEKLY[:2], *BOTH, "RRULE:FREQ=SECONDLY"),
        (*BOTH, "RRULE:FREQ=WEEKLY"),
    ],
)
def test_what_is_no_meeting_of_the_two(lines: tuple[str, ...]) -> None:
    assert meetings(*an_event(*lines)) == []


def test_one_that_the_other_declined_is_left_out() -> None:
    declined = an_event("RECURRENCE-ID;TZID=Europe/Berlin:20261029T090000",
                        "DTSTART;TZID=Europe/Berlin:20261029T090000", "DURATION:PT30M", BOTH[1],
                        "ATTENDEE;PARTSTAT=DECLINED:mailto:jonas.weber@example.org")  # fmt: skip
    (found,) = meetings(*an_event(*WEEKLY, *BOTH), *declined)
    assert len(found.times) == 3


# --- what is kept -----------------------------------------------------------------------------------------------------
@by_worker
def read(calendar: Calendar, *found: Meeting) -> None:
    with acting_as(None, "calendars"):
        calendar.note_reading([], found)


@pytest.fixture
def cast() -> Cast:
    return the_cast()


@pytest.mark.django_db
def test_only_with_somebody_who_works_here_and_without_its_title_unless_wanted(cast: Cast) -> None:
    plain, wanted = a_calendar(cast.amira), a_calendar(cast.amira, name="Home", titles=True)
    (with_jonas,) = meetings(*an_event(*WEEKLY, *BOTH))
    stranger = Meeting("2" * 64, "somebody@elsewhere.example", "Planted", with_jonas.times)
    for calendar in (plain, wanted):
        read(calendar, with_jonas, stranger)
        read(calendar, with_jonas, stranger)
    assert {(s.calendar_id, s.other, s.title) for s in Series.objects.all()} == {
        (plain.pk, cast.jonas, ""),
        (wanted.pk, cast.jonas, "Us two"),
    }
    assert Occurrence.objects.count() == 8
    wanted.keep_titles(False)
    assert not Series.objects.exclude(title="").exists()


@pytest.mark.django_db
def test_a_series_that_is_gone_has_no_times_and_goes_with_its_calendar(cast: Cast) -> None:
    calendar = a_calendar(cast.amira)
    read(calendar, *meetings(*an_event(*WEEKLY, *BOTH)))
    read(calendar)
    assert (Series.objects.count(), Occurrence.objects.count()) == (1, 0)
    calendar.disconnect()
    assert not Series.objects.exists()
