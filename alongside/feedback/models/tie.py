"""Tie: its receiver ties feedback or recognition to a line of what matters to them, or of where they want to go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import Q

from alongside.foundation.records import Record
from alongside.people.models import Person, ProfileNote

if TYPE_CHECKING:
    from .feedback import Feedback
    from .recognition import Recognition

LINE = 200


class Tie(Record):
    """Whoever reads both the feedback and that part of the receiver's profile sees it; nobody else."""

    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    feedback = models.OneToOneField(
        "feedback.Feedback", null=True, blank=True, on_delete=models.CASCADE, related_name="tie_made"
    )
    recognition = models.OneToOneField(
        "feedback.Recognition", null=True, blank=True, on_delete=models.CASCADE, related_name="tie_made"
    )
    topic = models.CharField(max_length=8, choices=ProfileNote.Topic)
    text = models.CharField(max_length=LINE)  # the line as it was then

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(feedback__isnull=True) ^ Q(recognition__isnull=True), name="tie_is_of_one_thing"
            ),
        ]


@transaction.atomic
def tie(thing: Feedback | Recognition, topic: str, text: str, *, by: Person) -> Tie:
    """Tied again, it is to the new line alone."""
    untie(thing)
    return Tie.objects.create(by=by, topic=topic, text=text, **_of(thing))


def untie(thing: Feedback | Recognition) -> None:
    Tie.objects.filter(**_of(thing)).delete()


def _of(thing: Feedback | Recognition) -> dict[str, Feedback | Recognition]:
    return {thing._meta.model_name or "": thing}
