"""Builders of calendars, and a real CalDAV server that a test starts: Radicale, in a folder of its own."""

import base64
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.error import HTTPError

from django.db import connection
from django.test import override_settings
from django.utils import timezone

from alongside.foundation.records import new_key
from alongside.foundation.testing import by_owner, by_worker
from alongside.people.models import Person

from . import jobs
from .models import BusyTime, Calendar, Series, connect, note_written, open_feed

# As the worker does it: its own role, whom every policy binds.
read_one, read_due = by_worker(jobs.read_one.func), by_worker(jobs.read_due.func)
PASSWORD = "an app password"
MAKE = (
    '<?xml version="1.0"?><c:mkcalendar xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:set><d:prop>'
    '<d:displayname>{name}</d:displayname><c:supported-calendar-component-set><c:comp name="{holds}"/>'
    "</c:supported-calendar-component-set></d:prop></d:set></c:mkcalendar>"
)


@by_owner
def a_calendar(person: Person, address: str = "https://calendar.example.org/", **facts: Any) -> Calendar:
    return connect(person, **{"kind": "ics", "name": "Work", "address": address, **facts})


@by_owner
def a_busy_time(calendar: Calendar, starts_at: datetime, ends_at: datetime, **facts: Any) -> BusyTime:
    return BusyTime.objects.create(calendar=calendar, starts_at=starts_at, ends_at=ends_at, **facts)


@by_owner
def a_series(calendar: Calendar, other: Person, key: str = "0" * 64) -> Series:
    """A meeting that comes round with somebody, once more in three days."""
    series = Series.objects.create(calendar=calendar, key=key, other=other)
    begins = timezone.now() + timedelta(days=3)
    series.occurrences.create(key=f"{begins:%Y%m%dT%H%M%SZ}", starts_at=begins, ends_at=begins + timedelta(minutes=30))
    return series


def taken(person: Person, since: datetime, until: datetime) -> list[tuple[datetime, datetime]]:
    """What whoever plans a talk with this person is told."""
    with connection.cursor() as cursor:
        asked: list[Any] = [[person.pk], since, until]
        cursor.execute("select starts_at, ends_at from scheduling_busy(%s, %s, %s)", asked)
        return list(cursor.fetchall())


@by_owner
def fill(person: Person, other: Person) -> None:
    """Something in every table of this room, about `person`."""
    secrets: dict[str, Any] = {"kind": "caldav", "username": "me", "password": PASSWORD, "titles": True}
    calendar = connect(person, name=f"Calendar of {person.name}", address="https://calendar.example.org/", **secrets)
    now = timezone.now()
    BusyTime.objects.create(calendar=calendar, starts_at=now, ends_at=now + timedelta(hours=1), title="Dentist")
    series = Series.objects.create(calendar=calendar, key="0" * 64, other=other, title="The two of us")
    series.occurrences.create(key="20261125T100000Z", starts_at=now, ends_at=now + timedelta(hours=1))
    note_written(calendar, new_key(), sequence=0, starts_at=now, place="https://calendar.example.org/1.ics")
    open_feed(person)


@dataclass
class CalendarServer:
    """Radicale as somebody's calendar server. It lets any name in with the one password."""

    port: int
    username: str = "amira"

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    @property
    def home(self) -> str:
        return f"{self.address}{self.username}/"

    @property
    def access(self) -> dict[str, str]:
        return {"kind": "caldav", "address": self.address, "username": self.username, "password": PASSWORD}

    def make(self, name: str = "work", holds: str = "VEVENT") -> str:
        """A calendar there; its address."""
        self.ask("MKCALENDAR", f"{self.home}{name}/", MAKE.format(name=name, holds=holds))
        return f"{self.home}{name}/"

    def put(self, text: str, *, uid: str, calendar: str = "work") -> str:
        """An event, as its owner's calendar program would write it."""
        place = f"{self.home}{calendar}/{uid}.ics"
        self.ask("PUT", place, text)
        return place

    def free_busy(self, since: datetime, until: datetime, calendar: str = "work") -> str:
        """The server's own report (RFC 4791 §7.10)."""
        span = f'<c:time-range start="{since:%Y%m%dT%H%M%SZ}" end="{until:%Y%m%dT%H%M%SZ}"/>'
        body = f'<c:free-busy-query xmlns:c="urn:ietf:params:xml:ns:caldav">{span}</c:free-busy-query>'
        return self.ask("REPORT", f"{self.home}{calendar}/", body)

    def ask(self, method: str, place: str, body: str = "") -> str:
        login = base64.b64encode(f"{self.username}:{PASSWORD}".encode()).decode()
        headers = {"Authorization": f"Basic {login}", "Content-Type": "text/calendar", "Depth": "1"}
        request = urllib.request.Request(place, body.encode(), headers, method=method)  # noqa: S310
        with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310
            return str(answer.read().decode())


@contextmanager
def a_calendar_server(folder: Path) -> Iterator[CalendarServer]:
    """It answers on this machine while it lasts, and the settings allow asking here."""
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        port = place.getsockname()[1]
    (folder / "users").write_text("".join(f"{name}:{PASSWORD}\n" for name in ("amira", "jonas")))
    settings = {
        "--server-hosts": f"127.0.0.1:{port}",
        "--storage-filesystem-folder": str(folder / "calendars"),
        "--auth-type": "htpasswd",
        "--auth-htpasswd-filename": str(folder / "users"),
        "--auth-htpasswd-encryption": "plain",
        "--auth-delay": "0",
        "--reporting-max-freebusy-occurrence": "10000",
        "--logging-level": "warning",
    }
    words = [word for pair in settings.items() for word in pair]
    quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen([sys.executable, "-m", "radicale", "--config", "", *words], **quiet)
    try:
        server = CalendarServer(port)
        _wait_for(server)
        with override_settings(PRIVATE_HOSTS={"127.0.0.1"}):
            yield server
    finally:
        process.terminate()
        process.wait(10)


def _wait_for(server: CalendarServer) -> None:
    until = time.monotonic() + 20
    while True:
        try:
            urllib.request.urlopen(f"{server.address}.web/", timeout=2).close()  # noqa: S310
            return
        except HTTPError:
            return
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
