"""Moving a conversation: counted, with its reason, and nothing on its agenda is lost."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils.translation import gettext as _

from alongside.foundation.errors import NotPossible
from alongside.foundation.records import Record
from alongside.journal import actions as journal
from alongside.people.models import Person

from .booked_time import book
from .move_offer import close_offers
from .planning import refuse_past

if TYPE_CHECKING:
    from .conversation import Conversation


class Move(Record):
    conversation = models.ForeignKey("conversations.Conversation", on_delete=models.CASCADE, related_name="moves")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    was_at = models.DateTimeField()
    is_at = models.DateTimeField()
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["created_at"]


@transaction.atomic
def move(conversation: Conversation, to: datetime, *, by: Person, reason: str = "") -> Move:
    if not conversation.is_open or conversation.started_at:
        raise NotPossible(_("This talk has begun or is over. Plan the next one instead."))
    if conversation.starts_at is None:
        raise NotPossible(_("This talk has no time yet. Choose one first."))
    refuse_past(to)
    if to == conversation.starts_at:
        raise NotPossible(_("It is planned for then already. Choose another time, or leave it as it is."))
    was_at = conversation.starts_at
    conversation.rewrite(version=conversation.version, starts_at=to)
    book(conversation)
    close_offers(conversation)
    moved = Move.objects.create(conversation=conversation, by=by, was_at=was_at, is_at=to, reason=reason)
    journal.record("conversation.moved", about=conversation, by=by, concerns=conversation.relationship.people)
    return moved
