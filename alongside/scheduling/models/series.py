"""Series: a meeting that comes round, of a calendar's owner and one other who works here, and its times to come."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import models

from alongside.foundation.encryption import EncryptedTextField
from alongside.foundation.records import Record
from alongside.people.models import Person

if TYPE_CHECKING:
    from ..series import Meeting
    from .calendar import Calendar


class Series(Record):
    calendar = models.ForeignKey("scheduling.Calendar", on_delete=models.CASCADE, related_name="series")
    key = models.CharField(max_length=64)  # a hash of its UID: the same in the calendars of both
    other = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    title = EncryptedTextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["calendar", "key"], name="a_series_once_a_calendar")]


class Occurrence(Record):
    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="occurrences")
    key = models.CharField(max_length=20)  # the time it had in the series, in UTC
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ["starts_at"]
        constraints = [models.UniqueConstraint(fields=["series", "key"], name="an_occurrence_once_a_series")]


def note_series(calendar: Calendar, meetings: Iterable[Meeting]) -> None:
    """What comes round now. A series that is gone keeps its row, without times: so it is known to be called off."""
    here = {person.email: person for person in Person.objects.employed().filter(email__in=[m.other for m in meetings])}
    Occurrence.objects.filter(series__calendar=calendar).delete()
    for meeting in meetings:
        other = here.get(meeting.other)
        if not other or other.pk == calendar.person_id:
            continue
        title = meeting.title if calendar.keeps_titles else ""
        series, _made = Series.objects.update_or_create(
            calendar=calendar, key=meeting.key, defaults={"other": other, "title": title}
        )
        Occurrence.objects.bulk_create(
            (Occurrence(series=series, key=t.key, starts_at=t.starts_at, ends_at=t.ends_at) for t in meeting.times),
            ignore_conflicts=True,
        )
