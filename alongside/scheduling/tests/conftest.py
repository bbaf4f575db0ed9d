"""A calendar server for all tests of this folder that ask for one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ..testing import CalendarServer, a_calendar_server


@pytest.fixture
def radicale(socket_enabled: None, tmp_path: Path) -> Iterator[CalendarServer]:
    with a_calendar_server(tmp_path) as server:
        yield server
