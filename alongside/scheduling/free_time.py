"""Times that are free for everyone, in words, and what to mind about a time somebody chose."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _

from alongside.people.models import Person

from .hours import days_at_work, shared, without
from .weighing import Busy, Known, Slot, Weighing, is_before_leave, is_late_friday, reason

AHEAD = timedelta(days=28)
BEFORE, AFTER = timedelta(days=2), timedelta(days=7)
QUARTER = timedelta(minutes=15)
A_MOMENT = timedelta(minutes=30)  # nobody is asked for a talk that begins at once


def free_slots(
    people: Sequence[Person],
    minutes: int,
    known: Known | Busy,
    notice_days: int,
    count: int = 3,
    *,
    around: date | None = None,
    at: datetime | None = None,
) -> list[Slot]:
    """The best times, on different days where there are enough. `notice_days`: working days of the first person.

    `around`: a day to look near first; where nothing is free near it, or it comes too soon, any time after now serves.
    Empty if their working hours never meet.
    """
    known = known if isinstance(known, Known) else Known(known)
    now = (at or timezone.now()).astimezone(UTC)
    length = timedelta(minutes=minutes)
    soonest = earliest(people[0], notice_days, now)
    spans = [_near(around, people[0], soonest)] if around else []
    found = (list(_starts(people, length, known.busy, *span)) for span in (*spans, (soonest, now + AHEAD)))
    starts = next((times for times in found if times), [])
    weighing = Weighing(people, known)
    chosen = _on_different_days(starts, weighing, count)
    return [Slot(start, start + length, reason(start, weighing)) for start in chosen]


def _near(day: date, person: Person, soonest: datetime) -> tuple[datetime, datetime]:
    """From two days before that day to a week after it."""
    midnight = datetime.combine(day, datetime.min.time(), tzinfo=person.tzinfo).astimezone(UTC)
    return max(midnight - BEFORE, soonest), midnight + AFTER


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


def _on_different_days(starts: list[datetime], weighing: Weighing, count: int) -> list[datetime]:
    """The best of each day, the next days first, one of them their usual one; of too few days, more than one."""
    zone = weighing.people[0].tzinfo
    best = sorted(starts, key=lambda start: (weighing.unease(start), start))
    by_day: dict[date, datetime] = {}
    for start in best:
        by_day.setdefault(start.astimezone(zone).date(), start)
    days = sorted(by_day.values(), key=lambda start: (weighing.is_hard(start), start))
    chosen = days[:count]
    usual = next((start for start in days if weighing.is_usual(start) and not weighing.is_hard(start)), None)
    if usual and count and usual not in chosen:
        chosen[-1] = usual
    for start in best:
        if len(chosen) < count and all(abs(start - other) >= timedelta(hours=1) for other in chosen):
            chosen.append(start)
    return sorted(chosen)


@dataclass(frozen=True)
class Booking:
    """A time somebody chose: who, when, and how much notice this kind of talk should have."""

    people: Sequence[Person]
    starts_at: datetime
    minutes: int
    notice_days: int
    busy: Busy  # talks here
    is_light: bool = False  # a check-in: it may be short and late
    taken: Busy = field(default_factory=dict)  # by their own calendars
    leave: Busy = field(default_factory=dict)
    away: Busy = field(default_factory=dict)  # leave as they said it here


def warnings(booking: Booking, *, at: datetime | None = None) -> list[str]:
    """What to mind about this time, in words. None of it hinders."""
    now = (at or timezone.now()).astimezone(UTC)
    found = [_short_notice(booking, now), _late_friday(booking), _before_leave(booking)]
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


def _before_leave(booking: Booking) -> str:
    """Not whose: that somebody will be away is theirs to tell."""
    if booking.is_light or not any(is_before_leave(booking.starts_at, p, booking.leave) for p in booking.people):
        return ""
    return _("For one of you it is the last working day before some days away.")


def _day_off(booking: Booking, person: Person) -> str:
    """Not at night, where the hours of a working day reach past midnight into it."""
    day = booking.starts_at.astimezone(person.tzinfo).date()
    if person.works_on_day(day) or _is_within_hours(booking, person):
        return ""
    if holiday := person.public_day(day):
        return _("It is a public holiday for %(name)s: %(day)s.") % {"name": person.short_name, "day": holiday}
    return _("%(name)s does not work on this day: %(day)s.") % {
        "name": person.short_name,
        "day": date_format(day, "l"),
    }


def _outside_hours(booking: Booking, person: Person) -> str:
    starts = booking.starts_at
    if not person.works_on_day(starts.astimezone(person.tzinfo).date()) or _is_within_hours(booking, person):
        return ""
    return _("It begins at %(time)s for %(name)s, outside their working hours.") % {
        "name": person.short_name,
        "time": time_format(starts.astimezone(person.tzinfo).time(), "TIME_FORMAT"),
    }


def _is_within_hours(booking: Booking, person: Person) -> bool:
    starts, ends = booking.starts_at, booking.starts_at + timedelta(minutes=booking.minutes)
    return any(begins <= starts and ends <= over for begins, over in days_at_work(person, starts, ends))


def _clash(booking: Booking, person: Person) -> str:
    starts, ends = booking.starts_at, booking.starts_at + timedelta(minutes=booking.minutes)
    if any(begins < ends and starts < over for begins, over in booking.busy.get(person.pk, [])):
        return _("%(name)s has another talk at that time.") % {"name": person.short_name}
    if any(begins < ends and starts < over for begins, over in booking.away.get(person.pk, [])):
        return _("%(name)s is away on that day.") % {"name": person.short_name}
    if any(begins < ends and starts < over for begins, over in booking.taken.get(person.pk, [])):
        return _("%(name)s is not free at that time, by their calendar.") % {"name": person.short_name}
    return ""
