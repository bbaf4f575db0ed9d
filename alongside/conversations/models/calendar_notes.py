"""Meeting notes by calendar: each occurrence of a meeting that comes round between the two has its page here."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.foundation.errors import NotPossible
from alongside.foundation.records import Record
from alongside.journal import actions as journal
from alongside.people.models import Person

from .conversation import Conversation
from .relationship import Relationship


class CalendarNotesQuerySet(models.QuerySet["CalendarNotes"]):
    def going_on(self) -> Self:
        return self.filter(ended_at__isnull=True)


class CalendarNotes(Record):
    """`series`: the meeting, by a hash that is the same in the calendars of both."""

    relationship = models.ForeignKey(Relationship, on_delete=models.CASCADE, related_name="calendar_notes")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    series = models.CharField(max_length=64)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = CalendarNotesQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["relationship", "series"], condition=Q(ended_at__isnull=True), name="notes_once_a_meeting"
            )
        ]

    @transaction.atomic
    def end(self, *, by: Person | None) -> None:
        """No further page is made. Those there are stay."""
        if CalendarNotes.objects.going_on().filter(pk=self.pk).update(ended_at=timezone.now()):
            journal.record("calendar_notes.ended", about=self, by=by, concerns=self.relationship.people)


class CalendarPage(Record):
    notes = models.ForeignKey(CalendarNotes, on_delete=models.CASCADE, related_name="pages")
    conversation = models.OneToOneField(Conversation, on_delete=models.CASCADE, related_name="calendar_page")
    occurrence = models.CharField(max_length=20)  # the time it had in the series
    starts_at = models.DateTimeField()  # as the calendar had it when it was last looked at

    class Meta:
        constraints = [models.UniqueConstraint(fields=["notes", "occurrence"], name="one_page_an_occurrence")]

    def follow(self, to: datetime, *, by: Person) -> None:
        """The meeting was moved in the calendar."""
        self.starts_at = to
        self.save(update_fields=["starts_at"])
        if self.conversation.is_planned and self.conversation.starts_at != to:
            self.conversation.move(to, by=by)


@transaction.atomic
def keep_calendar_notes(pair: Relationship, series: str, *, by: Person) -> CalendarNotes:
    """Once for both: whose calendar has it makes no difference."""
    if CalendarNotes.objects.going_on().filter(relationship=pair, series=series).exists():
        raise NotPossible(_("This meeting has its pages already."))
    made = CalendarNotes.objects.create(relationship=pair, series=series, by=by)
    journal.record("calendar_notes.begun", about=made, by=by, concerns=pair.people)
    return made
