"""A stand-in for Google that a test starts: permission, tokens and CalDAV as Google documents them (`google/`).

It refuses what is written nowhere: other parameters, other methods, other headers, another login. What went wrong is
in `complaints`, so that a test sees it even where our side would bear it.
"""

import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlencode, urlsplit
from xml.etree import ElementTree as ET

import jwt
import recurring_ical_events
from django.conf import settings
from django.test import override_settings
from icalendar import Calendar as Ics

from alongside.foundation.pkce import challenge_of

from .google.setup import Setup

CLIENT, SECRET = "our client", "our secret"
WAY_BACK = "/calendars/google/return/"
EVENTS_SCOPE = "https://www.googleapis.com/auth/calendar.events"
OUT = {
    "response_type", "client_id", "redirect_uri", "scope", "access_type", "prompt", "state", "code_challenge",
    "code_challenge_method", "login_hint",
}  # fmt: skip
GRANTS = {
    "authorization_code": {"code", "redirect_uri", "code_verifier"},
    "refresh_token": {"refresh_token"},
}
UNSUPPORTED_IF = ("If-None-Match", "If-Modified-Since", "If-Unmodified-Since", "If")
DAV, CAL = "{DAV:}", "{urn:ietf:params:xml:ns:caldav}"
RATE_LIMIT = json.dumps({"error": {"errors": [{"domain": "usageLimits", "reason": "rateLimitExceeded"}], "code": 403}})
Trouble = tuple[int, dict[str, str], str]


@dataclass
class Google:
    """`account`: who is signed in at Google in this browser. `answer`: what they do on Google's page."""

    port: int = 0
    account: str = "amira@gmail.example"
    answer: str = "allow"
    gives_lasting: bool = True
    lasts: int = 3600
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    access: dict[str, tuple[str, float]] = field(default_factory=dict)
    lasting: dict[str, str] = field(default_factory=dict)
    events: dict[str, bytes] = field(default_factory=dict)
    spent: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    caldav_troubles: list[Trouble] = field(default_factory=list)
    token_troubles: list[Trouble] = field(default_factory=list)
    revoke_troubles: list[Trouble] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def setup(self) -> Setup:
        return Setup(
            client_id=CLIENT, secret=SECRET, scope=EVENTS_SCOPE, sign_in=f"{self.address}/o/oauth2/v2/auth",
            token=f"{self.address}/token", revocation=f"{self.address}/revoke", caldav=f"{self.address}/caldav/v2",
        )  # fmt: skip

    def consent(self, place: str) -> str:
        """What the person's browser does at Google: the address it is sent back to."""
        asks = {name: values[0] for name, values in parse_qs(urlsplit(place).query).items()}
        redirect = asks.get("redirect_uri", "")
        if problem := self._what_is_wrong_with(asks):
            self.complaints.append(problem)
            raise AssertionError(problem)
        if self.answer == "deny":
            return f"{redirect}?{urlencode({'error': 'access_denied', 'state': asks['state']})}"
        code, scopes = secrets.token_urlsafe(16), asks["scope"].split()
        if self.answer == "untick":
            scopes.remove(EVENTS_SCOPE)
        said = {"code": code, "state": asks["state"], "scope": " ".join(scopes)}
        self.codes[code] = {"challenge": asks["code_challenge"], "redirect": redirect, "scope": said["scope"]}
        self.codes[code]["account"] = self.account
        return f"{redirect}?{urlencode(said)}"

    def _what_is_wrong_with(self, asks: dict[str, str]) -> str:
        registered = settings.BASE_URL + WAY_BACK
        wanted = {
            "response_type": "code", "client_id": CLIENT, "redirect_uri": registered, "access_type": "offline",
            "prompt": "consent", "code_challenge_method": "S256",
        }  # fmt: skip
        wrong = [name for name, value in wanted.items() if asks.get(name) != value]
        wrong += [name for name in ("scope", "state", "code_challenge") if not asks.get(name)]
        return f"asked wrongly: {wrong + sorted(set(asks) - OUT)}" if wrong or set(asks) - OUT else ""

    def token_for(self, form: dict[str, str]) -> tuple[int, dict[str, Any]]:
        if (form.pop("client_id", ""), form.pop("client_secret", "")) != (CLIENT, SECRET):
            return 401, {"error": "invalid_client"}
        grant = form.pop("grant_type", "")
        if grant not in GRANTS or set(form) != GRANTS[grant]:
            return 400, {"error": "invalid_request"}
        if grant == "refresh_token":
            account = self.lasting.get(form["refresh_token"])
            return self._fresh(account, EVENTS_SCOPE) if account else (400, {"error": "invalid_grant"})
        code = self.codes.pop(form["code"], None)
        if (
            not code
            or code["redirect"] != form["redirect_uri"]
            or challenge_of(form["code_verifier"]) != code["challenge"]
        ):
            return 400, {"error": "invalid_grant"}
        status, said = self._fresh(code["account"], code["scope"])
        if self.gives_lasting:
            said["refresh_token"] = f"1//{secrets.token_urlsafe(16)}"
            self.lasting[said["refresh_token"]] = code["account"]
        claims = {
            "iss": "https://accounts.google.com",
            "aud": CLIENT,
            "email": code["account"],
            "exp": time.time() + 3600,
        }
        said["id_token"] = jwt.encode(claims, "x" * 32, algorithm="HS256")
        return status, said

    def _fresh(self, account: str, scope: str) -> tuple[int, dict[str, Any]]:
        token = f"ya29.{secrets.token_urlsafe(16)}"
        self.access[token] = (account, time.time() + self.lasts)
        return 200, {"access_token": token, "expires_in": self.lasts, "token_type": "Bearer", "scope": scope}

    def revoke(self, form: dict[str, str]) -> tuple[int, dict[str, Any]]:
        """Of the whole grant, whichever of its tokens is named."""
        account = self.lasting.get(form.get("token", ""))
        if not account:
            return 400, {"error": "invalid_token"}
        self.take_back(account)
        return 200, {}

    def take_back(self, account: str) -> None:
        """As its owner does on the page of their Google account."""
        self.lasting = {token: whose for token, whose in self.lasting.items() if whose != account}
        self.access = {token: said for token, said in self.access.items() if said[0] != account}

    def put(self, uid: str, text: str) -> None:
        """As its owner does in Google's own calendar."""
        self.events[self._path(uid)] = text.encode()

    def delete(self, uid: str) -> None:
        del self.events[self._path(uid)]
        self.spent.add(uid)

    def _path(self, uid: str) -> str:
        return f"/caldav/v2/{self.account}/events/{uid}.ics"

    def touching(self, since: datetime, until: datetime) -> list[tuple[str, bytes]]:
        return [
            (path, text)
            for path, text in self.events.items()
            if recurring_ical_events.of(Ics.from_ical(text)).between(since, until)
        ]


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


@contextmanager
def a_google() -> Iterator[Google]:
    """It answers on this machine while it lasts, set up as an administrator would. Nothing undocumented was asked."""
    google = Google()
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), type("GoogleDoor", (Door,), {"google": google}))
    google.port = httpd.server_port
    threading.Thread(target=httpd.serve_forever, args=(0.01,), daemon=True).start()
    try:
        with override_settings(PRIVATE_HOSTS={"127.0.0.1"}, GOOGLE_CALENDAR=google.setup):
            yield google
    finally:
        httpd.shutdown()
        httpd.server_close()
    if google.complaints:
        raise AssertionError(google.complaints)
