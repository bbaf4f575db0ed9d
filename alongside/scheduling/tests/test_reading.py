"""What a calendar may answer, and where it may lead: other networks, other sites, endless rules, broken texts."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from pytest_django import Settings

from alongside.people.testing import the_cast

from ..caldav import NoPlace, Refused, Server, _site
from ..events import NoCalendar, Owner, busy_events
from ..models import BusyTime, Calendar
from ..testing import PASSWORD, a_calendar, read_one

NOW = datetime(2026, 10, 24, 12, tzinfo=UTC)
BERLIN = Owner("amira@example.org", ZoneInfo("Europe/Berlin"))


def events(*lines: str, days: int = 30) -> list[tuple[str, str]]:
    """The busy times of one calendar with these lines in its events, in UTC."""
    text = "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Test//EN", *lines, "END:VCALENDAR", ""])
    found = busy_events([text.encode()], BERLIN, NOW, NOW + timedelta(days=days))
    return [(f"{event.starts_at:%d.%m. %H:%M}", f"{event.ends_at:%d.%m. %H:%M}") for event in found]


def an_event(*lines: str, uid: str = "1") -> list[str]:
    return ["BEGIN:VEVENT", f"UID:{uid}", "DTSTAMP:20260101T000000Z", *lines, "END:VEVENT"]


MORNING = ("DTSTART:20261026T090000Z", "DTEND:20261026T100000Z")
AT_NINE = [("26.10. 09:00", "26.10. 10:00")]


@pytest.mark.parametrize(
    ("line", "counts"),
    [
        ("STATUS:CONFIRMED", True),
        ("STATUS:TENTATIVE", True),
        ("STATUS:CANCELLED", False),
        ("TRANSP:TRANSPARENT", False),
        ("X-MICROSOFT-CDO-BUSYSTATUS:FREE", False),
        ("ATTENDEE;PARTSTAT=DECLINED:mailto:Amira@example.org", False),
        ("ATTENDEE;PARTSTAT=DECLINED:mailto:jonas@example.org", True),
        ("ATTENDEE;PARTSTAT=ACCEPTED:mailto:amira@example.org", True),
    ],
)
def test_what_counts_as_taken(line: str, counts: bool) -> None:
    assert events(*an_event(*MORNING, line)) == (AT_NINE if counts else [])


def test_a_talk_of_ours_is_known_here_already(settings: Settings) -> None:
    settings.BASE_URL = "https://talks.example.org"
    assert events(*an_event(*MORNING, uid="0192@talks.example.org")) == []
    assert events(*an_event(*MORNING, uid="0192@elsewhere.example.org")) == AT_NINE


def test_nine_in_the_morning_stays_nine_when_the_clock_changes() -> None:
    """Berlin leaves summer time on 25 October 2026: the third occurrence is skipped, the second was moved."""
    weekly = an_event("DTSTART;TZID=Europe/Berlin:20261022T090000", "DURATION:PT1H",
                      "RRULE:FREQ=DAILY;COUNT=6", "EXDATE;TZID=Europe/Berlin:20261025T090000")  # fmt: skip
    moved = an_event("RECURRENCE-ID;TZID=Europe/Berlin:20261026T090000",
                     "DTSTART;TZID=Europe/Berlin:20261026T110000", "DURATION:PT30M")  # fmt: skip
    assert events(*weekly, *moved) == [("26.10. 10:00", "26.10. 10:30"), ("27.10. 08:00", "27.10. 09:00")]


def test_a_whole_day_is_the_owners_and_a_floating_time_too() -> None:
    assert events(*an_event("DTSTART;VALUE=DATE:20261026")) == [("25.10. 23:00", "26.10. 23:00")]
    assert events(*an_event("DTSTART;VALUE=DATE:20261025")) == [("24.10. 22:00", "25.10. 23:00")], "of 25 hours"
    floating = an_event("DTSTART:20261026T090000", "DTEND:20261026T100000")
    assert events(*floating) == [("26.10. 08:00", "26.10. 09:00")]


@pytest.mark.parametrize("often", ["SECONDLY", "MINUTELY", "HOURLY"])
def test_a_rule_that_never_rests_is_left_out_and_the_rest_is_read(often: str) -> None:
    endless = an_event("DTSTART:19700101T000000Z", "DURATION:PT1S", f"RRULE:FREQ={often}", uid="2")
    assert events(*endless, *an_event(*MORNING)) == AT_NINE


@pytest.mark.parametrize(
    "text", ["", "<html></html>", "BEGIN:VCALENDAR", "BEGIN:VEVENT\r\nEND:VEVENT\r\n", "\0\0", "BEGIN:VTODO"]
)
def test_what_is_no_calendar_is_said_to_be_none(text: str) -> None:
    with pytest.raises(NoCalendar):
        busy_events([text.encode()], BERLIN, NOW, NOW + timedelta(days=1))


@pytest.mark.parametrize(
    "lines",
    [
        ("DTSTART:99999999T999999Z",),
        ("DTSTART:20261026T090000Z", "DTEND:20261026T080000Z"),
        ("DTSTART:20261026T090000Z", "RRULE:FREQ=NEVER"),
        ("DTSTART:20261026T090000Z", "DURATION:P9999999999D"),
        ("SUMMARY:without a time",),
        ("DTSTART;TZID=Nowhere/Nothing:20261026T090000",),
    ],
)
def test_a_broken_event_breaks_nothing(lines: tuple[str, ...]) -> None:
    """It is left out, and the rest is read."""
    assert AT_NINE[0] in events(*an_event(*lines), *an_event(*MORNING, uid="2"))


# --- where it may lead -----------------------------------------------------------------------------------------------
class Elsewhere(BaseHTTPRequestHandler):
    """A server that leads away. It notes who came with which password."""

    leads_to = ""
    body = b""
    status = 207
    came: list[tuple[str, str, str]] = []

    def answer(self) -> None:
        type(self).came.append((self.command, self.path, self.headers.get("Authorization", "")))
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.send_response(301 if self.leads_to and self.path == "/" else self.status)
        if self.leads_to:
            self.send_header("Location", self.leads_to)
        self.send_header("Content-Length", str(len(self.body)))
        self.end_headers()
        self.wfile.write(self.body)

    do_GET = do_PROPFIND = do_REPORT = answer  # noqa: N815  what the base class calls them

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def elsewhere(socket_enabled: None, settings: Settings) -> Iterator[str]:
    Elsewhere.leads_to, Elsewhere.body, Elsewhere.status, Elsewhere.came = "", b"", 207, []
    settings.PRIVATE_HOSTS = {"127.0.0.1"}
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere)
    thread = threading.Thread(target=httpd.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{httpd.server_port}/"
    httpd.shutdown()
    httpd.server_close()
    thread.join()


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["ics", "caldav"])
def test_an_address_inside_is_refused_unless_the_house_names_it(elsewhere: str, settings: Settings, kind: str) -> None:
    settings.PRIVATE_HOSTS = set()
    calendar = a_calendar(the_cast().amira, elsewhere, kind=kind, username="amira", password=PASSWORD)
    read_one(str(calendar.pk))
    calendar.refresh_from_db()
    assert calendar.problem == "inside"
    assert Elsewhere.came == []


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["ics", "caldav"])
@pytest.mark.parametrize(
    "inner", ["http://169.254.169.254/", "http://localhost:1/", "https://10.0.0.1/", "file:///etc/passwd"]
)
def test_nobody_is_led_inside_by_a_redirect(elsewhere: str, kind: str, inner: str) -> None:
    Elsewhere.leads_to = inner
    calendar = a_calendar(the_cast().amira, elsewhere, kind=kind, username="amira", password=PASSWORD)
    read_one(str(calendar.pk))
    calendar.refresh_from_db()
    assert calendar.problem in {"declined", "away"}
    assert len(Elsewhere.came) == 1
    assert not BusyTime.objects.exists()


@pytest.mark.parametrize("onward", ["http://attacker.example/", "https://attacker.example/", "//attacker.example/x"])
def test_the_password_goes_to_no_other_site_that_the_server_names(elsewhere: str, onward: str) -> None:
    """By a redirect, and by the home it says it has."""
    Elsewhere.body = (
        f'<d:multistatus xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:response><c:calendar-home-set>'
        f"<d:href>{onward}</d:href></c:calendar-home-set></d:response></d:multistatus>"
    ).encode()
    with pytest.raises(Refused):
        Server(elsewhere, "amira", PASSWORD).calendars()
    Elsewhere.leads_to = onward
    with pytest.raises(Refused):
        Server(elsewhere, "amira", PASSWORD).calendars()


def test_a_host_beside_is_the_same_site_and_a_stranger_is_not() -> None:
    assert _site("caldav.icloud.com") == _site("p12-caldav.icloud.com") == "icloud.com"
    assert _site("a.example.co.uk") != _site("b.attacker.co.uk")
    assert _site("127.0.0.1") == _site("localhost") == _site(None) == ""


@pytest.mark.parametrize(
    "body",
    [
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbb">]><a>&b;</a>',
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>'.encode("utf-16"),
        b"<a><b></a>",
        b"",
    ],
)
def test_an_answer_that_is_no_plain_xml_is_not_read(elsewhere: str, body: bytes) -> None:
    Elsewhere.body = body
    with pytest.raises(NoPlace):
        Server(elsewhere, "amira", PASSWORD).calendars()


@pytest.mark.django_db
@pytest.mark.parametrize(("status", "problem"), [(401, "declined"), (404, "nowhere"), (429, "away"), (500, "away")])
def test_what_a_server_answers_is_said_in_words(elsewhere: str, status: int, problem: str) -> None:
    Elsewhere.status = status
    calendar = a_calendar(the_cast().amira, elsewhere, kind="caldav", username="amira", password=PASSWORD)
    read_one(str(calendar.pk))
    calendar.refresh_from_db()
    assert (calendar.problem, Calendar.objects.due().count()) == (problem, 0)
