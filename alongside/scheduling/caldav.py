"""Asking a CalDAV server (RFC 4791): which calendars there are, what is in them, and writing an event.

Each address is looked at as every other that leaves the house is (`foundation.outgoing`), those the server names
included. A password only goes to hosts of the same site as the address its owner gave, and never from https to http.
"""

import re
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit

import httpx2

from alongside.foundation.outgoing import MOST_OF_A_FILE, TIMEOUT, Declined, LookedAt, Throttled, Unreachable, pause_of

SECONDS = 30  # for all of one answer
MOST_HOPS = 5
MOST_CALENDARS = 20
DAV, CAL = "{DAV:}", "{urn:ietf:params:xml:ns:caldav}"
PROPFIND = (
    '<?xml version="1.0" encoding="utf-8"?><d:propfind xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:prop>'
    "<d:resourcetype/><d:current-user-principal/><c:calendar-home-set/><c:supported-calendar-component-set/>"
    "</d:prop></d:propfind>"
)
QUERY = (
    '<?xml version="1.0" encoding="utf-8"?><c:calendar-query xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav">'
    '<d:prop><d:getetag/><c:calendar-data/></d:prop><c:filter><c:comp-filter name="VCALENDAR">'
    '<c:comp-filter name="VEVENT"><c:time-range start="{since}" end="{until}"/></c:comp-filter>'
    "</c:comp-filter></c:filter></c:calendar-query>"
)


class NoPlace(Unreachable):
    """It answers, and holds no calendar."""


class Refused(Declined):
    """It does not let us in (401 or 403)."""


class Taken(Unreachable):
    """It takes nothing under this name (409 or 412)."""


@dataclass(frozen=True)
class Found:
    """An event as the server keeps it."""

    place: str
    etag: str
    text: bytes


@dataclass
class Server:
    """A server, and who asks there."""

    address: str
    username: str = ""
    password: str = field(default="", repr=False)

    @property
    def login(self) -> httpx2.Auth | None:
        return httpx2.BasicAuth(self.username, self.password) if self.username else None

    def refuse(self, answer: httpx2.Response, *expected: int) -> None:
        """Raise what an answer means that is none of those expected."""
        _refuse(answer, *expected)

    def calendars(self) -> list[str]:
        """Addresses of the calendars that hold events: this one, or those of whoever asks."""
        place = self.address
        for _hop in range(MOST_HOPS):
            said = self._said_of(place, "0")
            if _is_calendar(said):
                return [place]
            if home := _link(said, f"{CAL}calendar-home-set"):
                return self._inside(urljoin(place, home))
            onward = _link(said, f"{DAV}current-user-principal")
            if not onward or urljoin(place, onward) == place:
                break
            place = urljoin(place, onward)
        return self._inside(place)

    def events(self, place: str, since: datetime, until: datetime) -> list[Found]:
        """The events of a calendar that touch this span, each with all of its recurrence."""
        body = QUERY.format(since=_stamp(since), until=_stamp(until))
        root = self._xml("REPORT", place, body, "1")
        return [
            Found(urljoin(place, _text(answer, f"{DAV}href")), _text(answer, f"{DAV}getetag"), data.encode())
            for answer in root.iter(f"{DAV}response")
            if (data := _text(answer, f"{CAL}calendar-data"))
        ]

    def write(self, place: str, text: bytes) -> None:
        """Put an event there, over what may be there already."""
        with self._answer("PUT", place, text, {"Content-Type": "text/calendar; charset=utf-8"}) as answer:
            self.refuse(answer, 200, 201, 204)

    def remove(self, place: str) -> None:
        """Take an event away. One that is gone already is no fault."""
        with self._answer("DELETE", place, b"", {}) as answer:
            self.refuse(answer, 200, 202, 204, 404, 410)

    def _inside(self, home: str) -> list[str]:
        root = self._xml("PROPFIND", home, PROPFIND, "1")
        answers = [answer for answer in root.iter(f"{DAV}response") if _is_calendar(answer) and _holds_events(answer)]
        found = [urljoin(home, _text(answer, f"{DAV}href")) for answer in answers]
        if not found:
            raise NoPlace(f"{_host(home)}: no calendar")
        return found[:MOST_CALENDARS]

    def _said_of(self, place: str, depth: str) -> ET.Element:
        return self._xml("PROPFIND", place, PROPFIND, depth)

    def _xml(self, method: str, place: str, body: str, depth: str) -> ET.Element:
        headers = {"Content-Type": "application/xml; charset=utf-8", "Depth": depth}
        for _hop in range(MOST_HOPS):
            with self._answer(method, place, body.encode(), headers) as answer:
                if answer.status_code in (301, 302, 307, 308):
                    place = urljoin(place, answer.headers.get("Location", ""))
                    continue
                self.refuse(answer, 207)
                return _parsed(_read(answer), place)
        raise NoPlace(f"{_host(place)}: sent around in circles")

    @contextmanager
    def _answer(self, method: str, place: str, body: bytes, headers: dict[str, str]) -> Iterator[httpx2.Response]:
        self._stay_on_this_site(place)
        try:
            with (
                httpx2.Client(transport=LookedAt(), timeout=TIMEOUT, trust_env=False, auth=self.login) as client,
                client.stream(method, place, content=body, headers={"User-Agent": "Alongside", **headers}) as answer,
            ):
                yield answer
        except (httpx2.HTTPError, httpx2.InvalidURL, OSError, ValueError) as problem:
            raise Unreachable(f"{_host(place)}: {type(problem).__name__}") from problem

    def _stay_on_this_site(self, place: str) -> None:
        """Some servers lead on to a host beside them (p12-caldav.example.com). Nowhere else does the password go."""
        given, wanted = urlsplit(self.address), urlsplit(place)
        safe = wanted.scheme == "https" or (wanted.scheme == "http" and given.scheme == "http")
        here = (given.hostname, given.port) == (wanted.hostname, wanted.port)
        beside = given.scheme == wanted.scheme == "https" and _site(given.hostname) == _site(wanted.hostname) != ""
        if not safe or not (here or beside):
            raise Refused(f"{_host(self.address)} leads to another site")


def _site(host: str | None) -> str:
    """The last two parts of a name; nothing for a number, or where the last two are a country's own (co.uk)."""
    parts = (host or "").lower().split(".")
    if len(parts) < 2 or re.fullmatch(r"[0-9]*", parts[-1]) or ":" in parts[-1]:
        return ""
    short = len(parts[-1]) == 2 and len(parts[-2]) <= 3
    return ".".join(parts[-3:] if short else parts[-2:])


def _refuse(answer: httpx2.Response, *expected: int) -> None:
    status = answer.status_code
    if status in expected:
        return
    host = _host(str(answer.request.headers.get("Host", "")))
    if status in (401, 403):
        raise Refused(f"{host} answered {status}")
    if status in (404, 405, 410):
        raise NoPlace(f"{host} answered {status}")
    if status in (409, 412):
        raise Taken(f"{host} answered {status}")
    if status in (429, 503):
        raise Throttled(f"{host} answered {status}", pause_of(answer))
    raise Unreachable(f"{host} answered {status}")


def _read(answer: httpx2.Response) -> bytes:
    body, ends = bytearray(), time.monotonic() + SECONDS
    for piece in answer.iter_bytes():
        body += piece
        if len(body) > MOST_OF_A_FILE or time.monotonic() > ends:
            raise ValueError
    return bytes(body)


def _parsed(body: bytes, place: str) -> ET.Element:
    """Never with a document type: it could make a short answer a long one, or name files."""
    try:
        text = body.decode()
        if "<!DOCTYPE" in text or "<!ENTITY" in text:
            raise ValueError
        return ET.fromstring(text)  # noqa: S314  nothing is left in it that could be expanded
    except (ValueError, ET.ParseError) as problem:
        raise NoPlace(f"{_host(place)}: not what a CalDAV server answers") from problem


def _is_calendar(said: ET.Element) -> bool:
    return said.find(f".//{DAV}resourcetype/{CAL}calendar") is not None


def _holds_events(said: ET.Element) -> bool:
    """A list of tasks is a calendar too. Where it does not say, it may."""
    kinds = [kind.get("name") for kind in said.iterfind(f".//{CAL}supported-calendar-component-set/{CAL}comp")]
    return not kinds or "VEVENT" in kinds


def _link(said: ET.Element, name: str) -> str:
    return _text(said, f"{name}/{DAV}href")


def _text(said: ET.Element, path: str) -> str:
    found = said.find(f".//{path}")
    return (found.text or "").strip() if found is not None else ""


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _host(address: str) -> str:
    """Never more of an address than its host: the rest may hold a secret."""
    return urlsplit(address).hostname or address.partition("/")[0][:100]
