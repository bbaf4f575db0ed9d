"""The people who are present, read in four statements however many they are."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from ..models import Administration, Employment, Person, ReportingLine, Team
from .known import Known


@dataclass(frozen=True, slots=True)
class Span:
    """An employment or a reporting line: from `starts_on` until the day before `ends_on`."""

    key: UUID
    starts_on: date
    ends_on: date | None
    manager: UUID | None = None

    def holds(self, day: date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or day < self.ends_on)


@dataclass(frozen=True, slots=True)
class Someone:
    key: UUID
    name: str
    email: str
    number: str
    title: str
    team: str


@dataclass(frozen=True, slots=True)
class Present:
    """`lines` are the solid ones that still hold today or later; `employments` are in the order of their days."""

    today: date
    people: dict[UUID, Someone]
    employments: dict[UUID, list[Span]]
    lines: dict[UUID, list[Span]]
    administrators: set[UUID]

    def manager_through(self, person: UUID, day: date, until: date | None) -> UUID | None:
        """Who leads from `day` on. A line that stops before `until`, with none to follow, has to be drawn anew."""
        lines = self.lines.get(person, [])
        line = next((line for line in lines if line.holds(day)), None)
        if line is None:
            return None
        stops = line.ends_on is not None and (until is None or line.ends_on < until)
        return None if stops and line is lines[-1] else line.manager

    def has_left(self, person: UUID) -> bool:
        held = self.employments.get(person)
        ended = held[-1].ends_on if held else None
        return ended is not None and ended <= self.today

    def known(self) -> list[Known]:
        return [
            Known(one.key, one.name, one.email, one.number, self._manager(one.key), self.has_left(one.key))
            for one in self.people.values()
        ]

    def _manager(self, person: UUID) -> UUID | None:
        """Of today, or of the first day to come."""
        lines = self.lines.get(person)
        return lines[0].manager if lines else None


def present(today: date) -> Present:
    values = Person.objects.order_by().values_list("id", "name", "email", "number", "title", "team_id")
    teams = dict(Team.objects.order_by().values_list("id", "name"))
    people = {
        key: Someone(key, name, email or "", number or "", title, teams.get(team, ""))
        for key, name, email, number, title, team in values
    }
    return Present(today, people, _employments(), _lines(today), set(_administrators(today)))


def _employments() -> dict[UUID, list[Span]]:
    found: dict[UUID, list[Span]] = defaultdict(list)
    rows = Employment.objects.order_by("starts_on", "created_at").values_list("person_id", "id", "starts_on", "ends_on")
    for person, key, starts_on, ends_on in rows:
        found[person].append(Span(key, starts_on, ends_on))
    return found


def _lines(today: date) -> dict[UUID, list[Span]]:
    found: dict[UUID, list[Span]] = defaultdict(list)
    still_open = Q(ends_on__isnull=True) | Q(ends_on__gt=today)
    rows = ReportingLine.objects.filter(still_open, kind=ReportingLine.SOLID).order_by("starts_on")
    told = rows.values_list("subject_id", "id", "starts_on", "ends_on", "manager_id")
    for person, key, starts_on, ends_on, manager in told:
        found[person].append(Span(key, starts_on, ends_on, manager))
    return found


def _administrators(today: date) -> list[UUID]:
    return list(Administration.objects.current(today).values_list("person_id", flat=True))
