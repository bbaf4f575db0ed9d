"""Concluding a conversation: the record, and the rules for making one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.foundation.errors import NotPossible
from alongside.foundation.records import Record
from alongside.journal import actions as journal
from alongside.people.models import Person

from .booked_time import free

if TYPE_CHECKING:
    from .conversation import Conversation


class Conclusion(Record):
    conversation = models.OneToOneField(
        "conversations.Conversation", on_delete=models.CASCADE, related_name="conclusion"
    )
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")


@transaction.atomic
def conclude(conversation: Conversation, *, by: Person) -> Conclusion:
    """We talked. What is still open on the list is carried to the next talk, and counted."""
    from .talking_point import carry_open_points

    if conversation.is_concluded:
        raise NotPossible(_("This conversation is already concluded."))
    if conversation.is_cancelled or conversation.started_at is None:
        raise NotPossible(_("This talk has not begun. Start it first, or use “We just talked”."))
    conclusion = Conclusion.objects.create(conversation=conversation, by=by)
    conversation.pauses.filter(ended_at__isnull=True).update(ended_at=timezone.now())
    carry_open_points(conversation)
    free(conversation)
    journal.record("conversation.concluded", about=conversation, by=by, concerns=conversation.relationship.people)
    return conclusion


@transaction.atomic
def reopen(conversation: Conversation, *, by: Person) -> None:
    """Back into the talk: somebody pressed too early."""
    if not conversation.is_concluded:
        raise NotPossible(_("This conversation is still open."))
    if conversation.has_recap:
        raise NotPossible(_("Its recap is being written. Change the recap instead."))
    conversation.carries.all().delete()
    conversation.conclusion.delete()
    conversation.refresh_from_db()
    journal.record("conversation.reopened", about=conversation, by=by, concerns=conversation.relationship.people)
