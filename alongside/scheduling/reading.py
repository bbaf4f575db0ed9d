"""Reading one connected calendar: asked outside any transaction, written down in one."""

from collections.abc import Sequence
from datetime import timedelta

from django.utils import timezone

from alongside.foundation.outgoing import Declined, Unreachable, fetch
from alongside.trust.identity import acting_as

from .caldav import NoPlace, Refused, Server
from .events import Event, NoCalendar, Owner, busy_events
from .models import Calendar, CalendarAccess
from .series import Meeting, meetings_of_two

PURPOSE = "calendars"
BACK, AHEAD = timedelta(days=1), timedelta(days=60)
P = Calendar.Problem


def read(calendar: Calendar) -> None:
    """`calendar` comes with its person and its access. What stands in the way is kept for its owner."""
    problem, events, meetings = "", list[Event](), list[Meeting]()
    try:
        events, meetings = _said_by(calendar)
    except Exception as refused:  # a server's own words may hold an address and its password
        problem = problem_of(refused)
    with acting_as(None, PURPOSE):
        if problem:
            calendar.note_problem(problem)
        else:
            calendar.note_reading(events, meetings)


def problem_of(refused: Exception) -> str:
    if isinstance(refused, NoCalendar):
        return P.UNREADABLE
    if isinstance(refused, NoPlace):
        return P.NOWHERE
    if isinstance(refused, Refused | Declined):
        return P.DECLINED if isinstance(refused, Refused) else P.NOWHERE
    if isinstance(refused, Unreachable) and "private network" in str(refused):
        return P.INSIDE
    return P.AWAY


def _said_by(calendar: Calendar) -> tuple[list[Event], list[Meeting]]:
    """When its owner is not free, and the meetings that come round with one other."""
    now, documents = timezone.now(), _documents(calendar)
    owner = Owner(calendar.person.email or "", calendar.person.tzinfo)
    span = (now - BACK, now + AHEAD)
    return busy_events(documents, owner, *span), meetings_of_two(documents, owner, *span)


def _documents(calendar: Calendar) -> Sequence[bytes]:
    access = calendar.access
    if calendar.kind == Calendar.Kind.ICS:
        return [fetch(access.address, accept="text/calendar")]
    now, server = timezone.now(), server_of(access)
    places = places_of(calendar, server)
    return [found.text for place in places for found in server.events(place, now - BACK, now + AHEAD)]


def server_of(access: CalendarAccess) -> Server:
    return Server(access.address, access.username, access.password)


def places_of(calendar: Calendar, server: Server) -> list[str]:
    """Found once and remembered: looking for them takes up to a second. Looked for again after a fault."""
    access = calendar.access
    if not access.places or calendar.failures:
        places = server.calendars()
        with acting_as(None, PURPOSE):
            access.remember_places(places)
    return access.places.splitlines()
