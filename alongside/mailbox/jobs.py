"""The clock's work: the mailbox is looked into every minute, where one is set up."""

import procrastinate
from django.conf import settings

from .reading import read_all

tasks = procrastinate.Blueprint()


@tasks.task(name="read", queueing_lock="read_mailbox", lock="read_mailbox")
def read(timestamp: int = 0) -> None:
    if settings.MAILBOX:
        read_all(settings.MAILBOX)
