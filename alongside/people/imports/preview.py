"""What an import would do: who is added, changed, left, unchanged, and what is wrong. Reads, and never writes."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from alongside.foundation.lines import one_line

from ..models import company_day
from .cells import folded
from .choices import Choices
from .headers import field_name
from .inspection import Inspection, inspect
from .present import Present, Someone, present
from .problems import Problem
from .rows import Row
from .wanted import Service, differences, service


@dataclass(frozen=True, slots=True)
class Change:
    """A row, whom it is about (None: somebody new), and what becomes different: field → (now, then)."""

    row: Row
    person: UUID | None
    service: Service
    differences: dict[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def shown(self) -> list[tuple[str, str, str]]:
        """What a person calls the field, what it says now, and what it will say."""
        return [(field_name(name), now, then) for name, (now, then) in self.differences.items()]


@dataclass(frozen=True, slots=True)
class Preview:
    inspection: Inspection
    present: Present
    added: list[Change]
    changed: list[Change]
    unchanged: int
    left: list[Someone]

    @property
    def people(self) -> int:
        return len(self.inspection.rows)

    @property
    def is_usable(self) -> bool:
        """Whether anything can be imported at all, bad rows left out."""
        return not self.inspection.stops and bool(self.inspection.rows or not self.inspection.problems)

    def may_apply(self, *, skip_bad_rows: bool) -> bool:
        return self.is_usable and (skip_bad_rows or not self.inspection.problems)

    def counts(self) -> dict[str, int]:
        return {
            "people": self.people,
            "added": len(self.added),
            "changed": len(self.changed),
            "left": len(self.left),
            "unchanged": self.unchanged,
            "managers_resolved": self.inspection.managers_resolved,
        }

    def as_json(self) -> dict[str, Any]:
        table = self.inspection.table
        return {
            **self.counts(),
            "encoding": table.sheet.encoding if table else "",
            "delimiter": table.sheet.delimiter if table else "",
            "columns": self.inspection.columns.as_json(),
            "problems": [problem.as_json() for problem in self.inspection.problems],
        }


def preview(data: bytes, choices: Choices, *, full: bool = False, today: date | None = None) -> Preview:
    """`full`: the file holds everybody, so whoever is missing in it has left."""
    here = present(today or company_day())
    found = inspect(data, here.known(), choices)
    if full and found.table and not (found.table.records or found.problems):
        found = replace(found, stops=True, problems=[_names_nobody(found.table.header.line)])
    changes = [_change(row, found, here) for row in found.rows]
    changed = [change for change in changes if change.person and change.differences]
    added = [change for change in changes if change.person is None]
    left = _left(found, here) if full and not found.stops else []
    return Preview(found, here, added, changed, len(changes) - len(added) - len(changed), left)


def _names_nobody(line: int) -> Problem:
    """A header alone is an export that went wrong, and not a company in which nobody works any more."""
    message = _("No people stand below the header, so nobody is marked as left. Export the list of people once more.")
    return Problem(line, "", "unreadable", message)


def _change(row: Row, found: Inspection, here: Present) -> Change:
    known = found.matches.people.get(row.line)
    wanted = service(row, found.columns, here.employments.get(known.key, []) if known else [], here.today)
    if known is None:
        return Change(row, None, wanted)
    return Change(row, known.key, wanted, differences(row, known.key, found, here, wanted))


def _left(found: Inspection, here: Present) -> list[Someone]:
    """Who works here and is missing. Anybody whom a bad row may mean is not missing; administrators end by hand."""
    here_still = {found.matches.people[row.line].key for row in found.rows if row.line in found.matches.people}
    here_still |= here.administrators
    spared = _words_of_bad_rows(found)
    return [
        person
        for person in here.people.values()
        if person.key not in here_still
        and here.employments.get(person.key)
        and not here.has_left(person.key)
        and spared.isdisjoint(folded(word) for word in (person.name, person.email, person.number) if word)
    ]


def _words_of_bad_rows(found: Inspection) -> set[str]:
    """Everything that the rows with problems say: addresses, numbers and names among it."""
    good = {row.line for row in found.rows}
    bad = [record for record in found.table.records if record.line not in good] if found.table else []
    words = {folded(one_line(cell)) for record in bad for cell in record.cells[:200]}
    matched = {line: person for line, person in found.matches.people.items() if line not in good}
    return words | {folded(word) for person in matched.values() for word in (person.name, person.email, person.number)}
