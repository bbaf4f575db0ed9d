"""Who reports to whom: managers found by address, number or name, in the file and among those present; no circles."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from uuid import UUID

from django.utils.translation import gettext as _

from alongside.foundation.lines import one_line

from .cells import WITH_EMAIL, WITH_NUMBER, folded, person_name
from .columns import Columns
from .known import Known, Matches
from .problems import Kind, Problem
from .rows import ManagerWords, Row
from .table import Record

Node = UUID | int  # somebody present, or the line of somebody new


@dataclass(slots=True)
class _Directory:
    """Everybody who can be named as a manager."""

    emails: dict[str, set[Node]] = field(default_factory=lambda: defaultdict(set))
    numbers: dict[str, set[Node]] = field(default_factory=lambda: defaultdict(set))
    names: dict[str, set[Node]] = field(default_factory=lambda: defaultdict(set))
    left_out: dict[str, set[Node]] = field(default_factory=dict)

    def add(self, node: Node, name: str, email: str, number: str) -> None:
        for entries, value in ((self.emails, email), (self.numbers, number), (self.names, name)):
            if value:
                entries[folded(value)].add(node)

    def leave_out(self, record: Record) -> None:
        """A row of the wrong length still says who is there, if not in which column."""
        cells = [one_line(cell) for cell in record.cells[:100]]
        for word in [*cells, *(person_name(cell) for cell in cells), *(" ".join(pair) for pair in pairwise(cells))]:
            self.left_out.setdefault(folded(word), {record.line})

    def named_by(self, words: ManagerWords) -> tuple[str, list[set[Node]]]:
        """The field that was used, and whom each of its words can mean. An address or a number beats a name."""
        exact = [(self.emails, words.email, "manager_email"), (self.numbers, words.number, "manager_number")]
        given = [(self._among(entries, word), used) for entries, word, used in exact if word]
        if given:
            return given[0][1], [nodes for nodes, _used in given]
        if words.name:
            return "manager_name", [self._anyhow(words.name)]
        return "manager", [self._anyhow(words.anyhow)]

    def _among(self, entries: Mapping[str, set[Node]], word: str) -> set[Node]:
        return entries.get(folded(word)) or self.left_out.get(folded(word), set())

    def _anyhow(self, text: str) -> set[Node]:
        """`Jonas Weber`, `Weber, Jonas`, `1002`, `jonas@…`, `Jonas Weber (1002)`, `Jonas Weber <jonas@…>`."""
        if address := WITH_EMAIL.match(text):
            return self._among(self.emails, address[1])
        for entries, word in (
            (self.emails, text),
            (self.numbers, text),
            (self.names, person_name(text)),
            (self.names, text),
        ):
            if nodes := entries.get(folded(word)):
                return nodes
        if both := WITH_NUMBER.match(text):
            return self.emails.get(folded(both[2])) or self._among(self.numbers, both[2])
        return self._among({}, text)


@dataclass(frozen=True, slots=True)
class Managers:
    """`of`: line → the manager, for every row whose manager was found."""

    of: dict[int, Node]
    problems: list[Problem]


def find_managers(
    rows: list[Row], misshapen: list[Record], known: list[Known], matches: Matches, columns: Columns
) -> Managers:
    nodes = {row.line: _node(row.line, matches) for row in rows}
    directory = _directory(rows, known, nodes)
    for record in misshapen:
        directory.leave_out(record)
    of: dict[int, Node] = {}
    problems: list[Problem] = []
    for row in rows:
        if row.manager:
            used, meant = directory.named_by(row.manager)
            found = set.intersection(*meant)
            if problem := _wrong_with(row, nodes[row.line], columns.header(used), meant, found):
                problems.append(problem)
            else:
                of[row.line] = next(iter(found))
    return Managers(of, problems)


def _node(line: int, matches: Matches) -> Node:
    person = matches.people.get(line)
    return person.key if person else line


def _directory(rows: list[Row], known: list[Known], nodes: Mapping[int, Node]) -> _Directory:
    """The file's word about a person replaces what was known; who has left manages nobody."""
    directory = _Directory()
    for row in rows:
        directory.add(nodes[row.line], row.name, row.email, row.number)
    in_file = set(nodes.values())
    for person in known:
        if person.key not in in_file and not person.has_left:
            directory.add(person.key, person.name, person.email, person.number)
    return directory


def _wrong_with(row: Row, own: Node, header: str, meant: list[set[Node]], found: set[Node]) -> Problem | None:
    words = row.manager
    said = (words.email or words.number or words.name or words.anyhow)[:80]
    if not all(meant):
        message = _(
            "Nobody in the file or in Alongside matches the manager “%(said)s”. Correct it, or add that person."
        )
        kind: Kind = "unknown_manager"
    elif not found:
        message = _("The manager’s e-mail address and employee number belong to two people. Correct one of them.")
        kind = "ambiguous_manager"
    elif len(found) > 1:
        message = _("More than one person is called “%(said)s”. Name the manager by e-mail address or employee number.")
        kind = "ambiguous_manager"
    elif found == {own}:
        message = _("This person is named as their own manager. Name somebody else, or leave the cell blank.")
        kind = "own_manager"
    else:
        return None
    return Problem(row.line, header, kind, message % {"said": said})


def circles(
    rows: list[Row], known: Iterable[Known], matches: Matches, managers: Managers, columns: Columns, bad: set[int]
) -> list[Problem]:
    """Rows whose managers lead back to themselves, through the file and through lines that already hold.

    A row that is left out keeps its present manager, which can close another circle: so it is asked again until
    nothing new is found.
    """
    if not columns.name_managers:
        return []
    present: dict[Node, Node | None] = {person.key: person.manager for person in known}
    found: dict[int, Problem] = {}
    left_out: set[int] = set()
    while True:
        usable = {_node(row.line, matches): row for row in rows if row.line not in left_out}
        above = {**present, **{node: managers.of.get(row.line) for node, row in usable.items()}}
        new = [(usable[node], ring) for ring in _circles(above) for node in ring if node in usable]
        found |= {row.line: _circle(row.line, ring, usable, columns) for row, ring in new}
        if not new and left_out >= bad:
            return list(found.values())
        left_out |= bad | found.keys()


def _circles(above: Mapping[Node, Node | None]) -> list[list[Node]]:
    """Every circle once, in the order of its lines upwards."""
    done: set[Node] = set()
    found = []
    for start in above:
        path: dict[Node, int] = {}
        at: Node | None = start
        while at is not None and at not in done and at not in path:
            path[at] = len(path)
            at = above.get(at)
        if at is not None and at in path:
            circle = list(path)[path[at] :]
            if len(circle) > 1:
                found.append(circle)
        done.update(path)
    return found


def _circle(line: int, ring: list[Node], usable: Mapping[Node, Row], columns: Columns) -> Problem:
    names = [usable[node].name if node in usable else "…" for node in ring[:5]] + ["…"] * (len(ring) > 5)
    message = _("The managers lead in a circle: %(circle)s. Correct one of these rows.")
    fields = ("manager_email", "manager_number", "manager_name", "manager")
    header = next((columns.header(field) for field in fields if field in columns), "")
    return Problem(line, header, "cycle", message % {"circle": " → ".join([*names, names[0]])})
