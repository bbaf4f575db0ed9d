"""What the two make of feedback: reading it, thanking for it, writing back, asking back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models, transaction

from alongside.foundation.records import Record
from alongside.journal import actions as journal
from alongside.people.models import Person

if TYPE_CHECKING:
    from .feedback import Feedback


class Reading(Record):
    """That its receiver has opened it. From then on its words stay as they are."""

    feedback = models.OneToOneField("feedback.Feedback", on_delete=models.CASCADE, related_name="reading")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")


class Thanks(Record):
    feedback = models.OneToOneField("feedback.Feedback", on_delete=models.CASCADE, related_name="thanks")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")


class Reply(Record):
    """A line below it, by one of the two. One that asks waits for an answer."""

    feedback = models.ForeignKey("feedback.Feedback", on_delete=models.CASCADE, related_name="replies")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(max_length=2000)
    asks = models.BooleanField(default=False)

    class Meta:
        ordering = ["created_at"]


def read(feedback: Feedback, *, by: Person) -> None:
    """Its receiver opened it. Opened again, it was read once."""
    Reading.objects.get_or_create(feedback=feedback, defaults={"by": by})


@transaction.atomic
def thank(feedback: Feedback, *, by: Person) -> Thanks:
    """A double click thanks once."""
    said, made = Thanks.objects.get_or_create(feedback=feedback, defaults={"by": by})
    if made:
        journal.record("feedback.thanked", about=feedback, by=by, concerns=feedback.people)
    return said


def reply(feedback: Feedback, text: str, *, by: Person) -> Reply:
    return _written(feedback, text, by=by, asks=False)


def ask_back(feedback: Feedback, text: str, *, by: Person) -> Reply:
    return _written(feedback, text, by=by, asks=True)


@transaction.atomic
def _written(feedback: Feedback, text: str, *, by: Person, asks: bool) -> Reply:
    written = Reply.objects.create(feedback=feedback, by=by, text=text, asks=asks)
    event = "feedback.asked_back" if asks else "feedback.replied"
    journal.record(event, about=feedback, by=by, concerns=feedback.people)
    return written
