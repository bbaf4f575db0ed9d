"""Connected calendars: read from a real server, busy times alone, and what happens when it does not answer."""

import random
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.utils import timezone
from icalendar import Calendar as Ics

from alongside.foundation.testing import statements_of
from alongside.people.models import Person
from alongside.people.testing import signed_in, the_cast
from alongside.trust.testing import acting_as

from ..models import BusyTime, Calendar, CalendarAccess
from ..testing import PASSWORD, CalendarServer, a_busy_time, a_calendar, read_due, read_one, taken

pytestmark = pytest.mark.django_db
INDEX, NEW = "/calendars/", "/calendars/new/"
DENTIST = "Dentist and therapist"


def an_event(uid: str, starts: datetime, hours: float = 1, *lines: str) -> str:
    ends = starts + timedelta(hours=hours)
    return "\r\n".join([
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Test//EN", "BEGIN:VEVENT", f"UID:{uid}",
        f"DTSTAMP:{timezone.now().astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART:{starts.astimezone(UTC):%Y%m%dT%H%M%SZ}", f"DTEND:{ends.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"SUMMARY:{DENTIST}", *lines, "END:VEVENT", "END:VCALENDAR", "",
    ])  # fmt: skip


def tomorrow(hour: int = 9) -> datetime:
    return (timezone.now().astimezone(UTC) + timedelta(days=1)).replace(hour=hour, minute=0, second=0, microsecond=0)


def test_what_is_in_it_is_taken_and_of_what_is_in_it_nothing_is_kept(radicale: CalendarServer) -> None:
    cast = the_cast()
    radicale.make()
    radicale.make("tasks", holds="VTODO")
    radicale.put(an_event("dentist", tomorrow()), uid="dentist")
    answer = signed_in(cast.amira).post(INDEX, {**radicale.access, "name": "Work"})
    assert (answer.status_code, answer["Location"]) == (303, INDEX)
    read_one(str(Calendar.objects.get().pk))
    with acting_as(cast.jonas):
        assert taken(cast.amira, tomorrow(0), tomorrow(23)) == [(tomorrow(9), tomorrow(10))]
        assert taken(cast.jonas, tomorrow(0), tomorrow(23)) == []
    assert BusyTime.objects.get().title == ""
    assert Calendar.objects.get().access.places == f"{radicale.home}work/"


def test_titles_come_for_the_owner_who_wants_them_and_go_at_once(radicale: CalendarServer) -> None:
    cast = the_cast()
    radicale.make()
    radicale.put(an_event("dentist", tomorrow()), uid="dentist")
    calendar = a_calendar(cast.amira, titles=True, **radicale.access)
    read_one(str(calendar.pk))
    amira, jonas = signed_in(cast.amira), signed_in(cast.jonas)
    assert DENTIST in amira.get(INDEX).content.decode()
    assert DENTIST not in jonas.get(f"/conversations/new/?with={cast.amira.pk}").content.decode()
    with acting_as(cast.jonas):
        assert not BusyTime.objects.exists()
    amira.post(f"{INDEX}{calendar.pk}/", {"_method": "PUT"})
    assert BusyTime.objects.get().title == ""


def test_how_to_get_in_is_encrypted_and_goes_with_the_calendar() -> None:
    cast = the_cast()
    calendar = a_calendar(cast.amira, kind="caldav", username="amira", password=PASSWORD)
    a_busy_time(calendar, tomorrow(9), tomorrow(10))
    with connection.cursor() as cursor:
        cursor.execute("select row_to_json(a)::text from scheduling_calendaraccess a")
        (row,) = cursor.fetchone()
    assert PASSWORD not in row and "calendar.example.org" not in row
    with acting_as(cast.ada):
        assert not CalendarAccess.objects.exists()
    amira = signed_in(cast.amira)
    assert PASSWORD not in amira.get(f"{INDEX}{calendar.pk}/").content.decode()
    amira.post(f"{INDEX}{calendar.pk}/", {"_method": "DELETE"})
    assert (Calendar.objects.count(), CalendarAccess.objects.count(), BusyTime.objects.count()) == (0, 0, 0)


@pytest.mark.parametrize("seed", range(6))
def test_not_free_is_what_the_server_itself_reports(radicale: CalendarServer, seed: int) -> None:
    """Single, weekly with exceptions, whole days, cancelled and free ones, in several zones.

    Where a clock changes within a series, Radicale goes on with the old difference: `test_reading.py` looks at that.
    """
    dice, cast = random.Random(seed), the_cast()
    Person.objects.filter(pk=cast.amira.pk).update(zone="UTC")  # a whole day of Radicale is one of UTC
    radicale.make()
    for number in range(12):
        start = tomorrow(0) + timedelta(days=dice.randrange(20), minutes=15 * dice.randrange(96))
        radicale.put(_any_event(dice, number, start), uid=f"e{number}")
    calendar = a_calendar(cast.amira, **radicale.access)
    read_one(str(calendar.pk))
    calendar.refresh_from_db()
    since, until = tomorrow(0), tomorrow(0) + timedelta(days=30)
    with acting_as(cast.jonas):
        ours = taken(cast.amira, since, until)
    theirs = [
        (period[0], period[0] + period[1] if isinstance(period[1], timedelta) else period[1])
        for part in Ics.from_ical(radicale.free_busy(since, until)).walk("VFREEBUSY")
        for said in _each(part.get("FREEBUSY", []))
        for period in _each(said.dt if hasattr(said, "dt") else [p.dt for p in said.dts])
        if str(said.params.get("FBTYPE", "BUSY")) != "FREE"
    ]
    assert theirs, "something was planted"
    assert together(ours, since, until) == together(theirs, since, until)


def _each(said: Any) -> list[Any]:
    return said if isinstance(said, list) else [said]


def _any_event(dice: random.Random, number: int, start: datetime) -> str:
    zone = dice.choice(["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"])
    if number % 6 == 0:
        day, next_day = f";VALUE=DATE:{start:%Y%m%d}", f";VALUE=DATE:{start + timedelta(days=1):%Y%m%d}"
        timed = an_event(f"e{number}", start).replace(f":{start:%Y%m%dT%H%M%SZ}", day)
        return timed.replace(f":{start + timedelta(hours=1):%Y%m%dT%H%M%SZ}", next_day)
    more = [["STATUS:CANCELLED"], ["TRANSP:TRANSPARENT"], ["STATUS:TENTATIVE"], [], []][number % 5]
    if number % 3:
        return an_event(f"e{number}", start, dice.choice([0.5, 1, 3]), *more)
    if ZoneInfo(zone).utcoffset(start) != ZoneInfo(zone).utcoffset(start + timedelta(days=22)):
        zone = "Asia/Kathmandu"  # its clocks never change
    left_out = start + timedelta(days=7)
    rule = ["RRULE:FREQ=WEEKLY;COUNT=4", f"EXDATE;TZID={zone}:{left_out:%Y%m%dT%H%M%S}"]
    text = an_event(f"e{number}", start, 1, *rule, *more)
    for name, moment in (("DTSTART", start), ("DTEND", start + timedelta(hours=1))):
        text = text.replace(f"{name}:{moment:%Y%m%dT%H%M%SZ}", f"{name};TZID={zone}:{moment:%Y%m%dT%H%M%S}")
    return text


def together(
    spans: list[tuple[datetime, datetime]], since: datetime, until: datetime
) -> list[tuple[datetime, datetime]]:
    """One span where several touch, cut to what was asked for."""
    found: list[tuple[datetime, datetime]] = []
    for begins, ends in sorted((max(a, since), min(b, until)) for a, b in spans if a < until and since < b):
        if found and begins <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], ends))
        else:
            found.append((begins, ends))
    return found


def test_a_wrong_password_is_said_and_what_was_read_stays(radicale: CalendarServer) -> None:
    cast = the_cast()
    radicale.make()
    calendar = a_calendar(cast.amira, **{**radicale.access, "password": "another"})
    a_busy_time(calendar, tomorrow(9), tomorrow(10))
    read_one(str(calendar.pk))
    calendar.refresh_from_db()
    assert (calendar.problem, calendar.failures) == ("declined", 1)
    assert BusyTime.objects.count() == 1
    assert "app password" in signed_in(cast.amira).get(INDEX).content.decode()


def test_one_that_is_away_is_asked_less_and_less_and_keeps_nobody_from_the_others(radicale: CalendarServer) -> None:
    cast = the_cast()
    radicale.make()
    away = a_calendar(cast.otto, "http://127.0.0.1:9/", kind="ics")
    here = a_calendar(cast.amira, **radicale.access)
    read_due(0)
    away.refresh_from_db()
    here.refresh_from_db()
    assert (away.problem, here.problem) == ("away", "")
    assert here.read_at
    pauses = []
    for _turn in range(7):
        Calendar.objects.filter(pk=away.pk).update(next_at=timezone.now())
        read_due(0)
        away.refresh_from_db()
        pauses.append(round((away.next_at - timezone.now()) / timedelta(minutes=15)))
    assert pauses == [2, 4, 8, 16, 24, 24, 24]


def test_whoever_left_is_not_asked_about(radicale: CalendarServer) -> None:
    cast = the_cast()
    radicale.make()
    calendar = a_calendar(cast.otto, **radicale.access)
    cast.otto.leave(on=timezone.localdate() - timedelta(days=1))
    read_due(0)
    calendar.refresh_from_db()
    assert calendar.read_at is None


def test_what_could_not_be_read_is_not_called_free(radicale: CalendarServer) -> None:
    cast = the_cast()
    radicale.make()
    calendar, client = a_calendar(cast.amira, **radicale.access), signed_in(cast.amira)
    assert "Nothing is known yet" in client.get(INDEX).content.decode()
    read_one(str(calendar.pk))
    assert "Every hour you work is free" in client.get(INDEX).content.decode()
    Calendar.objects.update(problem="away")
    assert "Nothing is known yet" in client.get(INDEX).content.decode()


def test_five_are_enough() -> None:
    cast = the_cast()
    for number in range(5):
        a_calendar(cast.amira, name=f"Number {number}")
    facts = {"kind": "ics", "name": "One more", "address": "https://calendar.example.org/x.ics"}
    assert signed_in(cast.amira).post(INDEX, facts).status_code == 409
    assert Calendar.objects.count() == 5


@pytest.mark.parametrize(
    "address",
    ["http://calendar.example.org/", "ftp://calendar.example.org/", "https://me:secret@calendar.example.org/",
     "https://", "nonsense", "https://[::1", "file:///etc/passwd"],
)  # fmt: skip
def test_what_is_no_address_is_not_taken(address: str) -> None:
    cast = the_cast()
    facts = {"kind": "ics", "name": "Work", "address": address}
    assert signed_in(cast.amira).post(INDEX, facts).status_code == 422


def test_a_calendar_is_its_owners_alone() -> None:
    cast = the_cast()
    calendar = a_calendar(cast.amira, name="Amira’s own")
    for person in (cast.jonas, cast.ada, cast.lucia):
        client = signed_in(person)
        assert client.get(f"{INDEX}{calendar.pk}/").status_code == 404
        assert client.post(f"{INDEX}{calendar.pk}/", {"_method": "DELETE"}).status_code == 404
        assert "Amira’s own" not in client.get(INDEX).content.decode()


def test_the_list_asks_as_much_for_three_as_for_one() -> None:
    cast = the_cast()
    client = signed_in(cast.amira)
    a_busy_time(a_calendar(cast.amira), tomorrow(9), tomorrow(10))
    one = len(statements_of(client, INDEX))
    for number in range(2):
        a_busy_time(a_calendar(cast.amira, name=str(number)), tomorrow(9), tomorrow(10))
    assert len(statements_of(client, INDEX)) == one <= 12
