"""The addresses of the stand-in for Google: what each takes, and how it answers. The undocumented is a complaint."""

from __future__ import annotations

import json
import secrets
import time
from datetime import datetime
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, quote, unquote, urlsplit
from xml.etree import ElementTree as ET

from icalendar import Calendar as Ics

if TYPE_CHECKING:
    from .testing_google import Google

UNSUPPORTED_IF = ("If-None-Match", "If-Modified-Since", "If-Unmodified-Since", "If")
DAV, CAL = "{DAV:}", "{urn:ietf:params:xml:ns:caldav}"
Trouble = tuple[int, dict[str, str], str]


class Door(BaseHTTPRequestHandler):
    google: Google

    def do_POST(self) -> None:
        path, form = self.path, {name: values[0] for name, values in parse_qs(self._body().decode()).items()}
        self.google.asked.append(f"POST {path}")
        doors: dict[str, tuple[list[Trouble], Any]] = {
            "/token": (self.google.token_troubles, self.google.token_for),
            "/revoke": (self.google.revoke_troubles, self.google.revoke),
        }
        if path not in doors:
            return self._complain(404, f"POST {path}")
        troubles, act = doors[path]
        if troubles:
            return self._say(*troubles.pop(0))
        status, said = act(form)
        return self._say(status, {"Content-Type": "application/json; charset=utf-8"}, json.dumps(said))

    def do_REPORT(self) -> None:
        if (account := self._let_in(self._events_path())) is None:
            return None
        root = ET.fromstring(self._body())  # noqa: S314  our own words
        span = root.find(f".//{CAL}time-range")
        if root.tag != f"{CAL}calendar-query" or span is None or self.headers["Depth"] != "1":
            return self._complain(400, f"REPORT {root.tag}")
        since, until = (datetime.strptime(f"{span.get(end)}+0000", "%Y%m%dT%H%M%SZ%z") for end in ("start", "end"))
        found = [_answer(path, text) for path, text in self.google.touching(since, until) if account in path]
        names = 'xmlns:D="DAV:" xmlns:caldav="urn:ietf:params:xml:ns:caldav"'
        body = f"<D:multistatus {names}>{''.join(found)}</D:multistatus>"
        return self._say(207, {"Content-Type": "text/xml; charset=UTF-8"}, body)

    def do_PUT(self) -> None:
        body = self._body()
        if self._let_in(self._events_path() + "*.ics") is None:
            return None
        (event,) = Ics.from_ical(body).walk("VEVENT")
        uid, path = str(event["UID"]), unquote(self.path)
        if uid in self.google.spent:
            return self._say(409, {}, "The UID belongs to an event that was deleted")
        if "ORGANIZER" in event or "ATTENDEE" in event:
            return self._complain(403, "an organizer who is not the owner of the calendar")
        is_new = path not in self.google.events
        self.google.events[path] = body
        return self._say(201 if is_new else 204, {"ETag": f'"{secrets.token_hex(4)}"'}, "")

    def do_DELETE(self) -> None:
        if self._let_in(self._events_path() + "*.ics") is None:
            return None
        path = unquote(self.path)
        if path not in self.google.events:
            return self._say(404, {}, "")
        self.google.delete(str(Ics.from_ical(self.google.events[path]).walk("VEVENT")[0]["UID"]))
        return self._say(204, {}, "")

    def do_PROPFIND(self) -> None:
        self._body()
        self._complain(405, f"PROPFIND {self.path}")

    def do_GET(self) -> None:
        """Google's page, where the person has answered already."""
        if urlsplit(self.path).path != "/o/oauth2/v2/auth":
            return self._complain(404, f"GET {self.path}")
        return self._say(302, {"Location": self.google.consent(self.path)}, "")

    do_MKCALENDAR = do_MKCOL = do_PROPFIND  # noqa: N815  what the base class calls them

    def _events_path(self) -> str:
        return f"/caldav/v2/{self.google.account}/events/"

    def _let_in(self, wanted: str) -> str | None:
        """Whose token it is, where the request is one that Google documents; else it has been answered."""
        google, path = self.google, unquote(self.path)
        google.asked.append(f"{self.command} {path}")
        if google.caldav_troubles:
            self._say(*google.caldav_troubles.pop(0))
            return None
        account, until = google.access.get(self.headers.get("Authorization", "").removeprefix("Bearer "), ("", 0.0))
        if not account or until < time.time():
            self._say(401, {"WWW-Authenticate": 'Bearer realm="https://accounts.google.com/"'}, "Login Required")
            return None
        start, _star, end = wanted.partition("*")
        if not (path.startswith(start) and path.endswith(end)) or account not in path:
            self._say(404, {}, "")
            return None
        if any(name in self.headers for name in UNSUPPORTED_IF):
            self._complain(400, f"{self.command} with a header that is not supported")
            return None
        return account

    def _body(self) -> bytes:
        return self.rfile.read(int(self.headers.get("Content-Length") or 0))

    def _complain(self, status: int, about: str) -> None:
        self.google.complaints.append(about)
        self._say(status, {}, about)

    def _say(self, status: int, headers: dict[str, str], body: str) -> None:
        said = body.encode()
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(said))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(said)

    def log_message(self, *_: Any) -> None:
        pass


def _answer(path: str, text: bytes) -> str:
    """With its address as Google writes it: the @ is %40."""
    data = text.decode().replace("&", "&amp;").replace("<", "&lt;")
    return (
        f"<D:response><D:href>{quote(path)}</D:href><D:propstat><D:status>HTTP/1.1 200 OK</D:status><D:prop>"
        f'<D:getetag>"{len(text)}"</D:getetag><caldav:calendar-data>{data}</caldav:calendar-data></D:prop>'
        "</D:propstat></D:response>"
    )
