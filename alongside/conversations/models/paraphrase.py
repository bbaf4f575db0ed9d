"""Paraphrase: “did I hear you right?” One sentence by the listener, answered by the speaker: yes, almost or no."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.foundation.errors import NotPossible
from alongside.foundation.records import Record
from alongside.people.models import Person

if TYPE_CHECKING:
    from .conversation import Conversation


class ParaphraseQuerySet(models.QuerySet["Paraphrase"]):
    def unanswered(self) -> Self:
        return self.filter(reply="")


class Paraphrase(Record):
    class Reply(models.TextChoices):
        YES = "yes", gettext_lazy("Yes")
        ALMOST = "almost", gettext_lazy("Almost")
        NO = "no", gettext_lazy("No")

    conversation = models.ForeignKey("conversations.Conversation", on_delete=models.CASCADE, related_name="paraphrases")
    stage = models.CharField(max_length=20, blank=True)
    listener = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    speaker = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    text = models.CharField(max_length=500)
    reply = models.CharField(max_length=6, choices=Reply, blank=True)
    wording = models.CharField(max_length=500, blank=True)  # the speaker's own, with *almost*
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = ParaphraseQuerySet.as_manager()

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(listener=F("speaker")), name="one_listens_the_other_speaks"),
            models.CheckConstraint(condition=~Q(reply="almost") | ~Q(wording=""), name="almost_brings_its_wording"),
        ]

    @transaction.atomic
    def answer(self, reply: str, *, by: Person, wording: str = "") -> None:
        """A *no* stays open: it goes on the next agenda by itself."""
        from .talking_point import TalkingPoint

        if by.pk != self.speaker_id:
            raise NotPossible(_("Only the person who was heard can say whether it was right."))
        if reply == self.Reply.ALMOST and not wording.strip():
            raise NotPossible(_("Say it in your own words, so that “almost” becomes right."))
        if self.conversation.has_recap:
            raise NotPossible(_("The recap is being written. Say there how you see it."))
        self.reply, self.answered_at = reply, timezone.now()
        self.wording = wording.strip() if reply == self.Reply.ALMOST else ""
        self.save(update_fields=["reply", "wording", "answered_at"])
        if reply == self.Reply.NO:
            TalkingPoint.objects.get_or_create(
                from_paraphrase=self,
                defaults={"relationship": self.conversation.relationship, "author": by, "text": self.text[:300]},
            )
        else:
            untouched = TalkingPoint.objects.filter(notes__isnull=True, commitments__isnull=True)
            untouched.filter(from_paraphrase=self).delete()


def say_back(conversation: Conversation, text: str, *, by: Person, stage: str = "") -> Paraphrase:
    """The listener says what they heard; the other of the two will answer."""
    if not conversation.is_under_way:
        raise NotPossible(_("This talk is over. Say it in the recap, or in the next talk."))
    return Paraphrase.objects.create(
        conversation=conversation,
        stage=stage,
        listener=by,
        speaker=conversation.relationship.other(by),
        text=text,
    )
