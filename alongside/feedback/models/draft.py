"""Draft: feedback or recognition that is not given yet. Its author's alone, saved as they type.

There is one of each kind for each person it is about.
"""

from __future__ import annotations

from uuid import UUID

from django.db import models

from alongside.foundation.records import Record
from alongside.people.models import Person


class Draft(Record):
    class Kind(models.TextChoices):
        FEEDBACK = "feedback"
        RECOGNITION = "recognition"

    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    subject = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=11, choices=Kind, default=Kind.FEEDBACK)
    situation = models.TextField(max_length=1000, blank=True)
    behaviour = models.TextField(max_length=4000, blank=True)
    impact = models.TextField(max_length=2000, blank=True)
    next_step = models.TextField(max_length=1000, blank=True)
    question = models.TextField(max_length=500, blank=True)
    quality = models.CharField(max_length=13, blank=True)
    value = models.CharField(max_length=200, blank=True)
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-saved_at"]
        constraints = [
            models.UniqueConstraint(fields=["author", "subject", "kind"], name="one_draft_of_a_kind_a_person")
        ]


def keep_draft(author: Person, subject: Person, *, kind: str = Draft.Kind.FEEDBACK, **words: str) -> None:
    """An empty one is none."""
    if any(text.strip() for text in words.values()):
        Draft.objects.update_or_create(author=author, subject=subject, kind=kind, defaults=words)
    else:
        forget_draft(author, subject, kind)


def forget_draft(author: Person, subject: Person | UUID, kind: str) -> None:
    Draft.objects.filter(author=author, subject=subject, kind=kind).delete()
