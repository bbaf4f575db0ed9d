"""Meeting notes by calendar: asked for once, each occurrence has its page, moves with it, and either ends it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.foundation.testing import as_owner, by_worker
from alongside.notices.models import Notice, OutboxItem
from alongside.people.testing import Cast, signed_in, the_cast
from alongside.scheduling.models import Calendar, Series
from alongside.scheduling.testing import CalendarServer, a_calendar, a_calendar_server, a_series, read_one

from .. import jobs
from ..models import CalendarNotes, CalendarPage, Conversation
from ..queries.feed import feed_of
from ..testing import a_conversation, a_pair, the_templates

pytestmark = pytest.mark.django_db
make_pages = by_worker(jobs.make_pages.func)
NOON = (timezone.now().astimezone(UTC) + timedelta(days=2)).replace(hour=12, minute=0, second=0, microsecond=0)


@pytest.fixture
def cast() -> Cast:
    the_templates()
    return the_cast()


def times(series: Series, *starts: datetime) -> None:
    """What the calendar says now; the key of each is its number."""
    with as_owner():
        series.occurrences.all().delete()
        for number, begins in enumerate(starts):
            series.occurrences.create(key=str(number), starts_at=begins, ends_at=begins + timedelta(minutes=45))


def asked(cast: Cast, *starts: datetime) -> Series:
    """Amira asked for pages on the page of her meetings."""
    series = a_series(a_calendar(cast.amira), cast.jonas)
    times(series, *starts)
    assert signed_in(cast.amira).post(reverse("conversations:series_notes", args=[series.pk])).status_code == 303
    return series


def pages() -> list[datetime | None]:
    return [page.conversation.starts_at for page in CalendarPage.objects.order_by("occurrence")]


def test_asked_for_once_each_has_its_page_two_weeks_ahead(cast: Cast) -> None:
    weekly = [NOON + timedelta(weeks=number) for number in range(4)]
    asked(cast, *weekly)
    make_pages(0)
    make_pages(0)
    assert pages() == weekly[:2], "looking twice makes nothing twice"
    talk = Conversation.objects.earliest("starts_at")
    assert (talk.kind.key, talk.minutes, talk.guest, talk.planned_by) == ("check_in", 45, cast.amira, cast.amira)
    assert talk.booked.count() == 2, "their time is taken here as well"
    listed = signed_in(cast.jonas).get(f"/conversations/?with={cast.amira.pk}").content.decode()
    assert listed.count(f"/conversations/{talk.pk}/") >= 1


def test_the_other_is_told_once_and_nobody_is_invited_to_what_stands_in_their_calendar(cast: Cast) -> None:
    asked(cast, NOON)
    make_pages(0)
    assert [(n.recipient, n.event) for n in Notice.objects.all()] == [(cast.jonas, "calendar_notes.begun")]
    assert not OutboxItem.objects.exists()
    assert b"BEGIN:VEVENT" not in feed_of(cast.amira)


def test_it_moves_and_is_called_off_as_in_the_calendar(cast: Cast) -> None:
    series = asked(cast, NOON, NOON + timedelta(days=7))
    make_pages(0)
    later = NOON + timedelta(days=1, hours=2)
    times(series, later)
    make_pages(0)
    make_pages(0)
    first, second = (page.conversation for page in CalendarPage.objects.order_by("occurrence"))
    assert first.starts_at == later and first.moves.count() == 1
    assert second.is_cancelled and second.cancellation.reason == "Called off in the calendar"
    assert not OutboxItem.objects.exists()


def test_what_was_begun_or_moved_here_is_left_as_it_is(cast: Cast) -> None:
    series = asked(cast, NOON, NOON + timedelta(days=7))
    make_pages(0)
    first, second = (page.conversation for page in CalendarPage.objects.order_by("occurrence"))
    with as_owner():
        first.enter(by=cast.jonas)
        second.move(NOON + timedelta(days=8), by=cast.jonas)
    make_pages(0)
    second.refresh_from_db()
    assert second.starts_at == NOON + timedelta(days=8), "the calendar did not change"
    times(series)
    make_pages(0)
    assert not Conversation.objects.get(pk=first.pk).is_cancelled


def test_a_talk_planned_for_that_very_time_is_its_page(cast: Cast) -> None:
    talk = a_conversation(cast.amira, cast.jonas, at=NOON)
    asked(cast, NOON)
    make_pages(0)
    assert Conversation.objects.get().pk == talk.pk == CalendarPage.objects.get().conversation_id


def test_where_one_of_them_has_another_talk_it_waits(cast: Cast) -> None:
    other = a_conversation(cast.otto, cast.jonas, at=NOON)
    asked(cast, NOON, NOON + timedelta(days=1))
    make_pages(0)
    assert pages() == [NOON + timedelta(days=1)]
    with as_owner():
        other.cancel(by=cast.jonas, reason="A clash")
    make_pages(0)
    assert pages() == [NOON, NOON + timedelta(days=1)]


def test_either_ends_it_and_the_pages_stay(cast: Cast) -> None:
    series = asked(cast, NOON)
    make_pages(0)
    notes = CalendarNotes.objects.get()
    place = reverse("conversations:calendar_notes_one", args=[notes.pk])
    rhythm = signed_in(cast.jonas).get(reverse("conversations:rhythms", args=[notes.relationship_id]))
    assert place in rhythm.content.decode(), "Jonas has no such calendar here, and can end it all the same"
    assert signed_in(cast.otto).post(place, {"_method": "DELETE"}).status_code == 404
    assert signed_in(cast.jonas).post(place, {"_method": "DELETE"}).status_code == 303
    times(series, NOON, NOON + timedelta(days=1))
    make_pages(0)
    assert pages() == [NOON]
    assert not Conversation.objects.get().is_cancelled


def test_a_disconnected_calendar_ends_it_and_calls_nothing_off(cast: Cast) -> None:
    asked(cast, NOON)
    make_pages(0)
    with as_owner():
        Calendar.objects.get().disconnect()
    make_pages(0)
    assert CalendarNotes.objects.get().ended_at and not Conversation.objects.get().is_cancelled


def test_a_calendar_that_does_not_answer_changes_nothing(cast: Cast) -> None:
    series = asked(cast, NOON)
    make_pages(0)
    with as_owner():
        series.calendar.note_problem("away")
        series.occurrences.all().delete()
    make_pages(0)
    assert not Conversation.objects.get().is_cancelled


def test_twice_is_not_possible_from_either_calendar(cast: Cast) -> None:
    asked(cast, NOON)
    his = a_series(a_calendar(cast.jonas), cast.amira)
    assert signed_in(cast.jonas).post(reverse("conversations:series_notes", args=[his.pk])).status_code == 409
    page = signed_in(cast.jonas).get("/calendar-notes/").content.decode()
    assert "End it" in page and "A page for each" not in page


def test_it_is_nobody_elses(cast: Cast) -> None:
    with as_owner():
        series = a_series(a_calendar(cast.amira), cast.jonas)
        a_pair(cast.amira, cast.jonas)
    for person in (cast.jonas, cast.ines, cast.ada):
        client = signed_in(person)
        assert client.post(reverse("conversations:series_notes", args=[series.pk])).status_code == 404
        assert "No such meeting is in a calendar" in client.get("/calendar-notes/").content.decode()
    assert signed_in(cast.amira).get(reverse("conversations:series_notes", args=[series.pk])).status_code == 405


# --- with a real calendar ---------------------------------------------------------------------------------------------
@pytest.fixture
def server(socket_enabled: None, tmp_path: Path) -> Iterator[CalendarServer]:
    with a_calendar_server(tmp_path) as found:
        found.make()
        yield found


def weekly(cast: Cast, *more: str) -> str:
    people = [f"ATTENDEE:mailto:{person.email}" for person in (cast.amira, cast.jonas)]
    event = ["BEGIN:VEVENT", "UID:us", "DTSTAMP:20260101T000000Z", f"DTSTART:{NOON:%Y%m%dT%H%M%SZ}", "DURATION:PT30M",
             "RRULE:FREQ=WEEKLY;COUNT=2", *people, "END:VEVENT"]  # fmt: skip
    moved = ["BEGIN:VEVENT", "UID:us", "DTSTAMP:20260101T000000Z", *more, "DURATION:PT30M", *people, "END:VEVENT"]
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//T//EN", *event, *(moved if more else []), "END:VCALENDAR", ""]
    return "\r\n".join(lines)


def test_the_whole_story_with_a_real_server(cast: Cast, server: CalendarServer) -> None:
    server.put(weekly(cast), uid="us")
    calendar = a_calendar(cast.amira, **server.access)
    read_one(str(calendar.pk))
    client = signed_in(cast.amira)
    page = client.get("/calendar-notes/").content.decode()
    assert "Jonas Weber" in page and "A page for each" in page
    client.post(reverse("conversations:series_notes", args=[Series.objects.get().pk]))
    make_pages(0)
    assert pages() == [NOON, NOON + timedelta(days=7)]
    to = NOON + timedelta(hours=3)
    server.put(weekly(cast, f"RECURRENCE-ID:{NOON:%Y%m%dT%H%M%SZ}", f"DTSTART:{to:%Y%m%dT%H%M%SZ}"), uid="us")
    read_one(str(calendar.pk))
    make_pages(0)
    assert pages() == [to, NOON + timedelta(days=7)]
