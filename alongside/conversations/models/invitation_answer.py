"""InvitationAnswer: what one of the two answered to the invitation in their own calendar, for the time it names."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from alongside.foundation.records import Record
from alongside.people.models import Person

if TYPE_CHECKING:
    from .conversation import Conversation


class InvitationAnswer(Record):
    class Answer(models.TextChoices):
        ACCEPTED = "accepted", _("says yes by calendar")
        TENTATIVE = "tentative", _("says perhaps by calendar")
        DECLINED = "declined", _("says no by calendar")

    conversation = models.ForeignKey(
        "conversations.Conversation", on_delete=models.CASCADE, related_name="invitation_answers"
    )
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=9, choices=Answer)
    starts_at = models.DateTimeField()  # the time it was said of
    said_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["conversation", "by"], name="one_answer_to_an_invitation")]


@transaction.atomic
def note_answer(conversation: Conversation, answer: str, *, by: Person, at: datetime) -> bool:
    """In place of what they answered before. False where they said something later already."""
    before = InvitationAnswer.objects.filter(conversation=conversation, by=by).first()
    if before and before.starts_at == conversation.starts_at and before.said_at > at:
        return False
    said = {"answer": answer, "starts_at": conversation.starts_at, "said_at": at}
    InvitationAnswer.objects.update_or_create(conversation=conversation, by=by, defaults=said)
    return True
