"""A talk and a calendar in the browser: proposed, in the calendar, moved there, taken over, and both see it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from icalendar import Calendar as Ics
from playwright.sync_api import expect

from alongside.conversations.in_step import keep_in_step
from alongside.conversations.models import Conversation
from alongside.scheduling.models import Calendar, Entry
from alongside.scheduling.testing import a_calendar, a_calendar_server

from .conftest import Window
from .people import imported_pair, sign_in

pytestmark = pytest.mark.browser


def test_proposed_moved_in_the_calendar_accepted_and_both_see_it(window: Window, tmp_path: Path) -> None:
    two = imported_pair()
    with a_calendar_server(tmp_path) as server:
        server.make()
        made = a_calendar(two.guest, **server.access)
        Calendar.objects.filter(pk=made.pk).update(is_written=True)
        calendar = Calendar.objects.select_related("person", "access").get(pk=made.pk)
        host, guest = sign_in(window(), two.host), sign_in(window(), two.guest)

        host.goto(f"/conversations/new/?with={two.guest.pk}&kind=quarterly")
        host.get_by_role("button", name="Plan this talk").click()
        host.wait_for_url("**/preparation/")
        talk = Conversation.objects.get(relationship__guest=two.guest)
        keep_in_step(calendar)
        entry = Entry.objects.get(calendar=calendar)
        text = Ics.from_ical(server.ask("GET", entry.place))
        (event,) = text.walk("VEVENT")
        assert event.decoded("DTSTART") == talk.starts_at

        later = a_day_later(talk)
        for name, moment in (("DTSTART", later), ("DTEND", later + timedelta(hours=1))):
            del event[name]
            event.add(name, moment)
        server.ask("PUT", entry.place, text.to_ical().decode())
        keep_in_step(calendar)

        host.goto("/notices/")
        host.get_by_role("button", name="moved your talk to").first.click()
        expect(host.get_by_role("heading", name="moved it in their calendar to")).to_be_visible()
        host.get_by_role("button", name="Move it there").click()
        expect(host.get_by_role("button", name="Move it there")).to_have_count(0)
        talk.refresh_from_db()
        assert talk.starts_at == later
        keep_in_step(calendar)
        local = later.astimezone(two.guest.tzinfo)
        for page in (host, guest):
            page.goto(f"/conversations/{talk.pk}/preparation/")
            expect(page.locator("main")).to_contain_text(f"{local:%A} {local.day} {local:%B}, {local:%H:%M}")
        (event,) = Ics.from_ical(server.ask("GET", entry.place)).walk("VEVENT")
        assert (event.decoded("DTSTART"), str(event["SEQUENCE"])) == (later, "1")


def a_day_later(talk: Conversation) -> datetime:
    assert talk.starts_at and talk.starts_at > timezone.now()
    return talk.starts_at.astimezone(UTC) + timedelta(days=1)
