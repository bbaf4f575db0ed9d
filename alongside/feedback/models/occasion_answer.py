"""Occasion: something that happened to which recognition may be given. Whoever answered one is not asked again."""

from __future__ import annotations

from django.db import models

from alongside.foundation.records import Record
from alongside.people.models import Person


class OccasionAnswer(Record):
    """That somebody gave recognition for it, or would rather not. Theirs alone, and without a reason."""

    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    occasion = models.CharField(max_length=60)  # its address: `milestone:<key>`, `promise:<key>`

    class Meta:
        constraints = [models.UniqueConstraint(fields=["by", "occasion"], name="occasion_answered_once")]


def answer_occasion(occasion: str, *, by: Person) -> None:
    """A double click answers once."""
    OccasionAnswer.objects.get_or_create(by=by, occasion=occasion)
