"""Balance: how much feedback somebody gave and received, month by month; of whom one leads, what one gave or may read.

Counts are of rows the reader may open, and of no others: what is private between two people changes no figure of a
third, a manager's included.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from alongside.people.models import Person, company_day
from alongside.trust.reading import openable

from .models import Feedback
from .queries import people_to_ask_for

MONTHS = 6


@dataclass(frozen=True)
class Month:
    first: date
    given: int
    received: int


@dataclass(frozen=True)
class OfSomebody:
    """What the reader gave somebody they lead, and what others gave that the reader may open."""

    person: Person
    by_you: int
    by_others: int


@dataclass(frozen=True)
class Balance:
    months: list[Month]
    led: list[OfSomebody]

    @property
    def is_empty(self) -> bool:
        return not any(month.given or month.received for month in self.months)


def balance_of(me: Person) -> Balance:
    """The newest month first."""
    firsts = _months(company_day())
    found = openable(me, "feedback", Feedback.objects.filter(given_on__gte=firsts[-1]))
    rows = list(found.order_by().values_list("author", "subject", "given_on"))
    given = Counter(day.replace(day=1) for author, _subject, day in rows if author == me.pk)
    received = Counter(day.replace(day=1) for _author, subject, day in rows if subject == me.pk)
    led = [_of(person, me, rows) for person in people_to_ask_for(me)]
    return Balance([Month(first, given[first], received[first]) for first in firsts], led)


def _of(person: Person, me: Person, rows: list[tuple[UUID, UUID, date]]) -> OfSomebody:
    authors = [author for author, subject, _day in rows if subject == person.pk]
    by_you = authors.count(me.pk)
    return OfSomebody(person, by_you, len(authors) - by_you)


def _months(today: date) -> list[date]:
    first, found = today.replace(day=1), []
    for _number in range(MONTHS):
        found.append(first)
        first = first.replace(year=first.year - (first.month == 1), month=first.month - 1 or 12)
    return found
