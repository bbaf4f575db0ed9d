"""Entry: a talk as it was written into somebody's own calendar, and what became of it there."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import models
from django.utils import timezone

from alongside.foundation.encryption import EncryptedTextField
from alongside.foundation.records import Record

from .calendar import Calendar


class Entry(Record):
    calendar = models.ForeignKey("scheduling.Calendar", on_delete=models.CASCADE, related_name="entries")
    talk = models.UUIDField()
    sequence = models.PositiveIntegerField()
    starts_at = models.DateTimeField()
    place = EncryptedTextField()
    moved_to = models.DateTimeField(null=True, blank=True)  # what its owner made of it there
    declined_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["calendar", "talk"], name="one_entry_a_talk_and_calendar")]

    def note_moved(self, to: datetime) -> None:
        self.moved_to = to
        self.save(update_fields=["moved_to"])

    def note_declined(self) -> None:
        self.declined_at = timezone.now()
        self.save(update_fields=["declined_at"])


def note_written(calendar: Calendar, talk: UUID, *, sequence: int, starts_at: datetime, place: str) -> Entry:
    """It stands there as it stands here: what was done to it before is over."""
    as_here = {"sequence": sequence, "starts_at": starts_at, "place": place, "moved_to": None, "declined_at": None}
    return Entry.objects.update_or_create(calendar=calendar, talk=talk, defaults=as_here)[0]
