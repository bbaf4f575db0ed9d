"""We just talked: a line or two after a talk nobody planned. Visible to both at once; either may correct it."""

from __future__ import annotations

from datetime import date

from django.db import models, transaction
from django.utils import timezone

from alongside.foundation.records import Versioned
from alongside.journal import actions as journal
from alongside.people.models import Person

from .relationship import Relationship


class JustTalked(Versioned):
    relationship = models.ForeignKey(Relationship, on_delete=models.PROTECT, related_name="just_talked")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    corrected_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(max_length=2000, blank=True)
    happened_on = models.DateField(default=timezone.localdate)

    class Meta:
        ordering = ["-happened_on", "-created_at"]
        indexes = [models.Index(fields=["relationship", "happened_on"])]

    def correct(self, text: str, *, by: Person, version: int) -> None:
        self.rewrite(version=version, text=text, corrected_by=by)


@transaction.atomic
def just_talked(relationship: Relationship, text: str, *, by: Person, on: date | None = None) -> JustTalked:
    talk = JustTalked.objects.create(
        relationship=relationship, by=by, text=text, happened_on=on or timezone.localdate()
    )
    journal.record("conversation.just_talked", about=talk, by=by, concerns=relationship.people)
    return talk
