"""A break: one tap away for either. The clock waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils import timezone

from alongside.foundation.records import Record
from alongside.people.models import Person

if TYPE_CHECKING:
    from .conversation import Conversation


class Pause(Record):
    conversation = models.ForeignKey("conversations.Conversation", on_delete=models.CASCADE, related_name="pauses")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["conversation"], condition=Q(ended_at__isnull=True), name="one_break_at_once"
            )
        ]


def pause(conversation: Conversation, *, by: Person) -> None:
    Pause.objects.get_or_create(conversation=conversation, ended_at=None, defaults={"by": by})


def resume(conversation: Conversation, *, by: Person) -> None:
    conversation.pauses.filter(ended_at__isnull=True).update(ended_at=timezone.now())
