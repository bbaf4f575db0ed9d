"""What somebody's calendar program answers to an invitation of ours (iTIP, RFC 5546; by mail, RFC 6047)."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.utils import timezone
from icalendar import Component

from .events import BROKEN, NoCalendar, address_of, is_ours, moment, read_calendar

REPLY, COUNTER = "REPLY", "COUNTER"
ANSWERS = {"ACCEPTED", "TENTATIVE", "DECLINED"}
ANSWERED_AHEAD = timedelta(days=1)  # clocks differ; more than that is made up


@dataclass(frozen=True)
class Reply:
    """`starts_at`: for a COUNTER, the time it asks for. `said_at`: by the clock of whoever answers."""

    talk: UUID
    sequence: int
    attendee: str
    answer: str
    is_counter: bool
    starts_at: datetime | None
    said_at: datetime


def read_reply(text: bytes) -> Reply | None:
    """None for what is no reply, not to us, or more than one answer by one person."""
    try:
        (calendar,) = read_calendar(text)
        method = str(calendar.get("METHOD", "")).upper()
        (event,) = calendar.walk("VEVENT")
        return _reply(event, method) if method in {REPLY, COUNTER} and is_ours(event) else None
    except (*BROKEN, NoCalendar):
        return None


def _reply(event: Component, method: str) -> Reply | None:
    attendee = event["ATTENDEE"]
    if isinstance(attendee, list) or "RECURRENCE-ID" in event or "RRULE" in event:
        return None
    answer = str(attendee.params.get("PARTSTAT", "")).upper()
    is_counter = method == COUNTER
    if answer not in ANSWERS and not is_counter:
        return None
    said_at = moment(event.decoded("DTSTAMP"), timezone.get_default_timezone())
    return Reply(
        talk=UUID(str(event["UID"]).partition("@")[0]),
        sequence=int(event.get("SEQUENCE", 0)),
        attendee=address_of(attendee),
        answer=answer.lower(),
        is_counter=is_counter,
        starts_at=_time(event) if is_counter else None,
        said_at=min(said_at, datetime.now(UTC) + ANSWERED_AHEAD),
    )


def _time(event: Component) -> datetime | None:
    """A whole day is no time to talk at; nor is one without a zone known to both."""
    found = event.decoded("DTSTART")
    return found.astimezone(UTC) if isinstance(found, datetime) and found.tzinfo else None
