"""When two people are free: by the talks planned here, and by the calendars they connected."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils import timezone

from alongside.people.models import Person
from alongside.scheduling.free_time import Booking, free_slots, warnings
from alongside.scheduling.weighing import Busy, Known, Slot, leave_of

from ..kinds import Kind
from ..models import Conversation

AHEAD, BEYOND = timedelta(days=42), timedelta(days=21)  # longer than times are offered, so that leave is seen coming
LAST, OFFERED = 4, 3
KINDS = ("talk", "time", "day", "away")
TAKEN = """
    select 'talk', person, starts_at, ends_at from conversations_busy(%s, %s, %s, %s)
    union all
    select case when is_all_day then 'day' else 'time' end, person, starts_at, ends_at from scheduling_busy(%s, %s, %s)
    union all
    select 'away', person, starts_on::timestamp at time zone 'UTC', ends_on::timestamp at time zone 'UTC'
    from people_away(%s, %s)
"""


@dataclass(frozen=True)
class Times:
    """What is known of when the two are not free: talks here, their own calendars, days away, and their usual day."""

    talks: Busy
    calendars: Busy
    leave: Busy
    away: Busy
    usual_day: int | None

    @property
    def known(self) -> Known:
        """For offering times: where it is from does not matter."""
        both = {key: [*self.talks[key], *self.calendars[key], *self.away[key]] for key in self.talks}
        return Known(both, self.leave, self.usual_day)


def times_of(
    people: tuple[Person, Person],
    *,
    but: Conversation | None = None,
    usual_day: int | None = None,
    around: date | None = None,
) -> Times:
    """In one statement: every page that offers times asks it. `around`: a day that may be farther off than most."""
    now = timezone.now()
    until = now + AHEAD
    if around:
        until = max(until, timezone.make_aware(datetime.combine(around, time())) + BEYOND)
    found: dict[str, dict[UUID, list[tuple[datetime, datetime]]]]
    found = {kind: {person.pk: [] for person in people} for kind in KINDS}
    with connection.cursor() as cursor:
        keys = [person.pk for person in people]
        asked: list[Any] = [keys, now, until, but and but.pk, keys, now, until, keys, now.date()]
        cursor.execute(TAKEN, asked)
        for kind, person, starts_at, ends_at in cursor.fetchall():
            found[kind][person].append((starts_at, ends_at))
    away = {person.pk: [_days(span, person) for span in found["away"][person.pk]] for person in people}
    return Times(
        talks=found["talk"],
        calendars={key: [*found["time"][key], *found["day"][key]] for key in found["time"]},
        leave={person.pk: leave_of([*found["day"][person.pk], *away[person.pk]], person) for person in people},
        away=away,
        usual_day=usual_day,
    )


def _days(said: tuple[datetime, datetime], person: Person) -> tuple[datetime, datetime]:
    """The first and the last day, as midnights of nowhere, made the days of this person."""
    first, last = (moment.astimezone(UTC).replace(tzinfo=person.tzinfo) for moment in said)
    return first, last + timedelta(days=1)


def free_times(conversation: Conversation) -> list[Slot]:
    """The three best times for a talk that is planned already, and not the one it has."""
    people = conversation.relationship.people
    past = Conversation.objects.filter(relationship=conversation.relationship_id, cancellation__isnull=True)
    usual = usual_day_of(past.filter(starts_at__isnull=False).order_by("-starts_at")[:LAST], people[0])
    known = times_of(people, but=conversation, usual_day=usual).known
    slots = free_slots(people, conversation.minutes, known, conversation.kind.notice_days, OFFERED + 1)
    return [slot for slot in slots if slot.starts_at != conversation.starts_at][:OFFERED]


def usual_day_of(talks: Iterable[Conversation], guest: Person) -> int | None:
    """The weekday of at least two of their last four talks, by the guest's calendar."""
    return usual_day_among(talk.starts_at.astimezone(guest.tzinfo).date() for talk in talks if talk.starts_at)


def usual_day_among(held: Iterable[date]) -> int | None:
    days = Counter(day.isoweekday() for day in held)
    day, often = next(iter(days.most_common(1)), (None, 0))
    return day if often > 1 else None


def minded(people: tuple[Person, Person], kind: Kind, starts_at: datetime, times: Times) -> list[str]:
    """What to mind about this time, in words. None of it hinders."""
    booking = Booking(
        people,
        starts_at,
        kind.minutes,
        kind.notice_days,
        times.talks,
        kind.is_light,
        times.calendars,
        times.leave,
        times.away,
    )
    return warnings(booking)
