"""MoveOffer: one of the two moved the talk in their own calendar. Here it is asked whether the new time suits both."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.foundation.errors import NotPossible
from alongside.foundation.records import Record
from alongside.people.models import Person

if TYPE_CHECKING:
    from .conversation import Conversation


class MoveOfferQuerySet(models.QuerySet["MoveOffer"]):
    def open(self) -> Self:
        return self.filter(closed_at__isnull=True)


class MoveOffer(Record):
    conversation = models.ForeignKey("conversations.Conversation", on_delete=models.CASCADE, related_name="move_offers")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    to = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = MoveOfferQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["conversation"], condition=Q(closed_at__isnull=True), name="one_open_move_offer_a_talk"
            )
        ]

    @transaction.atomic
    def take(self, *, by: Person) -> None:
        """The talk moves to that time."""
        self.close()
        self.conversation.move(self.to, by=by)

    def close(self) -> None:
        """The talk stays where it is; the calendar of whoever moved it follows."""
        self.closed_at = timezone.now()
        self.save(update_fields=["closed_at"])


@transaction.atomic
def offer_move(conversation: Conversation, to: datetime, *, by: Person) -> MoveOffer:
    """In place of an earlier one that nobody answered."""
    if not conversation.is_planned or to < timezone.now():
        raise NotPossible(_("This talk cannot be moved to that time."))
    close_offers(conversation)
    return MoveOffer.objects.create(conversation=conversation, by=by, to=to)


def close_offers(conversation: Conversation) -> None:
    """It was moved or called off meanwhile: what was asked before is over."""
    MoveOffer.objects.open().filter(conversation=conversation).update(closed_at=timezone.now())


def open_offer(conversation: Conversation) -> MoveOffer:
    found = MoveOffer.objects.open().filter(conversation=conversation).select_related("by").first()
    if found is None:
        raise NotPossible(_("Nobody asks for another time of this talk any more."))
    found.conversation = conversation
    return found
