"""BookedTime: somebody's time that a planned talk takes. Two of one person cannot overlap: the database refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from alongside.foundation.errors import NotPossible
from alongside.foundation.records import Record
from alongside.people.models import Person

if TYPE_CHECKING:
    from .conversation import Conversation


class BookedTime(Record):
    conversation = models.ForeignKey("conversations.Conversation", on_delete=models.CASCADE, related_name="booked")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    during = DateTimeRangeField()

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="nobody_is_in_two_talks_at_once",
                expressions=[("person", RangeOperators.EQUAL), ("during", RangeOperators.OVERLAPS)],
            )
        ]


def book(conversation: Conversation) -> None:
    """The time of both, in place of what this talk had booked before."""
    during = (conversation.starts_at, conversation.ends_at)
    people = conversation.relationship.people
    try:
        with transaction.atomic():
            free(conversation)
            BookedTime.objects.bulk_create(
                BookedTime(conversation=conversation, person=person, during=during) for person in people
            )
    except IntegrityError as taken:
        raise NotPossible(_("One of you has another talk here at that time. Choose another time.")) from taken


def free(conversation: Conversation) -> None:
    BookedTime.objects.filter(conversation=conversation).delete()
