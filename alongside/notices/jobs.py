"""Jobs: a letter of its own as soon as it is written, and a sweep for whatever is due."""

from contextlib import suppress
from uuid import UUID

import procrastinate
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from .delivery import deliver, next_due
from .models import OutboxItem

tasks = procrastinate.Blueprint()
A_BATCH = 40
FIRST, LAST = 10, -10


def deliver_soon(item: OutboxItem) -> None:
    """In the transaction of the item: a rollback takes both back. What is due later the sweep finds."""
    priority = FIRST if item.may_be_repeated else LAST
    later = item.due if item.due > timezone.now() else None
    app.configure_task("notices:deliver", priority=priority, schedule_at=later).defer(item=str(item.pk))


@tasks.task(name="deliver")
def deliver_one(item: str) -> None:
    deliver(UUID(item))


@tasks.task(name="sweep", queueing_lock="sweep", lock="sweep")
def sweep(timestamp: int = 0) -> None:
    """What is due, one by one; it stops where the mail server does not answer."""
    for _turn in range(A_BATCH):
        found = next_due()
        if found is None or not deliver(found):
            return
    with suppress(AlreadyEnqueued):  # the clock was faster
        app.configure_task("notices:sweep", priority=LAST).defer()
