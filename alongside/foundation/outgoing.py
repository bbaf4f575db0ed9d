"""Asking another server over HTTP: only where the administrator pointed, and never into the network behind us.

The name is resolved once, every address it has is looked at, and the connection goes to the address that was looked
at, so that a name cannot turn to another one in between. Redirects are not followed. Answers are short and quick, or
none.
"""

import ipaddress
import json
import re
import socket
import ssl
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import cache
from typing import Any

import httpx2
from django.conf import settings

MOST_BYTES = 1_000_000
MOST_OF_A_FILE = 5_000_000
LONGEST_PAUSE = timedelta(days=1)
TIMEOUT = httpx2.Timeout(5, connect=3)
NAT64 = ipaddress.ip_network("64:ff9b::/96")
BEFORE_IT_WAS_SENT = (
    httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout, httpx2.UnsupportedProtocol, httpx2.InvalidURL,
    httpx2.LocalProtocolError, OSError, ValueError, TypeError,
)  # fmt: skip
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class Unreachable(Exception):
    """Nobody answered, or not as asked. The text is for the administrator and holds nothing that was sent."""


class Declined(Unreachable):
    """It answered, and said that what was asked is not right (a status from 400 to 499). `answer`: its own words."""

    answer = b""


class Throttled(Unreachable):
    """It asks to be left alone (429, 503, or words of its own). `pause`: for how long, where it says so."""

    def __init__(self, text: str, pause: timedelta = timedelta()) -> None:
        super().__init__(text)
        self.pause = pause


class Unheard(Unreachable):
    """It was asked, and no answer came: what was sent may have arrived."""


def ask(method: str, address: str, *, form: Mapping[str, str] | None = None, **headers: str) -> dict[str, Any]:
    """The JSON object that a server answers. `headers`: written `content_type` for `Content-Type`."""
    sent = {"Accept": "application/json", **{k.replace("_", "-"): v for k, v in headers.items()}}
    try:
        said = json.loads(_asked(method, address, sent, form, MOST_BYTES))
    except (ValueError, RecursionError) as problem:
        raise Unreachable(f"{_host(address)}: {type(problem).__name__}") from problem
    if not isinstance(said, dict):
        raise Unreachable(f"{_host(address)}: TypeError")
    return said


def fetch(address: str, *, accept: str) -> bytes:
    """A file that a server answers."""
    return _asked("GET", address, {"Accept": accept}, None, MOST_OF_A_FILE)


def hand_in(address: str, form: Mapping[str, str]) -> None:
    """A form, for a server that says no more than that it has it."""
    _asked("POST", address, {}, form, MOST_BYTES)


def hand_over(address: str, body: bytes, **headers: str) -> None:
    """A message in JSON, for a server that says no more than that it has it. Its answer is not read."""
    named = {k.replace("_", "-").title(): v for k, v in headers.items()}
    sent = {"User-Agent": "Alongside", "Content-Type": "application/json", **named}
    try:
        with (
            httpx2.Client(transport=LookedAt(), timeout=TIMEOUT, trust_env=False) as client,
            client.stream("POST", address, content=body, headers=sent) as answer,
        ):
            status = answer.status_code
    except BEFORE_IT_WAS_SENT as problem:
        raise Unreachable(f"{_host(address)}: {type(problem).__name__}") from problem
    except httpx2.HTTPError as problem:
        raise Unheard(f"{_host(address)}: {type(problem).__name__}") from problem
    if not 200 <= status < 300:
        raise _kind_of(status)(f"{_host(address)} answered {status}")


def _kind_of(status: int) -> type[Unreachable]:
    """Too many, or not now: surely not taken. Another fault of the server: nobody knows."""
    if status in (429, 503) or status < 400:
        return Unreachable
    return Declined if status < 500 else Unheard


def _asked(method: str, address: str, headers: Mapping[str, str], form: Mapping[str, str] | None, most: int) -> bytes:
    sent = {"User-Agent": "Alongside", **headers}
    try:
        with (
            httpx2.Client(transport=LookedAt(), timeout=TIMEOUT, trust_env=False) as client,
            client.stream(method, address, data=form, headers=sent) as answer,
        ):
            return _read(answer, most)
    except (httpx2.HTTPError, httpx2.InvalidURL, OSError, ValueError, TypeError, RecursionError) as problem:
        raise Unreachable(f"{_host(address)}: {type(problem).__name__}") from problem


class LookedAt(httpx2.HTTPTransport):
    """Connects to an address that may be reached, and still asks TLS for the name."""

    def __init__(self) -> None:
        super().__init__(verify=_authorities())

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        host = request.url.host
        place = request.url.copy_with(host=str(reachable_address(host, request.url.port)))
        named = {**request.extensions, "sni_hostname": host}
        sent = httpx2.Request(request.method, place, headers=request.headers, stream=request.stream, extensions=named)
        return super().handle_request(sent)


@cache
def _authorities() -> ssl.SSLContext:
    """Whom we believe. Reading them takes longer than most answers, so it is done once; a new one needs a restart."""
    return httpx2.create_ssl_context()


def reachable_address(host: str, port: int | None = None) -> Address:
    """One of the addresses of a name, if all of them may be reached."""
    found = [ipaddress.ip_address(row[4][0]) for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if host.lower() not in settings.PRIVATE_HOSTS:
        for address in found:
            if not is_public(address):
                raise Unreachable(
                    f"{host} is inside a private network: name it in ALONGSIDE_PRIVATE_HOSTS if it may be."
                )
    return found[0]


def is_public(address: Address) -> bool:
    """Also where an IPv4 address is wrapped into an IPv6 one."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if address in NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
    return address.is_global and not address.is_multicast


def _read(answer: httpx2.Response, most: int) -> bytes:
    body = bytearray()
    for piece in answer.iter_bytes():
        body += piece
        if len(body) > most:
            raise ValueError
    if answer.status_code != 200:
        raise _refusal(answer, bytes(body))
    return bytes(body)


def _refusal(answer: httpx2.Response, body: bytes) -> Unreachable:
    text = f"{answer.request.headers['Host']} answered {answer.status_code}"
    if answer.status_code in (429, 503):
        return Throttled(text, pause_of(answer))
    if not 400 <= answer.status_code < 500:
        return Unreachable(text)
    declined = Declined(text)
    declined.answer = body
    return declined


def pause_of(answer: httpx2.Response) -> timedelta:
    """How long it wants to be left alone (Retry-After, RFC 9110 §10.2.3): a day at most, nothing if unclear."""
    said, pause = str(answer.headers.get("Retry-After", "")).strip(), timedelta()
    if said.isascii() and said.isdecimal():
        pause = timedelta(seconds=min(int(said[:9]), 10**8))
    else:
        with suppress(ValueError, TypeError, OverflowError):
            pause = parsedate_to_datetime(said) - datetime.now(UTC)
    return min(max(pause, timedelta()), LONGEST_PAUSE)


def _host(address: str) -> str:
    """Never more of an address than its host: the rest may hold what was sent."""
    found = re.match(r"https?://([^/?#]*)", address)
    return found.group(1) if found else "no address"
