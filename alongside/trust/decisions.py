"""The company's own page *How decisions on pay, promotion and dismissal are made here*: where it is, since when.

Whoever keeps that page says so in `AppConfig.ready()`. Until somebody does, and while it is empty, receipts say that
nothing has been written.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

DOOR = "trust:decisions"


@dataclass(frozen=True)
class Decisions:
    """`url` is empty where there is no such page, `written_on` where nothing stands on it."""

    url: str
    written_on: date | None


_written_on: list[Callable[[], date | None]] = []


def keep_decisions(written_on: Callable[[], date | None]) -> None:
    """The door `trust:decisions` is there, and `written_on` says of which day its text is."""
    _written_on[:] = [written_on]


def decisions() -> Decisions:
    if not _written_on:
        return Decisions("", None)
    return Decisions(reverse(DOOR), _written_on[0]())
