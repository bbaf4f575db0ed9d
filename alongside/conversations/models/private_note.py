"""Private note: its author's alone, encrypted in its column, deleted 90 days after the talk unless kept."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.foundation.encryption import EncryptedTextField
from alongside.foundation.errors import NotPossible
from alongside.foundation.records import Versioned
from alongside.people.models import Person

from .relationship import Relationship

if TYPE_CHECKING:
    from .conversation import Conversation

LASTS, KEPT_LASTS = timedelta(days=90), timedelta(days=365)


def ninety_days() -> date:
    return timezone.localdate() + LASTS


class OutlivedQuerySet(models.QuerySet[Any]):
    def outlived(self, on: date | None = None) -> Self:
        return self.filter(delete_on__lte=on or timezone.localdate())


class PrivateNote(Versioned):
    relationship = models.ForeignKey(Relationship, on_delete=models.PROTECT, related_name="+")
    conversation = models.ForeignKey(
        "conversations.Conversation", null=True, blank=True, on_delete=models.SET_NULL, related_name="private_notes"
    )
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    text = EncryptedTextField(blank=True)
    is_kept = models.BooleanField(default=False)
    delete_on = models.DateField(default=ninety_days, db_index=True)

    objects = OutlivedQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["conversation", "author"], name="one_private_note_a_talk")]
        indexes = [models.Index(fields=["author", "relationship"])]

    def keep(self) -> None:
        """Twelve months at most, from the last change."""
        self.rewrite(version=self.version, is_kept=True, delete_on=timezone.localdate() + KEPT_LASTS)

    def stop_keeping(self) -> None:
        day = last_day(self.conversation) if self.conversation else timezone.localdate() + LASTS
        self.rewrite(version=self.version, is_kept=False, delete_on=day)


def note_privately(conversation: Conversation, text: str, *, by: Person, version: int = 0) -> PrivateNote:
    """Write one's own note on this talk, on top of the version that was read (0: there was none)."""
    if conversation.is_under_way and conversation.writes_alone_id:
        raise NotPossible(_("Private notes are closed while you share a screen. Open them on a screen of your own."))
    note, made = PrivateNote.objects.get_or_create(
        conversation=conversation,
        author=by,
        defaults={"relationship": conversation.relationship, "text": text, "delete_on": last_day(conversation)},
    )
    return note if made else note.rewrite(version=version, text=text)


def last_day(conversation: Conversation) -> date:
    """Ninety days after the talk, whether it is held, planned or has no time yet."""
    now = timezone.now()
    talk = conversation.started_at or conversation.starts_at or now
    return timezone.localdate(talk if talk + LASTS > now else now) + LASTS
