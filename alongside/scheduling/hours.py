"""Working hours as spans of time in UTC. A working day is made of wall times, so it is right across clock changes."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from alongside.people.models import Person

Span = tuple[datetime, datetime]
DAY = timedelta(days=1)


def days_at_work(person: Person, since: datetime, until: datetime) -> list[Span]:
    """From when to when this person works, day by day. Hours past midnight belong to the day they begin on."""
    spans = []
    day, last = since.astimezone(person.tzinfo).date() - DAY, until.astimezone(person.tzinfo).date()
    while day <= last:
        if person.works_on_day(day):
            ends_on = day if person.works_until > person.works_from else day + DAY
            begins = datetime.combine(day, person.works_from, tzinfo=person.tzinfo).astimezone(UTC)
            ends = datetime.combine(ends_on, person.works_until, tzinfo=person.tzinfo).astimezone(UTC)
            if begins < ends:
                spans.append((begins, ends))
        day += DAY
    return spans


def shared(each: Sequence[list[Span]]) -> list[Span]:
    """The spans that lie in all of these."""
    common = each[0]
    for spans in each[1:]:
        common = [(max(a, c), min(b, d)) for a, b in common for c, d in spans if max(a, c) < min(b, d)]
    return common


def without(spans: Iterable[Span], taken: Iterable[Span]) -> list[Span]:
    """What is left of the spans once these are taken out."""
    left = list(spans)
    for begins, ends in taken:
        left = [
            part
            for a, b in left
            for part in ([(a, b)] if ends <= a or b <= begins else [(a, begins), (ends, b)])
            if part[0] < part[1]
        ]
    return left
