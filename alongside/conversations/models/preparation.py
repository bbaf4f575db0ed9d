"""Preparation: each side's own, on the same questions, blind until both are done or both are in the room.

That somebody is done is known to both at once; the answers are a table of their own with stricter readers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.foundation.encryption import EncryptedTextField
from alongside.foundation.errors import NotPossible
from alongside.foundation.records import Record, Versioned
from alongside.journal import actions as journal
from alongside.people.models import Person

from .private_note import OutlivedQuerySet, last_day, ninety_days

if TYPE_CHECKING:
    from .conversation import Conversation

THANKS = "thanks"  # the second of the three minutes: one thing to thank for


class Preparation(Record):
    conversation = models.ForeignKey(
        "conversations.Conversation", on_delete=models.CASCADE, related_name="preparations"
    )
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["conversation", "person"], name="prepares_once")]

    @property
    def is_done(self) -> bool:
        return self.done_at is not None

    @property
    def is_revealed(self) -> bool:
        """Whether the other may read it: both done, or both in the room. A page brings the answer along."""
        brought: bool | None = getattr(self, "is_opened", None)
        if brought is not None:
            return brought
        both_done = self.conversation.preparations.filter(done_at__isnull=False).count() == 2
        return both_done or self.conversation.both_have_entered

    @transaction.atomic
    def write(self, question: str, text: str, *, version: int | None = None) -> Answer:
        """One's own answer, on top of the version that was read. May be changed while the talk is open."""
        self._refuse_once_over()
        answer, made = Answer.objects.get_or_create(
            preparation=self, question=question, author=self.person, defaults={"text": text}
        )
        if made or answer.text == text:
            return answer
        return answer.rewrite(version=answer.version if version is None else version, text=text)

    @transaction.atomic
    def write_privately(self, *, hope: str, hard: str) -> PrivatePreparation:
        self._refuse_once_over()
        if self.conversation.is_under_way and self.conversation.writes_alone_id:
            raise NotPossible(_("What is private is closed while you share a screen. Open it on a screen of your own."))
        said = {"hope": hope, "hard": hard, "delete_on": last_day(self.conversation)}
        part, _made = PrivatePreparation.objects.update_or_create(preparation=self, author=self.person, defaults=said)
        return part

    def _refuse_once_over(self) -> None:
        if not self.conversation.is_open:
            raise NotPossible(_("This talk is over. Add it to the recap, or to the next talk."))

    @transaction.atomic
    def finish(self) -> None:
        self._refuse_once_over()
        if not self.is_done:
            self.done_at = timezone.now()
            self.save(update_fields=["done_at"])
            people = self.conversation.relationship.people
            journal.record("preparation.finished", about=self.conversation, by=self.person, concerns=people)

    def reopen(self) -> None:
        if self.is_revealed:
            raise NotPossible(_("The other has been able to read it. You can still change your words."))
        self.done_at = None
        self.save(update_fields=["done_at"])


class Answer(Versioned):
    """What one person wrote to one question of the preparation."""

    preparation = models.ForeignKey(Preparation, on_delete=models.CASCADE, related_name="answers")
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    question = models.CharField(max_length=40)
    text = models.TextField(max_length=8000, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["preparation", "question"], name="one_answer_a_question")]


class PrivatePreparation(Record):
    """What I hope for, and what may be hard to hear: its author's alone, encrypted, deleted with the private notes."""

    preparation = models.OneToOneField(Preparation, on_delete=models.CASCADE, related_name="private_part")
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    hope = EncryptedTextField(blank=True)
    hard = EncryptedTextField(blank=True)
    delete_on = models.DateField(default=ninety_days, db_index=True)

    objects = OutlivedQuerySet.as_manager()


def preparation_of(conversation: Conversation, person: Person) -> Preparation:
    preparation, _created = Preparation.objects.get_or_create(conversation=conversation, person=person)
    return preparation
