"""Delivering one letter: claim it, look again whether it should go, send it, write down that it went.

Three steps, two transactions, and the sending between them: SMTP knows no transaction (trust §4.3). A worker that
ends in the middle leaves the row *sending*; after its lease a certain letter goes out again under the same
Message-ID, and any other becomes *unknown*.
"""

import logging
import random
import time
from datetime import datetime, timedelta
from email.message import EmailMessage
from uuid import UUID

from django.utils import timezone

from alongside.foundation.waiting import later_and_later
from alongside.people.models import Person
from alongside.trust.identity import acting_as

from . import entitlement
from .checkpoints import checkpoint
from .composing import compose
from .models import OutboxItem
from .posting import NotSent, PerhapsSent, Unreachable, send
from .quiet import next_working_moment

LEASE = timedelta(minutes=5)  # longer than the longest sending
PATIENCE = timedelta(days=3)  # how long a certain letter is tried
SHORTEST, LONGEST = timedelta(minutes=1), timedelta(hours=6)
APART = 0.2  # seconds between two letters: five a second, also after an outage
logger = logging.getLogger(__name__)
_dice = random.SystemRandom()
_last_sent = [0.0]


def deliver(pk: UUID) -> bool:
    """Bring this letter to its end, or one try nearer. False if the mail server could not be reached."""
    with acting_as(None, "delivery"):
        item = claimed(pk)
    if not item:
        return True
    checkpoint("after-claim")
    try:
        letter = _composed(item)
        _keep_apart()
        checkpoint("before-send")
        send(letter)
        checkpoint("after-send")
    except (NotSent, PerhapsSent) as problem:
        with acting_as(None, "delivery"):
            write_down_problem(item, problem)
        return not isinstance(problem, Unreachable)
    checkpoint("before-mark")
    with acting_as(None, "delivery"):
        item.end(item.State.SENT)
    return True


def next_due(at: datetime | None = None) -> UUID | None:
    with acting_as(None, "delivery"):
        return OutboxItem.objects.to_be_sent(at).by_mail().values_list("pk", flat=True).first()


def claimed(pk: UUID) -> OutboxItem | None:
    """This row, ours for a lease; None if there is nothing to send."""
    waiting = OutboxItem.objects.to_be_sent().filter(pk=pk)
    item = waiting.select_for_update(skip_locked=True, of=("self",)).select_related("recipient", "channel").first()
    if item is None:
        return None
    if item.state == item.State.SENDING and not item.may_be_repeated:
        item.end(item.State.UNKNOWN, "the worker ended while sending")
        return None
    Person.objects.select_for_update(no_key=True).get(pk=item.recipient_id)  # two of the same week are counted in turn
    if why := entitlement.reason_against(item):
        item.end(item.State.GIVEN_UP, why)
        return None
    now = timezone.now()
    item.state, item.attempts, item.claimed_at, item.lease_until = (
        item.State.SENDING,
        item.attempts + 1,
        now,
        now + LEASE,
    )
    item.save()
    return item


def _composed(item: OutboxItem) -> EmailMessage:
    """A letter that cannot be written must not stop the others: it is tried again, and given up in the end."""
    try:
        with acting_as(None, "delivery"):
            return compose(item)
    except Exception as problem:
        logger.exception("A letter of %s could not be written", item.template)
        raise NotSent(f"could not be written: {type(problem).__name__}") from problem


def _keep_apart() -> None:
    time.sleep(max(0.0, _last_sent[0] + APART - time.monotonic()))
    _last_sent[0] = time.monotonic()


def write_down_problem(item: OutboxItem, problem: NotSent | PerhapsSent) -> None:
    now = timezone.now()
    if isinstance(problem, PerhapsSent) and not item.may_be_repeated:
        item.end(item.State.UNKNOWN, str(problem))
    elif now - item.created_at > PATIENCE:
        item.end(item.State.GIVEN_UP, str(problem))
    else:
        again = now + pause_after(item.attempts)
        due = again if item.may_be_repeated else next_working_moment(item.recipient, again)
        item.wait_until(due, str(problem))


def pause_after(attempts: int) -> timedelta:
    """A minute, two, four … six hours; never at the same moment as all the others."""
    return later_and_later(attempts, SHORTEST, LONGEST) * _dice.uniform(0.8, 1.2)
