"""Bringing one message to its channel: the steps of a letter (`delivery.py`), at most once.

What waits for the same person at the same channel is told together. What could not be brought within eight hours stays
in the inbox alone, so that a channel that comes back is not flooded.
"""

import logging
import time
from uuid import UUID

from alongside.foundation import outgoing
from alongside.trust.identity import acting_as

from .channel_messages import message_of, signature
from .checkpoints import checkpoint
from .delivery import claimed, write_down_problem
from .models import ChannelAccess, OutboxItem
from .models.outbox_item import TO_A_PERSON
from .posting import NotSent, PerhapsSent

APART = 1.0  # seconds between two messages: what Slack and Teams take without complaint
logger = logging.getLogger(__name__)
_last_brought = [0.0]


def bring(pk: UUID) -> None:
    """Bring this message to its end, or one try nearer."""
    with acting_as(None, "delivery"):
        item = claimed(pk)
        if item is None or item.channel is None:
            return
        _tell_together(item)
    checkpoint("after-claim")
    found = _composed(item)
    if found is None:
        return
    _keep_apart()
    checkpoint("before-send")
    try:
        _hand_over(item, *found)
    except outgoing.Unreachable as problem:
        with acting_as(None, "delivery"):
            _note_problem(item, problem)
        return
    checkpoint("before-mark")
    with acting_as(None, "delivery"):
        item.channel.note_arrival()
        item.end(item.State.SENT)


def _composed(item: OutboxItem) -> tuple[ChannelAccess, bytes] | None:
    """One that cannot be written must not stop the others."""
    try:
        with acting_as(None, "delivery"):
            return ChannelAccess.objects.get(channel=item.channel), message_of(item)
    except Exception as problem:
        logger.exception("A message of %s could not be written", item.template)
        with acting_as(None, "delivery"):
            item.end(item.State.GIVEN_UP, f"could not be written: {type(problem).__name__}")
        return None


def next_message() -> UUID | None:
    with acting_as(None, "delivery"):
        return OutboxItem.objects.to_be_sent().by_channel().values_list("pk", flat=True).first()


def _tell_together(item: OutboxItem) -> None:
    if item.template != TO_A_PERSON:
        return
    waiting = OutboxItem.objects.to_be_sent().filter(state="waiting", template=TO_A_PERSON)
    others = waiting.filter(channel=item.channel, recipient=item.recipient).exclude(pk=item.pk)
    for other in others.select_for_update(skip_locked=True, of=("self",)):
        item.context["more"] = item.context.get("more", 0) + 1
        other.end(other.State.GIVEN_UP, "told together with another")
    item.save(update_fields=["context"])


def _hand_over(item: OutboxItem, access: ChannelAccess, body: bytes) -> None:
    signed = signature(access.secret, int(time.time()), body)
    message = item.message_id.strip("<>").partition("@")[0]
    outgoing.hand_over(access.address, body, alongside_signature=signed, alongside_message=message)


def _note_problem(item: OutboxItem, problem: outgoing.Unreachable) -> None:
    """Refused: repeating it would change nothing. Unheard: perhaps it arrived, so it is not repeated either."""
    assert item.channel is not None  # noqa: S101  only messages to channels come here
    is_refused = isinstance(problem, outgoing.Declined)
    item.channel.note_problem(str(problem), is_away=not is_refused)
    if is_refused:
        item.end(item.State.GIVEN_UP, str(problem))
    elif isinstance(problem, outgoing.Unheard):
        write_down_problem(item, PerhapsSent(str(problem)))
    else:
        write_down_problem(item, NotSent(str(problem)))


def _keep_apart() -> None:
    time.sleep(max(0.0, _last_brought[0] + APART - time.monotonic()))
    _last_brought[0] = time.monotonic()
