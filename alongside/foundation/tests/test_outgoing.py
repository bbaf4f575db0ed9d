"""Asking other servers: only where it may be, at the address that was looked at."""

import socket
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from ipaddress import ip_address
from typing import Any

import httpx2
import pytest
from pytest_django import Settings

from ..outgoing import LONGEST_PAUSE, Unreachable, ask, is_public, pause_of, reachable_address


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, list[str]]]:
    """What the name server says; a list of answers is gone through, one for each time it is asked."""
    said: dict[str, list[str]] = {}

    def found(host: str, port: Any, *_args: Any, **_more: Any) -> list[Any]:
        addresses = said[host].pop(0) if len(said[host]) > 1 else said[host][0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port or 0)) for one in addresses.split()]

    monkeypatch.setattr(socket, "getaddrinfo", found)
    yield said


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.1", "224.0.0.1",
        "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
        "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::",
    ],
)  # fmt: skip
def test_an_inner_address_is_not_reached(address: str, names: dict[str, list[str]], settings: Settings) -> None:
    assert not is_public(ip_address(address))
    names["talks.example"] = [address]
    with pytest.raises(Unreachable, match="ALONGSIDE_PRIVATE_HOSTS"):
        reachable_address("talks.example")
    settings.PRIVATE_HOSTS = {"talks.example"}
    assert reachable_address("talks.example") == ip_address(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1", "64:ff9b::5db8:d822"])
def test_an_outer_address_is_reached(address: str) -> None:
    assert is_public(ip_address(address))


def test_one_inner_address_among_others_is_enough_to_say_no(names: dict[str, list[str]]) -> None:
    names["talks.example"] = ["93.184.216.34 10.0.0.1"]
    with pytest.raises(Unreachable):
        reachable_address("talks.example")


def test_a_name_cannot_turn_after_it_was_looked_at(names: dict[str, list[str]], settings: Settings) -> None:
    """The first answer is a public address, the next one ours: nothing may listen to the next one."""
    with socket.socket() as ours:
        ours.bind(("127.0.0.1", 0))
        ours.listen()
        ours.settimeout(0.2)
        names["turning.example"] = ["192.0.2.1", "127.0.0.1"]
        with pytest.raises(Unreachable):
            ask("GET", f"http://turning.example:{ours.getsockname()[1]}/")
        with pytest.raises(TimeoutError):
            ours.accept()


@pytest.mark.parametrize("address", ["file:///etc/passwd", "gopher://x/", "http://", "http://[::1", "nonsense", ""])
def test_what_is_no_address_is_unreachable(address: str) -> None:
    with pytest.raises(Unreachable):
        ask("GET", address)


def pause(said: str) -> timedelta:
    return pause_of(httpx2.Response(429, headers={"Retry-After": said}))


@pytest.mark.parametrize("said", ["", "soon", "-5", "1.5", "Mon, 99 Foo 2026 00:00:00 GMT"])
def test_a_pause_that_cannot_be_meant_is_none(said: str) -> None:
    assert pause(said) == timedelta()


def test_a_pause_is_as_long_as_it_says_and_a_day_at_most() -> None:
    assert pause("90") == timedelta(seconds=90)
    assert pause("9" * 40) == LONGEST_PAUSE
    in_an_hour = datetime.now(UTC) + timedelta(hours=1)
    assert timedelta(minutes=59) < pause(format_datetime(in_an_hour, usegmt=True)) <= timedelta(hours=1)
    assert pause(format_datetime(datetime(2020, 1, 1, tzinfo=UTC), usegmt=True)) == timedelta()
