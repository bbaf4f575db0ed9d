"""What is asked of people's calendars."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from alongside.people.models import Person

from . import policies
from .google.setup import is_offered
from .models import BusyTime, Calendar, Feed

AHEAD = timedelta(days=14)
SHOWN = 40


@dataclass(frozen=True)
class CalendarsPage:
    """What one has connected, what it says of the days ahead, and whether a feed is open."""

    calendars: list[Calendar]
    times: list[BusyTime]
    feed: Feed | None
    google: bool

    @property
    def is_whole(self) -> bool:
        """Whether each of them has been read, and answers."""
        return all(one.read_at and not one.problem for one in self.calendars)


def calendars_page(person: Person) -> CalendarsPage:
    own = Calendar.objects.filter(policies.calendars_visible_to(person))
    now = timezone.now()
    ahead = BusyTime.objects.filter(policies.parts_visible_to(person), ends_at__gt=now, starts_at__lt=now + AHEAD)
    return CalendarsPage(list(own), list(ahead[:SHOWN]), Feed.objects.filter(person=person).first(), is_offered())
