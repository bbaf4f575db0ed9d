"""Counting a quarter: who belongs to which group, and what each person adds to which measure. For the job alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import connection

from alongside.people.models import Employment, Person, Team

from .models import Measure
from .quarters import Quarter
from .suppression import Group

HERE_FOR = timedelta(days=30)
Share = tuple[int, int]  # so many of so many
Shares = dict[UUID, Share]  # by person


@dataclass
class Counted:
    """By measure, what each person adds; the same by kind of talk."""

    of_everyone: dict[str, Shares] = field(default_factory=lambda: defaultdict(dict))
    of_kinds: dict[str, dict[UUID, Shares]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(dict)))


def people_here(quarter: Quarter) -> dict[UUID, UUID | None]:
    """Whoever worked here on its last day and for thirty days at least, with their team."""
    last = quarter.ends_on - timedelta(days=1)
    here = Employment.objects.current(last).filter(starts_on__lte=quarter.ends_on - HERE_FOR).values("person")
    return dict(Person.objects.filter(pk__in=here).values_list("pk", "team"))


def groups(people: dict[UUID, UUID | None]) -> Group[UUID | None]:
    """The company as a tree of teams. Whoever is in no team, or in a circle of teams, stands at the top."""
    parts: dict[UUID | None, list[UUID]] = defaultdict(list)
    for team, parent in Team.objects.order_by("pk").values_list("pk", "parent_id"):
        parts[parent].append(team)
    direct: dict[UUID | None, set[UUID]] = defaultdict(set)
    for person, at in people.items():
        direct[at].add(person)
    top = _group(None, parts, direct)
    return Group(None, top.direct | (frozenset(people) - top.people), top.parts)


def _group(key: UUID | None, parts: Any, direct: Any) -> Group[UUID | None]:
    return Group(key, frozenset(direct[key]), tuple(_group(part, parts, direct) for part in parts[key]))


def counted(quarter: Quarter, people: dict[UUID, UUID | None]) -> Counted:
    """What the database counts for this purpose, for the people who are here."""
    found, talked = Counted(), set[UUID]()
    for guest, kind, *numbers in _rows("insights_talks", quarter.moments):
        if guest in people:
            for measure, share in _of_talks(*numbers):
                _add(found.of_everyone[measure], guest, share)
                _add(found.of_kinds[measure][kind], guest, share)
            talked |= {guest} if numbers[1] else set()
    for person, just_talked, due, kept, *_ever in _rows("insights_people", (quarter.starts_on, quarter.ends_on)):
        if person in people:
            _add(found.of_everyone[Measure.KEPT], person, (kept, due))
            talked |= {person} if just_talked else set()
    found.of_everyone[Measure.TALKED] = {person: (int(person in talked), 1) for person in people}
    return found


def _of_talks(planned: int, held: int, moved: int, recaps: int, answered: int) -> Iterator[tuple[str, Share]]:
    yield Measure.HELD, (held, planned)
    yield Measure.MOVED, (moved, planned)
    yield Measure.ANSWERED, (answered, recaps)


def _add(shares: Shares, person: UUID, share: Share) -> None:
    """Whoever adds nothing to a measure does not stand behind it."""
    if share[1]:
        count, out_of = shares.get(person, (0, 0))
        shares[person] = count + share[0], out_of + share[1]


def who_began(people: Iterable[UUID], quarter: Quarter) -> tuple[set[UUID], set[UUID]]:
    """Those with whom a talk was ever planned; and those who ever did anything here."""
    rows = _rows("insights_people", (quarter.starts_on, quarter.ends_on))
    planned, acted = ({row[0] for row in rows if row[at]} for at in (-2, -1))
    return planned & set(people), acted & set(people)


def _rows(function: str, span: tuple[Any, Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(f"select * from {function}(%s, %s)", span)  # noqa: S608
        return list(cursor.fetchall())
