"""Draft: feedback that is not given yet. Its author's alone, saved as they type; one for each person it is about."""

from __future__ import annotations

from django.db import models

from alongside.foundation.records import Record
from alongside.people.models import Person


class Draft(Record):
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    subject = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    situation = models.TextField(max_length=1000, blank=True)
    behaviour = models.TextField(max_length=4000, blank=True)
    impact = models.TextField(max_length=2000, blank=True)
    next_step = models.TextField(max_length=1000, blank=True)
    question = models.TextField(max_length=500, blank=True)
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-saved_at"]
        constraints = [models.UniqueConstraint(fields=["author", "subject"], name="one_feedback_draft_a_person")]


def keep_draft(author: Person, subject: Person, **words: str) -> None:
    """An empty one is none."""
    if any(text.strip() for text in words.values()):
        Draft.objects.update_or_create(author=author, subject=subject, defaults=words)
    else:
        forget_draft(author, subject)


def forget_draft(author: Person, subject: Person) -> None:
    Draft.objects.filter(author=author, subject=subject).delete()
