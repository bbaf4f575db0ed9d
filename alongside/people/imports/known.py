"""People who are already present, as far as an import must tell them apart; and which row speaks of whom."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from django.utils.translation import gettext as _

from .cells import folded
from .columns import Columns
from .problems import Kind, Problem
from .rows import Row

Key = Literal["email", "number"]


@dataclass(frozen=True, slots=True)
class Known:
    """`manager` is the solid one of today."""

    key: UUID
    name: str
    email: str = ""
    number: str = ""
    manager: UUID | None = None
    has_left: bool = False


@dataclass(frozen=True, slots=True)
class Matches:
    """`people`: line → the person already present."""

    people: dict[int, Known]
    problems: list[Problem]


def match(rows: list[Row], known: Iterable[Known], columns: Columns) -> Matches:
    """By employee number first, then by e-mail address; never by name."""
    present = list(known)
    by_number = {folded(person.number): person for person in present if person.number}
    by_email = {folded(person.email): person for person in present if person.email}
    problems = [
        *_twice(rows, "email", "duplicate_email", columns),
        *_twice(rows, "number", "duplicate_number", columns),
    ]
    people = {row.line: by_number[folded(row.number)] for row in rows if folded(row.number) in by_number}
    numbered = {person.key for person in people.values()}
    for row in rows:
        numbers, holder = people.get(row.line), by_email.get(folded(row.email))
        if numbers and _is_somebody_else(row, numbers):
            problems.append(_held(row, "number", "duplicate_number", numbers, columns))
        elif holder and holder != numbers:
            if _gives_way(row, holder, numbered):
                continue
            if numbers or holder.key in numbered or (row.number and holder.number):
                problems.append(_held(row, "email", "duplicate_email", holder, columns))
            else:
                people[row.line] = holder
    return Matches(people, problems)


def _twice(rows: list[Row], key: Key, kind: Kind, columns: Columns) -> Iterator[Problem]:
    """Every row of a repeated address or number: which one is right, nobody here can tell."""
    lines: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        lines[folded(getattr(row, key))].append(row.line)
    for value, several in lines.items():
        if value and len(several) > 1:
            for line in several:
                others = ", ".join(str(other) for other in several[:4] if other != line)
                message = _("“%(value)s” is also on line %(lines)s. Keep one row for each person.")
                shown = {"value": value[:80], "lines": others}
                yield Problem(line, columns.header(key), kind, message % shown)


def _is_somebody_else(row: Row, holder: Known) -> bool:
    """A number with neither the address nor any name of its holder was probably given away a second time."""
    same_address = not row.email or not holder.email or folded(row.email) == folded(holder.email)
    words = set(folded(row.name).replace("-", " ").split())
    return not same_address and not words & set(folded(holder.name).replace("-", " ").split())


def _gives_way(row: Row, holder: Known, numbered: set[UUID]) -> bool:
    """Whether the holder of the address has a row of their own, by number, and this row another number."""
    return holder.key in numbered and bool(row.number)


def _held(row: Row, key: Key, kind: Kind, holder: Known, columns: Columns) -> Problem:
    messages = {
        "email": _(
            "This address belongs to %(name)s, who has another employee number. Correct the address or the number."
        ),
        "number": _("This employee number belongs to %(name)s, with another name and address. Correct the number."),
    }
    return Problem(row.line, columns.header(key), kind, messages[key] % {"name": holder.name})
