"""Letters that are handed over in a test, kept instead of carried."""

from collections.abc import Iterator

import pytest
from django.conf import settings

from alongside.foundation import letters
from alongside.foundation.letters import Letter


@pytest.fixture
def posted() -> Iterator[list[Letter]]:
    before, kept = list(letters._carriers), list[Letter]()
    letters.carry_with(kept.append)
    yield kept
    letters._carriers[:] = before


def door(letter: Letter) -> str:
    """The path of the link in a letter."""
    return str(letter.context["address"]).removeprefix(settings.BASE_URL)
