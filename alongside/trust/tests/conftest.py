"""What the room's tests share."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from alongside.people.testing import Cast, the_cast
from alongside.trust import retention


@pytest.fixture
def cast() -> Cast:
    return the_cast()


@pytest.fixture(autouse=True)
def chosen_times_are_read_anew() -> Iterator[None]:
    retention.read_again()
    yield
    retention.read_again()


@pytest.fixture(autouse=True)
def a_home_of_its_own(settings: Any, tmp_path: Path) -> Path:
    """Archives and the ledger of erasures lie there."""
    settings.HOME = tmp_path
    return tmp_path
