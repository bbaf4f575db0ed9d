"""What the room's tests share."""

from collections.abc import Iterator

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
