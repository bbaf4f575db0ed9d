"""Companies made at random, for tests that compare what two rules say. Everything follows from one seed.

They hold what real ones come to hold: circles of managers, people who left, return or have not begun, managers of
yesterday, HR partners whose scope names themselves, two duties in one person. `a_random_company(7)` writes one.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import pairwise
from random import Random
from typing import Any, TypeVar
from uuid import UUID

from django.db import models
from django.utils import timezone

from alongside.foundation.testing import as_owner

from .models import (
    Administration,
    Employment,
    HRScope,
    ImportFile,
    Leave,
    Person,
    ProfileNote,
    ReportingLine,
    Team,
    searchable,
)
from .reach import derive

T = TypeVar("T")
DAYS = (-400, -61, -31, -30, -29, -10, -1, 0, 1, 30)  # from today: on both sides of every boundary


@dataclass
class Company:
    """Rows by model, not yet written. The same seed gives the same rows, keys included."""

    seed: int
    now: datetime
    dice: Random = field(init=False, repr=False)
    rows: dict[type[models.Model], list[Any]] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        self.dice = Random(self.seed)

    @property
    def today(self) -> date:
        return timezone.localdate(self.now)

    @property
    def people(self) -> list[Person]:
        return self.of(Person)

    def of(self, model: type[T]) -> list[T]:
        return self.rows.setdefault(model, [])  # type: ignore[arg-type]

    def add(self, model: type[T], *, at: Any = None, **facts: Any) -> T:
        made: Callable[..., T] = model
        row = made(id=self._key(), created_at=at or self.now, **facts)
        self.of(model).append(row)
        return row

    def words(self, about: str) -> str:
        """A text that stands in this company once, so that it can be looked for."""
        return f"{about} {self.dice.getrandbits(40):010x}"

    def happens(self, share: float) -> bool:
        return self.dice.random() < share

    def one_of(self, choices: Sequence[T]) -> T:
        return choices[int(self.dice.random() * len(choices))]

    def somebody_but(self, *others: Person) -> Person | None:
        left = [person for person in self.people if person not in others]
        return self.one_of(left) if left else None

    def day(self) -> date:
        return self.today + timedelta(days=self.one_of(DAYS))

    def write(self) -> "Company":
        """Into the database, as the owner of the tables; then who reaches whom is derived."""
        with as_owner():
            for model, rows in self.rows.items():
                model._default_manager.bulk_create(rows)
            derive()
        return self

    def _key(self) -> UUID:
        """A UUIDv7 of now (RFC 9562), out of this dice."""
        moment = int(self.now.timestamp() * 1000) & ((1 << 48) - 1)
        value = moment << 80 | 7 << 76 | self.dice.getrandbits(12) << 64 | 2 << 62 | self.dice.getrandbits(62)
        return UUID(int=value)


Fill = Callable[[Company], None]


def a_random_company(seed: int, *fill: Fill, people: int = 9) -> Company:
    """Made and written: its people, and what each of `fill` adds (see `conversations/testing_companies.py`)."""
    return made(seed, *fill, people=people).write()


def made(seed: int, *fill: Fill, people: int = 9) -> Company:
    company = Company(seed, now=timezone.now())
    _people(company, people)
    _lines(company)
    _partners(company)
    for add_to in fill:
        add_to(company)
    return company


# --- people ---------------------------------------------------------------------------------------------------------
def _people(company: Company, count: int) -> None:
    teams = [company.add(Team, name=company.words(f"Team {number}")) for number in range(3)]
    teams[1].parent = teams[0]
    for number in range(count):
        name = f"Person {number}"
        team = None if company.happens(0.1) else company.one_of(teams)
        person = company.add(Person, name=name, sort_key=searchable(name, None, None), team=team, zone="Europe/Berlin")
        for begun, ended in _employments(company):
            company.add(Employment, person=person, starts_on=begun, ends_on=ended)
        _about_themself(company, person)
        if company.happens(0.2):
            back = company.today + timedelta(days=company.one_of((10, 40)))
            company.add(Leave, person=person, starts_on=company.today, ends_on=back)


def _employments(company: Company) -> list[tuple[date, date | None]]:
    """Mostly one that holds. Else: over since some day, ending some day, not begun, a second one, or none."""
    today, year = company.today, timedelta(days=500)
    chance = company.dice.random()
    if chance < 0.75:
        return [(today - year, None)]
    if chance < 0.83:
        return [(today - year, company.day())]
    if chance < 0.88:
        return [(today + timedelta(days=1), None)]
    if chance < 0.96:
        return [(today - 2 * year, today - year), (company.day(), None)]
    return []


def _about_themself(company: Company, person: Person) -> None:
    for topic in ProfileNote.Topic:
        if company.happens(0.3):
            audience = company.one_of(ProfileNote.Audience.values)
            text = company.words(f"About {person.name}:")
            company.add(ProfileNote, person=person, topic=topic, audience=audience, text=text)


# --- who leads whom -------------------------------------------------------------------------------------------------
def _lines(company: Company) -> None:
    """Written past the check that refuses circles: a fault in the facts must not widen what anybody sees."""
    ring = _circle(company)
    for number, subject in enumerate(company.people):
        for begun, ended in () if subject in ring else _spans(company):
            above = company.people[:number] if number and company.happens(0.6) else company.people
            manager = company.one_of([person for person in above if person is not subject] or company.people)
            if manager is not subject:
                company.add(
                    ReportingLine, at=_written(company, begun), subject=subject, manager=manager, starts_on=begun,
                    ends_on=ended,
                )  # fmt: skip
        dotted = company.somebody_but(subject)
        if dotted and company.happens(0.3):
            begun, ended = _span(company)
            company.add(
                ReportingLine,
                subject=subject,
                manager=dotted,
                starts_on=begun,
                ends_on=ended,
                kind=ReportingLine.DOTTED,
            )


def _circle(company: Company) -> list[Person]:
    """In one company of three, two or three people lead each other round."""
    size = company.dice.randint(2, 3)
    if len(company.people) < size or company.happens(0.65):
        return []
    ring = company.dice.sample(company.people, size)
    for subject, manager in zip(ring, [*ring[1:], ring[0]], strict=True):
        begun = company.today - timedelta(days=40)
        at = _written(company, begun)
        company.add(ReportingLine, at=at, subject=subject, manager=manager, starts_on=begun, ends_on=None)
    return ring


def _written(company: Company, begun: date) -> datetime:
    """Most facts are written down when they begin, or before; some only now, for days gone by."""
    late = begun > company.today or company.happens(0.2)
    return company.now if late else company.now - (company.today - begun)


def _spans(company: Company) -> Iterator[tuple[date, date | None]]:
    """Up to three, one after the other; some begin on the day the last one ended, some leave a gap or last no day."""
    days = sorted(company.dice.sample(DAYS, company.dice.randint(0, 4)))
    for day, until in pairwise([*days, None]):
        begins = company.today + timedelta(days=day or 0)
        ends = None if until is None else company.today + timedelta(days=until)
        if company.happens(0.1):
            yield begins, begins
        elif company.happens(0.85):
            yield begins, ends or (company.today + timedelta(days=90) if company.happens(0.2) else None)


def _span(company: Company) -> tuple[date, date | None]:
    first, last = sorted(company.dice.sample(DAYS, 2))
    begins, ends = company.today + timedelta(days=first), company.today + timedelta(days=last)
    return begins, (None if company.happens(0.5) else ends)


# --- whom HR looks after, and who administers -------------------------------------------------------------------------
def _partners(company: Company) -> None:
    """Two or three partners. A scope may name themselves, their manager, or the team they are in."""
    for _number in range(company.dice.randint(2, 3)):
        partner = company.one_of(company.people)
        for _scope in range(company.dice.randint(1, 2)):
            begun, ended = _span(company)
            team = company.one_of(company.of(Team)) if company.happens(0.6) else None
            over = None if team else company.one_of(company.people)
            company.add(HRScope, partner=partner, team=team, person=over, starts_on=begun, ends_on=ended)
    begun, ended = _span(company)
    company.add(Administration, person=company.one_of(company.people), starts_on=begun, ends_on=ended)


def import_files(company: Company) -> None:
    """Brought by those who may, and by those who could once."""
    administrators = {row.person_id for row in company.of(Administration)}
    for person in company.people:
        if person.pk in administrators or company.happens(0.3):
            company.add(ImportFile, person=person, filename="people.csv", data=b"Name")
