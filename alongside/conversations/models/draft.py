"""Draft: what is written and not yet shared. Its author's alone, saved as they type."""

from __future__ import annotations

from django.db import models

from alongside.foundation.records import Record
from alongside.people.models import Person


class Draft(Record):
    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    place = models.CharField(max_length=120)  # the address of the form it belongs to
    text = models.TextField(max_length=8000, blank=True)
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["author", "place"], name="one_draft_a_place")]


def keep_draft(author: Person, place: str, text: str) -> None:
    if text.strip():
        Draft.objects.update_or_create(author=author, place=place, defaults={"text": text})
    else:
        forget_draft(author, place)


def forget_draft(author: Person, place: str) -> None:
    Draft.objects.filter(author=author, place=place).delete()
