"""Reading one connected calendar: asked outside any transaction, written down in one."""

from collections.abc import Sequence
from datetime import timedelta

from django.utils import timezone

from alongside.foundation.outgoing import Declined, Throttled, Unreachable, fetch
from alongside.trust.identity import acting_as

from .caldav import NoPlace, Refused, Server
from .events import Event, NoCalendar, Owner, busy_events
from .google.server import GoogleServer, Token, TooMuch, events_of
from .google.tokens import Ended, Granted, Shut
from .models import Calendar, CalendarAccess
from .notices import tell_that_it_ended
from .series import Meeting, meetings_of_two

PURPOSE = "calendars"
BACK, AHEAD = timedelta(days=1), timedelta(days=60)
P = Calendar.Problem
OF_GOOGLE: dict[type[Exception], str] = {Ended: P.ENDED, Shut: P.SHUT, TooMuch: P.BUSY}


def read(calendar: Calendar) -> None:
    """`calendar` comes with its person and its access. What stands in the way is kept for its owner."""
    if calendar.is_ended:
        return
    try:
        events, meetings = _said_by(calendar)
    except Exception as refused:  # a server's own words may hold an address and its password
        note_refusal(calendar, refused)
        return
    with acting_as(None, PURPOSE):
        calendar.note_reading(events, meetings)


def note_refusal(calendar: Calendar, refused: Exception) -> None:
    """Kept for its owner. Where it was disconnected or connected anew meanwhile, it is about what is no more."""
    problem = problem_of(refused)
    pause = refused.pause if isinstance(refused, Throttled) else timedelta()
    with acting_as(None, PURPOSE):
        here = Calendar.objects.select_for_update(of=("self",)).filter(pk=calendar.pk, access=calendar.access.pk)
        if not (found := here.select_related("access", "person").first()):
            return
        found.note_problem(problem, pause)
        if found.is_ended:
            found.access.forget()
            tell_that_it_ended(found)


def problem_of(refused: Exception) -> str:
    if isinstance(refused, NoCalendar):
        return P.UNREADABLE
    for kind, problem in OF_GOOGLE.items():
        if isinstance(refused, kind):
            return problem
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
    owner = owner_of(calendar)
    span = (now - BACK, now + AHEAD)
    return busy_events(documents, owner, *span), meetings_of_two(documents, owner, *span)


def _documents(calendar: Calendar) -> Sequence[bytes]:
    access = calendar.access
    if calendar.kind == Calendar.Kind.ICS:
        return [fetch(access.address, accept="text/calendar")]
    now, server = timezone.now(), server_of(calendar)
    places = places_of(calendar, server)
    return [found.text for place in places for found in server.events(place, now - BACK, now + AHEAD)]


def owner_of(calendar: Calendar) -> Owner:
    """At Google people are invited, and answer, under the account's address."""
    address = calendar.access.username if calendar.is_google else calendar.person.email
    return Owner(address or "", calendar.person.tzinfo)


def server_of(calendar: Calendar) -> Server:
    access = calendar.access
    if not calendar.is_google:
        return Server(access.address, access.username, access.password)
    token = Token(access.token, access.token_until, access.password, lambda granted: _keep(access, granted))
    return GoogleServer(events_of(access.username), token=token)


def _keep(access: CalendarAccess, granted: Granted) -> None:
    with acting_as(None, PURPOSE):
        access.remember_token(granted.access, granted.until, granted.lasting)


def places_of(calendar: Calendar, server: Server) -> list[str]:
    """Found once and remembered: looking for them takes up to a second. Looked for again after a fault."""
    access = calendar.access
    if calendar.is_google:
        return server.calendars()
    if not access.places or calendar.failures:
        places = server.calendars()
        with acting_as(None, PURPOSE):
            access.remember_places(places)
    return access.places.splitlines()
