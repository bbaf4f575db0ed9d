"""The clock's work on calendars: each is asked every quarter of an hour, one that does not answer less often."""

from uuid import UUID

import procrastinate
from procrastinate.contrib.django import app

from alongside.trust.identity import acting_as

from . import reading
from .models import Calendar

tasks = procrastinate.Blueprint()
A_BATCH = 200


def read_soon(calendar: Calendar) -> None:
    """In the transaction that connected it."""
    app.configure_task("scheduling:read_one").defer(calendar=str(calendar.pk))


@tasks.task(name="read_one")
def read_one(calendar: str) -> None:
    with acting_as(None, reading.PURPOSE):
        found = Calendar.objects.select_related("person", "access").filter(pk=UUID(calendar)).first()
    if found:
        reading.read(found)


@tasks.task(name="read_due", queueing_lock="read_calendars", lock="read_calendars")
def read_due(timestamp: int = 0) -> None:
    """Each by itself: one that does not answer keeps nobody from the others."""
    with acting_as(None, reading.PURPOSE):
        due = list(Calendar.objects.due().select_related("person", "access")[:A_BATCH])
    for calendar in due:
        reading.read(calendar)
