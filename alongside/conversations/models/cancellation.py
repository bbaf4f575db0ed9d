"""Cancelling a conversation. Its talking points and promises stay with the pair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils.translation import gettext as _

from alongside.foundation.errors import NotPossible
from alongside.foundation.records import Record
from alongside.journal import actions as journal
from alongside.people.models import Person

from .booked_time import free
from .move_offer import close_offers

if TYPE_CHECKING:
    from .conversation import Conversation


class Cancellation(Record):
    conversation = models.OneToOneField(
        "conversations.Conversation", on_delete=models.CASCADE, related_name="cancellation"
    )
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)


@transaction.atomic
def cancel(conversation: Conversation, *, by: Person, reason: str) -> Cancellation:
    if not conversation.is_open:
        raise NotPossible(_("This talk is over already: there is nothing to cancel."))
    cancellation = Cancellation.objects.create(conversation=conversation, by=by, reason=reason)
    free(conversation)
    close_offers(conversation)
    journal.record("conversation.cancelled", about=conversation, by=by, concerns=conversation.relationship.people)
    return cancellation
