"""Times that are free for everyone, in words, and what to mind about a time somebody chose."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from alongside.people.models import Person

from .hours import Span, days_at_work, shared, without

AHEAD = timedelta(days=28)
QUARTER = timedelta(minutes=15)
A_MOMENT = timedelta(minutes=30)  # nobody is asked for a talk that begins at once

Busy = Mapping[UUID, list[Span]]


@dataclass(frozen=True)
class Slot:
    """A time that is free for everyone asked. `reason` says in words why it is offered."""

    starts_at: datetime
    ends_at: datetime
    reason: str


def free_slots(
    people: Sequence[Person], minutes: int, busy: Busy, notice_days: int, count: int = 3, *, at: datetime | None = None
) -> list[Slot]:
    """The first good times, on different days where there are enough. `notice_days`: working days of the first person.

    Empty if their working hours never meet.
    """
    now = (at or timezone.now()).astimezone(UTC)
    length = timedelta(minutes=minutes)
    starts = list(_starts(people, length, busy, earliest(people[0], notice_days, now), now + AHEAD))
    chosen = _on_different_days(starts, people[0], count)
    return [Slot(start, start + length, _reason(start, people)) for start in chosen]


def earliest(person: Person, notice_days: int, now: datetime) -> datetime:
    """The first moment with enough notice: so many of their working days lie between."""
    if not notice_days:
        return now + A_MOMENT
    day, left = now.astimezone(person.tzinfo).date(), notice_days
    for _later in range(60):
        day += timedelta(days=1)
        if person.works_on_day(day):
            if not left:
                break
            left -= 1
    return datetime.combine(day, datetime.min.time(), tzinfo=person.tzinfo).astimezone(UTC)


def _starts(
    people: Sequence[Person], length: timedelta, busy: Busy, since: datetime, until: datetime
) -> Iterator[datetime]:
    """Every quarter of an hour at which all of them could begin."""
    spans = shared([days_at_work(person, since, until) for person in people])
    taken = [span for person in people for span in busy.get(person.pk, [])]
    for begins, ends in without(spans, taken):
        start = _to_the_quarter(max(begins, since))
        while start + length <= ends:
            yield start
            start += QUARTER


def _to_the_quarter(moment: datetime) -> datetime:
    """Up to the next quarter of an hour. Every zone's offset is made of quarters."""
    past = timedelta(minutes=moment.minute % 15, seconds=moment.second, microseconds=moment.microsecond)
    return moment + (QUARTER - past if past else timedelta())


def _on_different_days(starts: list[datetime], person: Person, count: int) -> list[datetime]:
    """The best of each day first; where there are too few days, the next best ones."""
    best = sorted(starts, key=lambda start: (_unease(start.astimezone(person.tzinfo)), start))
    by_day: dict[date, datetime] = {}
    for start in best:
        by_day.setdefault(start.astimezone(person.tzinfo).date(), start)
    chosen = sorted(by_day.values())[:count]
    for start in best:
        if len(chosen) < count and all(abs(start - other) >= timedelta(hours=1) for other in chosen):
            chosen.append(start)
    return sorted(chosen)


def _unease(local: datetime) -> int:
    """How little a time of day suits a good talk: late Friday least, then noon and the edges of the day."""
    if is_late_friday(local):
        return 3
    if local.hour in (12, 17, 18) or local.hour < 9:
        return 2
    return 0 if local.minute in (0, 30) and local.hour >= 10 else 1


def is_late_friday(local: datetime) -> bool:
    return local.isoweekday() == 5 and local.hour >= 15


def _reason(start: datetime, people: Sequence[Person]) -> str:
    if len({start.astimezone(person.tzinfo).utcoffset() for person in people}) == 1:
        return _("Free for everyone, within the working hours of each.")
    clocks = [
        _("%(time)s for %(name)s")
        % {"time": time_format(start.astimezone(person.tzinfo).time(), "TIME_FORMAT"), "name": person.short_name}
        for person in people
    ]
    return _("Free for everyone: %(clocks)s.") % {"clocks": get_text_list(clocks, _("and"))}


@dataclass(frozen=True)
class Booking:
    """A time somebody chose: who, when, and how much notice this kind of talk should have."""

    people: Sequence[Person]
    starts_at: datetime
    minutes: int
    notice_days: int
    busy: Busy
    is_light: bool = False  # a check-in: it may be short and late


def warnings(booking: Booking, *, at: datetime | None = None) -> list[str]:
    """What to mind about this time, in words. None of it hinders."""
    now = (at or timezone.now()).astimezone(UTC)
    found = [_short_notice(booking, now), _late_friday(booking)]
    for person in booking.people:
        found += [_day_off(booking, person), _outside_hours(booking, person), _clash(booking, person)]
    return [words for words in found if words]


def _short_notice(booking: Booking, now: datetime) -> str:
    guest = booking.people[0]
    if not booking.notice_days or booking.starts_at >= earliest(guest, booking.notice_days, now):
        return ""
    return _("Short notice: %(name)s would have less than %(days)s working days to prepare.") % {
        "name": guest.short_name,
        "days": booking.notice_days,
    }


def _late_friday(booking: Booking) -> str:
    late = any(is_late_friday(booking.starts_at.astimezone(person.tzinfo)) for person in booking.people)
    return _("Late on a Friday: what is said then is taken into the weekend.") if late and not booking.is_light else ""


def _day_off(booking: Booking, person: Person) -> str:
    day = booking.starts_at.astimezone(person.tzinfo).date()
    if person.works_on_day(day):
        return ""
    return _("%(name)s does not work on this day: %(day)s.") % {
        "name": person.short_name,
        "day": date_format(day, "l"),
    }


def _outside_hours(booking: Booking, person: Person) -> str:
    starts, ends = booking.starts_at, booking.starts_at + timedelta(minutes=booking.minutes)
    spans = days_at_work(person, starts, ends)
    if not person.works_on_day(starts.astimezone(person.tzinfo).date()):
        return ""
    if any(begins <= starts and ends <= over for begins, over in spans):
        return ""
    return _("It begins at %(time)s for %(name)s, outside their working hours.") % {
        "name": person.short_name,
        "time": time_format(starts.astimezone(person.tzinfo).time(), "TIME_FORMAT"),
    }


def _clash(booking: Booking, person: Person) -> str:
    starts, ends = booking.starts_at, booking.starts_at + timedelta(minutes=booking.minutes)
    if not any(begins < ends and starts < over for begins, over in booking.busy.get(person.pk, [])):
        return ""
    return _("%(name)s has another talk at that time.") % {"name": person.short_name}
