"""The provider the tests start, and a person who goes there and back."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit, urlunsplit

import httpx2
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.test import Client
from pytest_django import Settings

from alongside.single_sign_on import provider as the_provider
from alongside.single_sign_on.setup import Setup

from . import idp

WAY_BACK = "http://localhost:8000/single-sign-on/return/"


@dataclass
class Provider:
    """A process on loopback that is started, stopped and given other keys."""

    folder: Path
    port: int
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}"

    def start(self) -> None:
        program = [sys.executable, "-W", "ignore", str(Path(idp.__file__)), str(self.folder), str(self.port)]
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(program, stdout=log, stderr=log)
        until = monotonic() + 60
        while not self._answers():
            assert self.process.poll() is None, (self.folder / "log").read_text()
            assert monotonic() < until, "the provider is not ready after a minute"
            sleep(0.1)

    def stop(self) -> None:
        if self.process:
            self.process.terminate()
            self.process.wait(timeout=20)
            self.process = None

    def take_another_key(self) -> None:
        self.stop()
        write_key(self.folder)
        self.start()

    def _answers(self) -> bool:
        try:
            return httpx2.get(self.address + "/.well-known/jwks.json", timeout=2).status_code == 200
        except httpx2.HTTPError:
            return False


def write_key(folder: Path) -> None:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    encoding, form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    (folder / "key.pem").write_bytes(key.private_bytes(encoding, form, serialization.NoEncryption()))


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Provider]:
    folder = tmp_path_factory.mktemp("idp")
    write_key(folder)
    (folder / "way_back").write_text(WAY_BACK)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    provider = Provider(folder, port)
    try:
        provider.start()
        yield provider
    finally:
        provider.stop()


@pytest.fixture
def company(running: Provider, settings: Settings) -> Iterator[Provider]:
    """Set up as an administrator would, and nothing remembered from the test before."""
    if running.process is None:
        running.start()
    settings.PRIVATE_HOSTS = {"localhost"}
    settings.COMPANY_SIGN_IN = Setup(
        issuer=running.address, client_id=idp.CLIENT, secret=idp.SECRET, name="Example Ltd", number_claim="",
        trusts_addresses=False, welcomes_newcomers=False, asks_second_step=False,
    )  # fmt: skip
    the_provider.forget()
    yield running
    (running.folder / "claims.json").unlink(missing_ok=True)
    the_provider.forget()


@pytest.fixture
def change(settings: Settings, company: Provider) -> Any:
    """Another setting of the company's sign-in."""

    def changed(**facts: Any) -> None:
        settings.COMPANY_SIGN_IN = replace(settings.COMPANY_SIGN_IN, **facts)

    return changed


@dataclass
class Traveller:
    """Somebody with a browser: one window at our house, one at the provider."""

    name: str
    here: Client = field(default_factory=Client)
    there: httpx2.Client = field(default_factory=lambda: httpx2.Client(timeout=20))

    def leave(self, next: str = "") -> str:
        answer = self.here.get("/single-sign-on/", {"next": next} if next else {})
        assert answer.status_code == 302, answer.content.decode()
        return str(answer["Location"])

    def sign_in_there(self, address: str) -> str:
        """Go where we are sent, sign in there, and stop at the door that leads back to us."""
        place, answer = address, self.there.get(address)
        for _hop in range(8):
            if answer.is_redirect:
                place = str(httpx2.URL(place).join(answer.headers["Location"]))
                if place.startswith(WAY_BACK):
                    return place
                answer = self.there.get(place)
            else:
                said = {
                    "login": self.name,
                    "password": idp.PASSWORD,
                    "csrfmiddlewaretoken": self.there.cookies["idp_csrf"],
                }
                answer = self.there.post(place, data=said, headers={"Referer": place})
                assert answer.is_redirect, answer.text
        raise AssertionError(place)

    def come_back(self, address: str) -> Any:
        parts = urlsplit(address)
        return self.here.get(f"{parts.path}?{parts.query}")

    def whole_way(self, next: str = "") -> Any:
        return self.come_back(self.sign_in_there(self.leave(next)))


def is_in(traveller: Traveller) -> bool:
    return bool(traveller.here.get("/profile/").status_code == 200)


def with_query(address: str, **changes: str | None) -> str:
    """The same address with other words in its query."""
    parts = urlsplit(address)
    said = {name: values[0] for name, values in parse_qs(parts.query).items()} | changes
    return urlunsplit(parts._replace(query=urlencode({n: v for n, v in said.items() if v is not None})))
