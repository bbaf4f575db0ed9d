"""Events of somebody's calendar as times at which they are not free (RFC 5545).

Recurrence, exceptions, whole days and zones are icalendar's and recurring-ical-events' work. Not counted: what is
cancelled, shown as free, declined by this person, or a talk of ours, which is known here already.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from urllib.parse import urlsplit
from uuid import UUID
from zoneinfo import ZoneInfo

import recurring_ical_events
from django.conf import settings
from icalendar import Calendar, Component

from .caldav import Found

MOST_EVENTS = 3000
FASTEST = {"SECONDLY", "MINUTELY", "HOURLY"}  # no event of a person: only good for keeping a reader busy
# a day and a half more on both sides: whole days and floating times begin at the owner's midnight, not ours
MARGIN = timedelta(hours=36)
FREE_WORDS = {"FREE", "WORKINGELSEWHERE"}
BROKEN = (ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError, RecursionError)


class NoCalendar(Exception):
    """What came is not a calendar."""


@dataclass(frozen=True, order=True)
class Event:
    starts_at: datetime
    ends_at: datetime
    is_all_day: bool = False
    title: str = ""


@dataclass(frozen=True)
class Owner:
    """Whose calendar it is: by which address others invite them, and where a day begins for them."""

    email: str
    zone: ZoneInfo


def busy_events(documents: Iterable[bytes], owner: Owner, since: datetime, until: datetime) -> list[Event]:
    """Times between two moments at which its owner is not free. Raises `NoCalendar`."""
    found = (event for text in documents for event in _of_document(text, owner, since, until))
    return sorted(set(islice(found, MOST_EVENTS)))


def read_calendar(text: bytes) -> list[Calendar]:
    try:
        read = Calendar.from_ical(text, multiple=True)
    except BROKEN as problem:
        raise NoCalendar from problem
    found = [one for one in read if isinstance(one, Calendar)]
    if not found:
        raise NoCalendar
    return found


def _of_document(text: bytes, owner: Owner, since: datetime, until: datetime) -> Iterator[Event]:
    for calendar in sound_calendars(text):
        yield from _of_calendar(calendar, owner, since, until)


def sound_calendars(text: bytes) -> list[Calendar]:
    """One broken event does not take the others with it; nor does one that repeats every second."""
    found = read_calendar(text)
    for calendar in found:
        calendar.subcomponents = [part for part in calendar.subcomponents if part.name != "VEVENT" or _is_sound(part)]
    return found


def _is_sound(component: Component) -> bool:
    try:
        starts, ends = component.decoded("DTSTART"), _end(component)
        rules = component.get("RRULE", [])
        often = [str(word).upper() for rule in (rules if isinstance(rules, list) else [rules]) for word in rule["FREQ"]]
        return isinstance(starts, date) and isinstance(ends, date) and not FASTEST & set(often)
    except BROKEN:
        return False


def _of_calendar(calendar: Calendar, owner: Owner, since: datetime, until: datetime) -> Iterator[Event]:
    asked = recurring_ical_events.of(calendar, components=["VEVENT"], skip_bad_series=True)
    try:
        for component in asked.between(since - MARGIN, until + MARGIN):
            event = _event(component, owner) if is_busy(component, owner) else None
            if event and event.starts_at < until and since < event.ends_at:
                yield event
    except BROKEN as problem:
        raise NoCalendar from problem


def is_busy(component: Component, owner: Owner) -> bool:
    if str(component.get("STATUS", "")).upper() == "CANCELLED":
        return False
    if str(component.get("TRANSP", "OPAQUE")).upper() == "TRANSPARENT":
        return False
    if str(component.get("X-MICROSOFT-CDO-BUSYSTATUS", "")).upper() in FREE_WORDS:
        return False
    return not is_ours(component) and answer_of(component, owner.email) != "DECLINED"


@dataclass(frozen=True)
class Seen:
    """A talk of ours as it stands in its owner's calendar."""

    starts_at: datetime
    is_declined: bool
    place: str


def ours_in(found: Iterable[Found], owner: Owner) -> dict[UUID, Seen]:
    """By the talk's key. What cannot be read is left alone."""
    seen = {}
    for one in found:
        for component in _components(one.text):
            if is_ours(component) and (talk := _talk_of(component)) and _is_sound(component):
                gone = str(component.get("STATUS", "")).upper() == "CANCELLED"
                declined = gone or answer_of(component, owner.email) == "DECLINED"
                seen[talk] = Seen(moment(component.decoded("DTSTART"), owner.zone), declined, one.place)
    return seen


def _components(text: bytes) -> list[Component]:
    try:
        return [part for calendar in read_calendar(text) for part in calendar.walk("VEVENT")]
    except NoCalendar:
        return []


def _talk_of(component: Component) -> UUID | None:
    try:
        return UUID(str(component["UID"]).partition("@")[0].partition(".")[0])
    except ValueError:
        return None


def is_ours(component: Component) -> bool:
    host = urlsplit(settings.BASE_URL).hostname or "localhost"
    return str(component.get("UID", "")).endswith(f"@{host}")


def answer_of(component: Component, email: str) -> str:
    """What this person answered: NEEDS-ACTION, ACCEPTED, TENTATIVE or DECLINED; nothing where they were not asked."""
    asked = component.get("ATTENDEE", [])
    for attendee in asked if isinstance(asked, list) else [asked]:
        if email and address_of(attendee) == email.lower():
            return str(attendee.params.get("PARTSTAT", "NEEDS-ACTION")).upper()
    return ""


def address_of(person: object) -> str:
    """Of an attendee or the organizer; nothing where there is none."""
    return str(person).lower().removeprefix("mailto:").strip()


def title_of(component: Component) -> str:
    """On one line, as long as is kept."""
    return " ".join(str(component.get("SUMMARY", "")).split())[:200]


def _event(component: Component, owner: Owner) -> Event | None:
    starts_at, ends_at = span_of(component, owner)
    if ends_at <= starts_at:
        return None
    return Event(starts_at, ends_at, not isinstance(component.decoded("DTSTART"), datetime), title_of(component))


def span_of(component: Component, owner: Owner) -> tuple[datetime, datetime]:
    """From when to when, in UTC."""
    return moment(component.decoded("DTSTART"), owner.zone), moment(_end(component), owner.zone)


def _end(component: Component) -> date:
    """DTEND, or after DURATION; without either, a day for a day and nothing for a moment (RFC 5545 §3.6.1)."""
    starts: date = component.decoded("DTSTART")
    if "DTEND" in component:
        ends: date = component.decoded("DTEND")
        return ends
    if "DURATION" in component:
        lasts: timedelta = component.decoded("DURATION")
        return starts + lasts
    return starts if isinstance(starts, datetime) else starts + timedelta(days=1)


def moment(said: date, zone: ZoneInfo) -> datetime:
    """In UTC. A day begins at its owner's midnight; a time without a zone is theirs."""
    if not isinstance(said, datetime):
        said = datetime.combine(said, time())
    return (said if said.tzinfo else said.replace(tzinfo=zone)).astimezone(UTC)
