"""Jobs: a letter of its own as soon as it is written, and a sweep for whatever is due."""

from contextlib import suppress
from uuid import UUID

import procrastinate
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from .bringing import bring, next_message
from .delivery import deliver, next_due
from .models import OutboxItem

tasks = procrastinate.Blueprint()
A_BATCH, A_BATCH_OF_MESSAGES = 40, 10
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


def bring_soon(item: OutboxItem) -> None:
    """In the transaction of the item. Other messages to channels wait for the clock: nobody sits before them."""
    app.configure_task("notices:bring", priority=FIRST).defer(item=str(item.pk))


@tasks.task(name="bring")
def bring_one(item: str) -> None:
    bring(UUID(item))


@tasks.task(name="bring_due", queueing_lock="bring_due", lock="bring_due")
def bring_due(timestamp: int = 0) -> None:
    """What is due at channels that do not rest. Apart from the mail, so that one that hangs keeps none waiting long."""
    for _turn in range(A_BATCH_OF_MESSAGES):
        found = next_message()
        if found is None:
            return
        bring(found)
