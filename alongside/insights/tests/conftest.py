"""Fixtures of these tests: the cast."""

import pytest

from alongside.people.testing import Cast, the_cast


@pytest.fixture
def cast() -> Cast:
    return the_cast()
