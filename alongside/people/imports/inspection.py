"""The whole reading of a file against the people who are present. Never raises, whatever the bytes are."""

from dataclasses import dataclass, field, replace
from functools import cached_property

from django.utils.translation import ngettext

from .choices import Choices
from .columns import NONE, Columns, recognise
from .known import Known, Matches, match
from .managers import Managers, Node, circles, find_managers
from .problems import Problem, Unusable
from .reading import read
from .rows import Row, read_rows
from .table import Table


@dataclass(frozen=True)
class Inspection:
    """`rows` are those without problems. `stops`: no row can be used until the file or a choice is changed."""

    stops: bool
    problems: list[Problem]
    table: Table | None = None
    columns: Columns = NONE
    rows: list[Row] = field(default_factory=list)
    matches: Matches = field(default_factory=lambda: Matches({}, []))
    managers: dict[int, Node] = field(default_factory=dict)

    @cached_property
    def new_names(self) -> dict[int, str]:
        """Line → name, of those who are not present yet."""
        return {row.line: row.name for row in self.rows if row.line not in self.matches.people}

    @property
    def managers_resolved(self) -> int:
        return sum(row.line in self.managers for row in self.rows)


def inspect(data: bytes, known: list[Known], choices: Choices) -> Inspection:
    try:
        table = read(data, choices)
    except Unusable as unusable:
        return Inspection(True, unusable.problems)
    columns, unclear = recognise(table, dict(choices.mapping))
    if unclear:
        return Inspection(True, sorted(unclear), table, columns)
    return _inspect_rows(table, columns, known, choices)


def _inspect_rows(table: Table, columns: Columns, known: list[Known], choices: Choices) -> Inspection:
    found = read_rows(table, columns, choices.dates)
    matches = match(found.rows, known, columns)
    shapely = {row.line for row in found.rows}
    misshapen = [record for record in table.records if record.line not in shapely]
    managers = find_managers(found.rows, misshapen, known, matches, columns)
    problems = [*table.broken, *found.problems, *matches.problems, *managers.problems]
    bad = {problem.line for problem in problems}
    problems += circles(found.rows, known, matches, managers, columns, bad)
    bad = {problem.line for problem in problems}
    rows = [] if found.undecided else [row for row in found.rows if row.line not in bad]
    usable = _usable(rows, managers)
    problems = sorted([*found.undecided, *_with_consequences(problems, rows, managers)])
    return Inspection(bool(found.undecided), problems, table, columns, rows, matches, usable)


def _usable(rows: list[Row], managers: Managers) -> dict[int, Node]:
    """The managers who will be there: present already, or new in a row without problems."""
    lines = {row.line for row in rows}
    return {line: node for line, node in managers.of.items() if not isinstance(node, int) or node in lines}


def _with_consequences(problems: list[Problem], rows: list[Row], managers: Managers) -> list[Problem]:
    """A bad row of a new manager says what leaving it out means for those who report to it."""
    reports: dict[int, int] = {}
    for row in rows:
        node = managers.of.get(row.line)
        if isinstance(node, int):
            reports[node] = reports.get(node, 0) + 1
    return [_with_consequence(problem, reports.pop(problem.line, 0)) for problem in problems]


def _with_consequence(problem: Problem, reports: int) -> Problem:
    if not reports:
        return problem
    message = ngettext(
        "%(message)s If this row is left out, %(reports)s person who reports here is imported without this manager.",
        "%(message)s If this row is left out, %(reports)s people who report here are imported without this manager.",
        reports,
    )
    return replace(problem, message=message % {"message": problem.message, "reports": reports})
