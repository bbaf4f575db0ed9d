"""Companion: somebody a formal talk's guest brings along, for that talk only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext as _

from alongside.foundation.errors import NotPossible
from alongside.foundation.records import Record
from alongside.journal import actions as journal
from alongside.people.models import Person

if TYPE_CHECKING:
    from .conversation import Conversation


class Companion(Record):
    conversation = models.ForeignKey("conversations.Conversation", on_delete=models.CASCADE, related_name="companions")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    named_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["conversation", "person"], name="companion_named_once")]


def bring(conversation: Conversation, companion: Person, *, by: Person) -> Companion:
    if not conversation.kind.formal:
        raise NotPossible(_("Only formal talks have companions. You may show your own copy to anyone you choose."))
    if conversation.relationship.has(companion):
        raise NotPossible(_("You two are in the talk already. Choose somebody else."))
    named, made = Companion.objects.get_or_create(
        conversation=conversation, person=companion, defaults={"named_by": by}
    )
    if made:
        concerned = [*conversation.relationship.people, companion]
        journal.record("companion.named", about=conversation, by=by, concerns=concerned)
    return named
