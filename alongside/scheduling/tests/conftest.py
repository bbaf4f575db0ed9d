"""A calendar server for all tests of this folder that ask for one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ..testing import CalendarServer, a_calendar_server
from ..testing_google import Google, a_google


@pytest.fixture
def radicale(socket_enabled: None, tmp_path: Path) -> Iterator[CalendarServer]:
    with a_calendar_server(tmp_path) as server:
        yield server


@pytest.fixture
def google(socket_enabled: None) -> Iterator[Google]:
    with a_google() as found:
        yield found
