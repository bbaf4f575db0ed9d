"""Talks in people's own calendars, on a real server: written there, moved there, declined there, and back."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from icalendar import Calendar as Ics

from alongside.foundation.testing import by_worker
from alongside.notices.models import Notice
from alongside.people.testing import Cast, signed_in, the_cast
from alongside.scheduling.models import BusyTime, Calendar, Entry
from alongside.scheduling.testing import CalendarServer, a_calendar, a_calendar_server, read_one
from alongside.trust.testing import acting_as

from .. import jobs
from ..models import Conversation, MoveOffer
from ..testing import a_conversation

pytestmark = pytest.mark.django_db
keep_in_step = by_worker(jobs.keep_calendars_in_step.func)


@pytest.fixture
def server(socket_enabled: None, tmp_path: Path) -> Iterator[CalendarServer]:
    with a_calendar_server(tmp_path) as found:
        found.make()
        yield found


@pytest.fixture
def cast() -> Cast:
    return the_cast()


def written(cast: Cast, server: CalendarServer) -> Calendar:
    """Amira's calendar, chosen for her talks on its page."""
    calendar = a_calendar(cast.amira, **server.access)
    answer = signed_in(cast.amira).post(f"/calendars/{calendar.pk}/", {"_method": "PUT", "written": "on"})
    assert answer.status_code == 303
    return calendar


def noon(days: int = 3, hour: int = 12) -> datetime:
    return (timezone.now().astimezone(UTC) + timedelta(days=days)).replace(hour=hour, minute=0, second=0, microsecond=0)


def there(server: CalendarServer) -> dict[str, datetime]:
    """What stands in the calendar: UID and when."""
    text = server.ask("GET", f"{server.home}work/")
    return (
        {str(e["UID"]): e.decoded("DTSTART").astimezone(UTC) for e in Ics.from_ical(text).walk("VEVENT")}
        if text
        else {}
    )


def move_there(server: CalendarServer, to: datetime, *, minutes: int = 30) -> None:
    """As a calendar program does when its owner drags an event."""
    entry = Entry.objects.get()
    calendar = Ics.from_ical(server.ask("GET", entry.place))
    for event in calendar.walk("VEVENT"):
        for name, moment in (("DTSTART", to), ("DTEND", to + timedelta(minutes=minutes))):
            del event[name]
            event.add(name, moment)
    server.ask("PUT", entry.place, calendar.to_ical().decode())


def test_a_talk_is_written_moved_and_taken_out_as_here(cast: Cast, server: CalendarServer) -> None:
    written(cast, server)
    talk = a_conversation(cast.amira, cast.jonas, at=noon(), purpose="What we do about the complaint")
    keep_in_step(0)
    uid = f"{talk.pk}@localhost"
    assert there(server) == {uid: noon()}
    text = server.ask("GET", Entry.objects.get().place)
    assert "Talk with Jonas" in text and "complaint" not in text and "METHOD" not in text
    talk.move(noon(4), by=cast.jonas)
    keep_in_step(0)
    assert there(server) == {uid: noon(4)}
    talk.cancel(by=cast.jonas, reason="Snow")
    keep_in_step(0)
    assert there(server) == {}
    assert not Entry.objects.exists()


def test_nothing_changes_where_nothing_changed(cast: Cast, server: CalendarServer) -> None:
    written(cast, server)
    a_conversation(cast.amira, cast.jonas, at=noon())
    keep_in_step(0)
    before = server.ask("GET", Entry.objects.get().place)
    keep_in_step(0)
    assert server.ask("GET", Entry.objects.get().place) == before
    assert not MoveOffer.objects.exists()


def test_moved_there_is_offered_here_and_taken_over_by_the_other(cast: Cast, server: CalendarServer) -> None:
    written(cast, server)
    talk = a_conversation(cast.amira, cast.jonas, at=noon())
    keep_in_step(0)
    move_there(server, noon(5))
    keep_in_step(0)
    keep_in_step(0)
    talk.refresh_from_db()
    assert talk.starts_at == noon(), "a calendar never changes a talk by itself"
    notice = Notice.objects.get(event="talk.offered_move")
    assert notice.recipient == cast.jonas
    jonas, address = signed_in(cast.jonas), f"/conversations/{talk.pk}/move/"
    assert "Amira moved it in their calendar" in jonas.get(address).content.decode()
    assert jonas.post(f"{address}offer/").status_code == 303
    talk.refresh_from_db()
    assert (talk.starts_at, talk.moves.count()) == (noon(5), 1)
    keep_in_step(0)
    assert set(there(server).values()) == {noon(5)}
    assert not MoveOffer.objects.open().exists()
    assert jonas.post(f"{address}offer/").status_code == 409


def test_an_offer_that_is_left_puts_it_back_in_the_calendar(cast: Cast, server: CalendarServer) -> None:
    written(cast, server)
    talk = a_conversation(cast.amira, cast.jonas, at=noon())
    keep_in_step(0)
    move_there(server, noon(5))
    keep_in_step(0)
    signed_in(cast.jonas).post(f"/conversations/{talk.pk}/move/offer/", {"_method": "DELETE"})
    keep_in_step(0)
    assert set(there(server).values()) == {noon()}
    talk.refresh_from_db()
    assert talk.starts_at == noon()


def test_an_offer_ends_when_the_talk_is_moved_meanwhile(cast: Cast, server: CalendarServer) -> None:
    written(cast, server)
    talk = a_conversation(cast.amira, cast.jonas, at=noon())
    keep_in_step(0)
    move_there(server, noon(5))
    keep_in_step(0)
    talk.move(noon(6), by=cast.jonas)
    assert not MoveOffer.objects.open().exists()
    keep_in_step(0)
    assert set(there(server).values()) == {noon(6)}


def test_injected_lines_stay_one_event(cast: Cast, server: CalendarServer) -> None:
    written(cast, server)
    evil = "Room\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:Another"
    a_conversation(cast.amira, cast.jonas, at=noon(), place=evil)
    keep_in_step(0)
    events = Ics.from_ical(server.ask("GET", Entry.objects.get().place)).walk("VEVENT")
    assert len(events) == 1
    assert "END:VEVENT" in str(events[0]["LOCATION"])


def test_moved_into_the_past_goes_back_without_a_word(cast: Cast, server: CalendarServer) -> None:
    written(cast, server)
    a_conversation(cast.amira, cast.jonas, at=noon())
    keep_in_step(0)
    move_there(server, timezone.now().replace(microsecond=0) - timedelta(hours=3))
    keep_in_step(0)
    assert set(there(server).values()) == {noon()}
    assert not Notice.objects.filter(event="talk.offered_move").exists()


def test_a_time_at_which_the_other_has_a_talk_is_not_taken_over(cast: Cast, server: CalendarServer) -> None:
    written(cast, server)
    talk = a_conversation(cast.amira, cast.jonas, at=noon())
    a_conversation(cast.jonas, cast.ines, at=noon(5))
    keep_in_step(0)
    move_there(server, noon(5))
    keep_in_step(0)
    assert signed_in(cast.jonas).post(f"/conversations/{talk.pk}/move/offer/").status_code == 409
    talk.refresh_from_db()
    assert talk.starts_at == noon()


@pytest.mark.parametrize("how", ["taken out", "cancelled", "declined"])
def test_declined_there_is_said_once_and_the_talk_stands(cast: Cast, server: CalendarServer, how: str) -> None:
    written(cast, server)
    talk = a_conversation(cast.amira, cast.jonas, at=noon())
    keep_in_step(0)
    place = Entry.objects.get().place
    if how == "taken out":
        server.ask("DELETE", place)
    else:
        calendar = Ics.from_ical(server.ask("GET", place))
        for event in calendar.walk("VEVENT"):
            if how == "cancelled":
                event["STATUS"] = "CANCELLED"
            else:
                event["ATTENDEE"].params["PARTSTAT"] = "DECLINED"
        server.ask("PUT", place, calendar.to_ical().decode())
    keep_in_step(0)
    keep_in_step(0)
    (notice,) = Notice.objects.filter(event="talk.declined")
    assert notice.recipient == cast.jonas
    assert "Here it still stands." in notice.sentence
    talk.refresh_from_db()
    assert talk.is_planned


def test_our_own_talk_in_it_keeps_no_time_from_being_offered(cast: Cast, server: CalendarServer) -> None:
    calendar = written(cast, server)
    a_conversation(cast.amira, cast.jonas, at=noon())
    keep_in_step(0)
    read_one(str(calendar.pk))
    assert not BusyTime.objects.exists()


def test_one_that_is_away_says_so_to_its_owner_and_is_not_asked_every_minute(cast: Cast) -> None:
    calendar = a_calendar(cast.amira, "http://127.0.0.1:9/", kind="caldav", username="a", password="b")
    Calendar.objects.filter(pk=calendar.pk).update(is_written=True)
    a_conversation(cast.amira, cast.jonas, at=noon())
    keep_in_step(0)
    keep_in_step(0)
    calendar.refresh_from_db()
    assert (calendar.failures, bool(calendar.problem)) == (1, True)


def test_one_calendar_of_a_person_is_written_and_never_a_read_only_one(cast: Cast) -> None:
    first = a_calendar(cast.amira, kind="caldav", username="a", password="b")
    second = a_calendar(cast.amira, kind="caldav", username="a", password="b")
    read_only = a_calendar(cast.amira)
    client = signed_in(cast.amira)
    for calendar in (first, second, read_only):
        client.post(f"/calendars/{calendar.pk}/", {"_method": "PUT", "written": "on"})
    assert list(Calendar.objects.filter(is_written=True)) == [second]


def test_what_stands_in_a_calendar_is_its_owners_alone(cast: Cast, server: CalendarServer) -> None:
    written(cast, server)
    a_conversation(cast.amira, cast.jonas, at=noon())
    keep_in_step(0)
    for person, count in ((cast.amira, 1), (cast.jonas, 0), (cast.ada, 0)):
        with acting_as(person):
            assert Entry.objects.count() == count
            assert Conversation.objects.exists() is (person != cast.ada)
