"""How well a time suits a good talk, and why it is offered, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils.formats import date_format, time_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.people.models import Person

from .hours import Span

Busy = Mapping[UUID, list[Span]]
HARD = 10  # offered only where nothing better is left
IN_A_ROW, BREATH = 3, timedelta(minutes=15)
FULL_WEEK = 15  # hours


@dataclass(frozen=True)
class Slot:
    """A time that is free for everyone asked. `reason` says in words why it is offered."""

    starts_at: datetime
    ends_at: datetime
    reason: str


@dataclass(frozen=True)
class Known:
    """What is known of these people beside their working hours. `leave`: two whole days off or more, by a calendar."""

    busy: Busy
    leave: Busy = field(default_factory=dict)
    usual_day: int | None = None  # ISO weekday on which they mostly talk


@dataclass(frozen=True)
class Weighing:
    people: Sequence[Person]
    known: Known

    def unease(self, start: datetime) -> int:
        """How little it suits: before leave and after meetings in a row least, then late Friday, noon and edges."""
        return _of_the_clock(start.astimezone(self.people[0].tzinfo)) + (HARD if self.is_hard(start) else 0)

    def is_hard(self, start: datetime) -> bool:
        return self.is_after_a_row(start) or any(is_before_leave(start, p, self.known.leave) for p in self.people)

    def is_after_a_row(self, start: datetime) -> bool:
        """Whether somebody would come straight out of three meetings."""
        return any(_in_a_row(self.known.busy.get(person.pk, []), start) >= IN_A_ROW for person in self.people)

    def is_usual(self, start: datetime) -> bool:
        return start.astimezone(self.people[0].tzinfo).isoweekday() == self.known.usual_day

    def hours_taken(self, start: datetime) -> int:
        """In that week, of whoever has more of them. Never whose."""
        monday = _monday(start, self.people[0])
        taken = [_hours_of(self.known.busy.get(person.pk, []), monday, person) for person in self.people]
        return max(taken, default=0)


def _of_the_clock(local: datetime) -> int:
    if is_late_friday(local):
        return 3
    if local.hour in (12, 17, 18) or local.hour < 9:
        return 2
    return 0 if local.minute in (0, 30) and local.hour >= 10 else 1


def is_late_friday(local: datetime) -> bool:
    return local.isoweekday() == 5 and local.hour >= 15


def is_before_leave(start: datetime, person: Person, leave: Busy) -> bool:
    """Whether the next day on which they work, holidays left out, is one of leave."""
    day = start.astimezone(person.tzinfo).date()
    for _later in range(14):
        day += timedelta(days=1)
        if person.works_on_day(day):
            noon = datetime.combine(day, person.works_from, tzinfo=person.tzinfo)
            return any(begins <= noon < ends for begins, ends in leave.get(person.pk, []))
    return False


def leave_of(whole_days: Sequence[Span], person: Person) -> list[Span]:
    """Of whole days that are taken, those that make two working days or more without a working day between."""
    days = sorted({day for span in whole_days for day in _days(span, person)})
    runs: list[list[date]] = []
    for day in days:
        if runs and not _works_between(runs[-1][-1], day, person):
            runs[-1].append(day)
        else:
            runs.append([day])
    return [_span(run, person) for run in runs if sum(map(person.works_on_day, run)) > 1]


def _days(span: Span, person: Person) -> list[date]:
    first, last = (moment.astimezone(person.tzinfo).date() for moment in span)
    return [first + timedelta(days=n) for n in range(min((last - first).days, 400) or 1)]


def _works_between(one: date, other: date, person: Person) -> bool:
    return any(person.works_on_day(one + timedelta(days=n)) for n in range(1, (other - one).days))


def _span(run: list[date], person: Person) -> Span:
    begins = datetime.combine(run[0], datetime.min.time(), tzinfo=person.tzinfo)
    return begins, datetime.combine(run[-1] + timedelta(days=1), datetime.min.time(), tzinfo=person.tzinfo)


def _in_a_row(spans: Sequence[Span], start: datetime) -> int:
    """How many meetings, one after the other, end just before this moment."""
    count, until = 0, start
    for begins, ends in sorted(spans, reverse=True):
        if begins < until and until - BREATH < ends <= until:
            count, until = count + 1, begins
    return count


def _monday(start: datetime, person: Person) -> date:
    day = start.astimezone(person.tzinfo).date()
    return day - timedelta(days=day.isoweekday() - 1)


def _hours_of(spans: Sequence[Span], monday: date, person: Person) -> int:
    here = [(b, e) for b, e in spans if _monday(b, person) == monday and e - b < timedelta(hours=12)]
    return round(sum((ends - begins).total_seconds() for begins, ends in here) / 3600)


def reason(start: datetime, weighing: Weighing) -> str:
    """Free for whom and by which clocks; their usual day; how full the week is."""
    said = [_clocks(start, weighing.people)]
    if weighing.is_usual(start):
        day = date_format(start.astimezone(weighing.people[0].tzinfo), "l")
        said.append(_("%(day)s is when you two mostly talk.") % {"day": day})
    hours = weighing.hours_taken(start)
    if hours >= FULL_WEEK:
        said.append(ngettext("A full week: %(n)s hour taken.", "A full week: %(n)s hours taken.", hours) % {"n": hours})
    elif hours:
        said.append(ngettext("%(n)s hour taken that week.", "%(n)s hours taken that week.", hours) % {"n": hours})
    if weighing.is_after_a_row(start):
        said.append(_("Right after three meetings."))
    if any(is_before_leave(start, person, weighing.known.leave) for person in weighing.people):
        said.append(_("The last working day before some days away."))
    return " ".join(said)


def _clocks(start: datetime, people: Sequence[Person]) -> str:
    if len({start.astimezone(person.tzinfo).utcoffset() for person in people}) == 1:
        return _("Free for everyone, within the working hours of each.")
    clocks = [
        _("%(time)s for %(name)s")
        % {"time": time_format(start.astimezone(person.tzinfo).time(), "TIME_FORMAT"), "name": person.short_name}
        for person in people
    ]
    return _("Free for everyone: %(clocks)s.") % {"clocks": get_text_list(clocks, _("and"))}
