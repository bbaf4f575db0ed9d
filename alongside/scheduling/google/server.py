"""Google's CalDAV server: one calendar, opened by a token that is renewed when it is over."""

from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import quote, urlsplit

import httpx2
from django.utils import timezone

from alongside.foundation.outgoing import Throttled, pause_of

from ..caldav import Server
from .tokens import Granted, Shut, renewed, the_setup

TOO_MUCH = ("ratelimitexceeded", "quotaexceeded", "dailylimitexceeded", "limit exceeded")
MOST_OF_A_REASON = 20_000


class TooMuch(Throttled):
    """More was asked than Google lets somebody ask."""


@dataclass
class Token(httpx2.Auth):
    """`access` until then, and `lasting` for the next; a new one is handed to `keep`."""

    access: str = field(repr=False)
    until: datetime | None
    lasting: str = field(repr=False)
    keep: Callable[[Granted], None]

    def auth_flow(self, request: httpx2.Request) -> Generator[httpx2.Request, httpx2.Response, None]:
        """Renewed once where it is not taken (401), and no more."""
        is_good = self.access and self.until and timezone.now() < self.until
        request.headers["Authorization"] = f"Bearer {self.access if is_good else self._renewed()}"
        answer = yield request
        if answer.status_code == 401:
            request.headers["Authorization"] = f"Bearer {self._renewed()}"
            yield request

    def _renewed(self) -> str:
        granted = renewed(self.lasting)
        self.access, self.until, self.lasting = granted.access, granted.until, granted.lasting or self.lasting
        self.keep(granted)
        return self.access


@dataclass
class GoogleServer(Server):
    token: Token | None = None

    @property
    def login(self) -> httpx2.Auth | None:
        return self.token

    def calendars(self) -> list[str]:
        """The account's main one. Nothing has to be looked for."""
        return [self.address]

    def refuse(self, answer: httpx2.Response, *expected: int) -> None:
        if answer.status_code == 429 or (answer.status_code == 403 and _is_too_much(answer)):
            raise TooMuch(f"{urlsplit(self.address).hostname} answered {answer.status_code}", pause_of(answer))
        if answer.status_code in (401, 403):
            raise Shut(f"{urlsplit(self.address).hostname} answered {answer.status_code}")
        super().refuse(answer, *expected)

    def _stay_on_this_site(self, place: str) -> None:
        """Nowhere but there: beside it, under the same name, lies what anybody uploads."""
        given, wanted = urlsplit(self.address), urlsplit(place)
        if (given.scheme, given.hostname, given.port) != (wanted.scheme, wanted.hostname, wanted.port):
            raise Shut(f"{given.hostname} leads to another host")


def events_of(account: str) -> str:
    """Where the events of an account's main calendar are."""
    return f"{the_setup().caldav}/{quote(account, safe='@')}/events/"


def _is_too_much(answer: httpx2.Response) -> bool:
    said = bytearray()
    for piece in answer.iter_bytes():
        said += piece
        if len(said) > MOST_OF_A_REASON:
            break
    words = bytes(said).decode(errors="replace").lower()
    return any(reason in words for reason in TOO_MUCH)
