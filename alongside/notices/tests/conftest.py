"""A mail server and a chat program for the tests of this room, without the pauses between two messages."""

from collections.abc import Iterator

import pytest
from pytest_django import Settings

from alongside.people.models import Person

from .. import bringing, delivery
from ..kinds import Kind, announce
from ..testing import MailServer, a_mail_server
from ..testing_chat import WRITTEN, Chat, a_chat, always_at_work


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivery, "APART", 0)


@pytest.fixture
def server() -> Iterator[MailServer]:
    with a_mail_server() as server:
        yield server


@pytest.fixture
def chat(kinds: None, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Chat]:
    monkeypatch.setattr(bringing, "APART", 0)
    settings.PRIVATE_HOSTS = {"127.0.0.1"}
    with a_chat() as chat:
        yield chat


@pytest.fixture
def kinds() -> None:
    for event in ("chat.noise", "chat.other"):
        announce(Kind(event, f"%(by)s wrote {WRITTEN}.", "Because.", "Something happened", True, True))


@pytest.fixture
def amira() -> Person:
    return always_at_work("Amira Haddad")
