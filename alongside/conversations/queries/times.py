"""When two people are free: by the talks planned here, and by the calendars they connected."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils import timezone

from alongside.people.models import Person
from alongside.scheduling.free_time import Booking, free_slots, warnings
from alongside.scheduling.queries import taken_by_calendars
from alongside.scheduling.weighing import Busy, Known, Slot, leave_of

from ..kinds import Kind
from ..models import Conversation

AHEAD = timedelta(days=42)  # longer than times are offered, so that leave is seen coming


@dataclass(frozen=True)
class Times:
    """What is known of when the two are not free: talks here, their own calendars, and their usual day."""

    talks: Busy
    calendars: Busy
    leave: Busy
    usual_day: int | None

    @property
    def known(self) -> Known:
        """For offering times: where it is from does not matter."""
        both = {key: [*self.talks[key], *self.calendars[key]] for key in self.talks}
        return Known(both, self.leave, self.usual_day)


def times_of(people: tuple[Person, Person], *, but: Conversation | None = None) -> Times:
    now = timezone.now()
    taken = taken_by_calendars(people, now, now + AHEAD)
    return Times(
        talks=busy_times(people, but=but),
        calendars={key: found.times for key, found in taken.items()},
        leave={person.pk: leave_of(taken[person.pk].days, person) for person in people},
        usual_day=_usual_day(people),
    )


def free_times(conversation: Conversation) -> list[Slot]:
    """The three best times for a talk that is planned already."""
    people = conversation.relationship.people
    known = times_of(people, but=conversation).known
    return free_slots(people, conversation.minutes, known, conversation.kind.notice_days)


def _usual_day(people: tuple[Person, Person]) -> int | None:
    """The weekday of at least two of their last four talks, by the guest's calendar."""
    guest, host = people
    past = Conversation.objects.filter(relationship__guest=guest, relationship__host=host, cancellation__isnull=True)
    moments = past.filter(starts_at__isnull=False).order_by("-starts_at").values_list("starts_at", flat=True)[:4]
    days = Counter(moment.astimezone(guest.tzinfo).isoweekday() for moment in moments if moment)
    day, often = next(iter(days.most_common(1)), (None, 0))
    return day if often > 1 else None


def busy_times(
    people: tuple[Person, ...], *, but: Conversation | None = None
) -> Mapping[UUID, list[tuple[datetime, datetime]]]:
    """When each of these people has a talk here, in the weeks ahead: the time, and nothing else of it."""
    now = timezone.now()
    busy: dict[UUID, list[tuple[datetime, datetime]]] = {person.pk: [] for person in people}
    with connection.cursor() as cursor:
        asked: list[Any] = [list(busy), now, now + AHEAD, but and but.pk]
        cursor.execute("select person, starts_at, ends_at from conversations_busy(%s, %s, %s, %s)", asked)
        for person, starts_at, ends_at in cursor.fetchall():
            busy[person].append((starts_at, ends_at))
    return busy


def minded(people: tuple[Person, Person], kind: Kind, starts_at: datetime, times: Times) -> list[str]:
    """What to mind about this time, in words. None of it hinders."""
    booking = Booking(
        people, starts_at, kind.minutes, kind.notice_days, times.talks, kind.is_light, times.calendars, times.leave
    )
    return warnings(booking)
