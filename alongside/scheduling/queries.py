"""What is asked of people's calendars."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils import timezone

from alongside.people.models import Person

from . import policies
from .hours import Span
from .models import BusyTime, Calendar, Feed

AHEAD = timedelta(days=14)
SHOWN = 40


@dataclass(frozen=True)
class CalendarsPage:
    """What one has connected, what it says of the days ahead, and whether a feed is open."""

    calendars: list[Calendar]
    times: list[BusyTime]
    feed: Feed | None


def calendars_page(person: Person) -> CalendarsPage:
    own = Calendar.objects.filter(policies.calendars_visible_to(person))
    now = timezone.now()
    ahead = BusyTime.objects.filter(policies.parts_visible_to(person), ends_at__gt=now, starts_at__lt=now + AHEAD)
    return CalendarsPage(list(own), list(ahead[:SHOWN]), Feed.objects.filter(person=person).first())


@dataclass(frozen=True)
class Taken:
    """When somebody is not free by their own calendars; and which of it are whole days, which may be leave."""

    times: list[Span]
    days: list[Span]


def taken_by_calendars(people: Iterable[Person], since: datetime, until: datetime) -> dict[UUID, Taken]:
    taken = {person.pk: Taken([], []) for person in people}
    with connection.cursor() as cursor:
        asked: list[Any] = [list(taken), since, until]
        cursor.execute("select person, starts_at, ends_at, is_all_day from scheduling_busy(%s, %s, %s)", asked)
        for person, starts_at, ends_at, is_all_day in cursor.fetchall():
            taken[person].times.append((starts_at, ends_at))
            if is_all_day:
                taken[person].days.append((starts_at, ends_at))
    return taken
