"""A mail server for the tests of this room, without the pause between two letters."""

from collections.abc import Iterator

import pytest

from .. import delivery
from ..testing import MailServer, a_mail_server


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivery, "APART", 0)


@pytest.fixture
def server() -> Iterator[MailServer]:
    with a_mail_server() as server:
        yield server
