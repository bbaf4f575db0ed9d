"""The invitation that a calendar understands (RFC 5545, sent as in RFC 5546 and 6047).

The same talk keeps its UID; each move and the cancellation raise the SEQUENCE. It says who and when, never what about.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import parseaddr
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from icalendar import Calendar, Event, vCalAddress, vText, vUri

from alongside.foundation.lines import one_line
from alongside.people.models import Person


@dataclass(frozen=True)
class Invitation:
    id: UUID
    sequence: int
    starts_at: datetime
    minutes: int
    summary: str
    url: str
    place: str
    planner: Person
    people: Sequence[Person]
    made_at: datetime
    is_cancelled: bool = False


def as_calendar(invitation: Invitation) -> bytes:
    """One event with METHOD:REQUEST, or METHOD:CANCEL. The same invitation gives the same bytes."""
    calendar = Calendar()
    calendar.add("prodid", "-//Alongside//Invitations//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if invitation.is_cancelled else "REQUEST")
    calendar.add_component(_event(invitation))
    return bytes(calendar.to_ical())


def as_feed(invitations: Iterable[Invitation]) -> bytes:
    """Talks for a calendar program that subscribes: who and when. No addresses of people, and nothing to answer."""
    calendar = Calendar()
    calendar.add("prodid", "-//Alongside//Feed//EN")
    calendar.add("version", "2.0")
    calendar.add("refresh-interval", timedelta(minutes=30), parameters={"VALUE": "DURATION"})
    for invitation in invitations:
        event = _event(invitation)
        for name in ("ORGANIZER", "ATTENDEE"):
            event.pop(name, None)
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def as_entry(invitation: Invitation, person: Person, *, names: bool = True, uid: str = "") -> bytes:
    """The talk for the calendar of one of the two. Its server is told not to write to anybody about it (RFC 6638);
    with `names` false there is nobody in it to write to.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Alongside//Talks//EN")
    calendar.add("version", "2.0")
    event = _event(replace(invitation, people=[person]))
    if uid:
        event["UID"] = vText(uid)
    for name in ("ORGANIZER", "ATTENDEE"):
        if not names:
            event.pop(name, None)
        elif name in event:
            event[name].params["schedule-agent"] = vText("NONE")
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def _event(invitation: Invitation) -> Event:
    event = Event()
    event.add("uid", uid_of(invitation.id))
    event.add("sequence", invitation.sequence)
    event.add("dtstamp", invitation.made_at.astimezone(UTC))
    event.add("dtstart", invitation.starts_at.astimezone(UTC))
    event.add("dtend", invitation.starts_at.astimezone(UTC) + timedelta(minutes=invitation.minutes))
    event.add("summary", one_line(invitation.summary))
    event.add("status", "CANCELLED" if invitation.is_cancelled else "CONFIRMED")
    event.add("class", "PRIVATE")
    event.add("url", vUri(invitation.url))
    if invitation.place:
        event.add("location", one_line(invitation.place))
    event.add("organizer", _address(_answered_to(), invitation.planner.name))
    for person in invitation.people:
        if person.email:
            event.add("attendee", _attendee(person, invitation.planner), encode=False)
    return event


def uid_of(key: UUID, again: str = "") -> str:
    """`again`: something new, where the name itself is not taken any more."""
    return f"{key}{again and '.' + again}@{urlsplit(settings.BASE_URL).hostname or 'localhost'}"


def _attendee(person: Person, planner: Person) -> vCalAddress:
    """Asked to answer where a mailbox is set up that reads it, and only there."""
    address = _address(person.email or "", person.name)
    address.params["cutype"] = vText("INDIVIDUAL")
    address.params["role"] = vText("REQ-PARTICIPANT")
    address.params["partstat"] = vText("ACCEPTED" if person.pk == planner.pk else "NEEDS-ACTION")
    address.params["rsvp"] = vText("TRUE" if settings.MAILBOX and person.pk != planner.pk else "FALSE")
    return address


def _answered_to() -> str:
    return settings.MAILBOX.address if settings.MAILBOX else parseaddr(settings.MAIL_FROM)[1]


def _address(email: str, name: str) -> vCalAddress:
    address = vCalAddress(f"mailto:{email}")
    address.params["cn"] = vText(one_line(name).replace('"', "'"))
    return address
