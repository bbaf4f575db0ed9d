"""The meetings that come round by one's own calendars, and which of them have their pages here."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Min, Q
from django.utils import timezone

from alongside.people.models import Person
from alongside.scheduling.models import Series

from ..models import CalendarNotes


@dataclass(frozen=True)
class Meeting:
    series: Series
    next_at: datetime | None
    notes: CalendarNotes | None

    @property
    def other(self) -> Person:
        return self.series.other


def meetings_of(person: Person) -> list[Meeting]:
    """Those with a time to come; one that stands in two calendars once."""
    own = Series.objects.filter(calendar__person=person, other__in=Person.objects.employed())
    found = own.select_related("other").annotate(
        next_at=Min("occurrences__starts_at", filter=Q(occurrences__starts_at__gt=timezone.now()))
    )
    mine = Q(relationship__guest=person) | Q(relationship__host=person)
    notes = {one.series: one for one in CalendarNotes.objects.going_on().filter(mine).select_related("by")}
    meetings = {one.key: Meeting(one, one.next_at, notes.get(one.key)) for one in found if one.next_at}
    return sorted(meetings.values(), key=lambda meeting: meeting.other.sort_key)
