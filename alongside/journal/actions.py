"""The one way to write the journal, and how a room above hears of it."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import models

from alongside.people.models import Person

from .models import Entry

Listener = Callable[[Entry, Any], None]
_listeners: dict[str, list[Listener]] = {}


def record(
    event: str, *, about: models.Model, by: Person | None, concerns: Iterable[Person] = (), **facts: Any
) -> Entry:
    """Write down that `event` happened, in the transaction of what caused it, and tell who listens."""
    entry = Entry.objects.create(
        event=event,
        about_type=about._meta.label_lower,
        about_id=about.pk,
        by=by,
        concerns=[person.pk for person in concerns],
        facts=facts,
    )
    for listener in _listeners.get(event, []):
        listener(entry, about)
    return entry


def when(event: str, listener: Listener) -> None:
    """Let `listener` hear of an event. Called from `AppConfig.ready()` alone."""
    _listeners.setdefault(event, []).append(listener)
