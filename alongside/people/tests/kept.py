"""What this room hands to the rooms above it, kept in a test: letters, and what happened."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import pytest
from django.conf import settings

from alongside.foundation import happenings, letters
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


class Happening(NamedTuple):
    event: str
    by: Any
    concerns: list[Any]
    facts: dict[str, Any]


@pytest.fixture
def recorded() -> Iterator[list[Happening]]:
    before, kept = list(happenings._recorders), list[Happening]()

    def record(event: str, *, about: Any, by: Any, concerns: Iterable[Any], **facts: Any) -> None:
        kept.append(Happening(event, by, list(concerns), facts))

    happenings.record_with(record)
    yield kept
    happenings._recorders[:] = before
