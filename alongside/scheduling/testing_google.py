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
from http.server import ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
import recurring_ical_events
from django.conf import settings
from django.test import override_settings
from icalendar import Calendar as Ics

from alongside.foundation.out_and_back import challenge_of

from .google.setup import Setup
from .testing_google_doors import Door, Trouble

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
RATE_LIMIT = json.dumps({"error": {"errors": [{"domain": "usageLimits", "reason": "rateLimitExceeded"}], "code": 403}})


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
