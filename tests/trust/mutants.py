"""Rules with a fault put in: each clause dropped or turned around, in SQL and in Python, and each rule left out or
opened to all. A comparison that does not notice one of them proves little.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Model, Q

from alongside.foundation.row_rules import Condition, Rows, all_purposes, all_rows, everything, nothing

VERB_OF = {"SELECT": "read", "INSERT": "add", "UPDATE": "change", "DELETE": "remove"}


@dataclass(frozen=True)
class SqlMutant:
    table: str
    policy: str
    verb: str
    fault: str
    statement: str

    def __str__(self) -> str:
        return f"sql {self.table} {self.policy} ({self.verb}): {self.fault}"


@dataclass(frozen=True)
class PythonMutant:
    model: type[Model]
    verb: str
    fault: str
    condition: Condition
    number: int = -1
    purpose: str = ""  # of the house; else of people

    @property
    def table(self) -> str:
        return self.model._meta.db_table

    def __str__(self) -> str:
        return f"python {self.purpose} {self.model.__name__} ({self.verb}): {self.fault}".replace("  ", " ")

    @property
    def rows(self) -> Rows:
        return all_purposes()[self.purpose][self.model] if self.purpose else all_rows()[self.model]


RULES = """
    select tablename, policyname, cmd, coalesce(qual, with_check), qual is not null from pg_policies where """
OF_PEOPLE = "'alongside_app' = any (roles) and coalesce(qual, with_check) !~ 'trust.purpose\\(\\)'"

FOR_NOBODY = "without (( SELECT trust.actor() AS actor) IS NOT NULL)"


def sql_mutants() -> Iterator[SqlMutant]:
    """Of every rule that binds the web's people: a purpose of the house is nobody's who could be compared with them."""
    return (mutant for mutant in _of_rules(OF_PEOPLE) if mutant.fault != FOR_NOBODY)


def purpose_sql_mutants() -> Iterator[SqlMutant]:
    """Of every other rule; and that what is said of people is said of nobody as well."""
    yield from _of_rules(f"not ({OF_PEOPLE})")
    yield from (mutant for mutant in _of_rules(OF_PEOPLE) if mutant.fault == FOR_NOBODY)


def _of_rules(which: str) -> Iterator[SqlMutant]:
    with connection.cursor() as cursor:
        cursor.execute(RULES + which)
        for table, policy, command, condition, reads in cursor.fetchall():
            name = connection.ops.quote_name(policy)
            yield SqlMutant(table, policy, VERB_OF[command], "left out", f"drop policy {name} on {table}")
            for fault, changed in [("open to all", "true"), *_faults(condition)]:
                clause = f"using ({changed})" if reads else f"with check ({changed})"
                if command == "UPDATE":
                    clause += f" with check ({changed})"
                yield SqlMutant(table, policy, VERB_OF[command], fault, f"alter policy {name} on {table} {clause}")


def _faults(condition: str) -> Iterator[tuple[str, str]]:
    """Each operand of an AND or OR dropped, and turned around. PostgreSQL writes every one in its brackets."""
    for begins, ends, joint in _operands(condition):
        operand = condition[begins:ends]
        neutral = "true" if joint == "AND" else "false"
        words = " ".join(operand.split())
        if words != neutral:  # a purpose's rule without a condition of its own says `true`
            yield f"without {words}", f"{condition[:begins]}{neutral}{condition[ends:]}"
        yield f"not {words}", f"{condition[:begins]}(not {operand}){condition[ends:]}"
    yield f"not {' '.join(condition.split())}", f"not ({condition})"


def _operands(condition: str) -> Iterator[tuple[int, int, str]]:
    opened: list[tuple[int, list[tuple[int, str]]]] = []
    for at, letter in enumerate(condition):
        if letter == "(":
            opened.append((at + 1, []))
        elif letter == ")" and opened:
            begins, joints = opened.pop()
            yield from _split(begins, at, joints)
        elif opened:
            for joint in (" AND ", " OR "):
                if condition.startswith(joint, at):
                    opened[-1][1].append((at, joint))


def _split(begins: int, ends: int, joints: list[tuple[int, str]]) -> Iterator[tuple[int, int, str]]:
    edges = [begins, *(at + len(joint) for at, joint in joints)]
    for start, (stop, joint) in zip(edges, [*joints, (ends, joints[-1][1] if joints else "")], strict=True):
        if joint:
            yield start, stop, joint.strip()


def python_mutants() -> Iterator[PythonMutant]:
    for model, rows in all_rows().items():
        yield from _of_conditions(model, rows)


def purpose_python_mutants() -> Iterator[PythonMutant]:
    for purpose, tables in all_purposes().items():
        for model, rows in tables.items():
            yield from _of_conditions(model, rows, purpose)


def _of_conditions(model: type[Model], rows: Rows, purpose: str = "") -> Iterator[PythonMutant]:
    for verb in VERB_OF.values():
        whole: Condition = getattr(rows, verb)
        if whole is not everything:
            yield PythonMutant(model, verb, "open to all", everything, purpose=purpose)
        if whole is not nothing:
            yield PythonMutant(model, verb, "nobody", nothing, purpose=purpose)
        if whole is everything or whole is nothing:  # no clause to lose
            continue
        for number in range(12):
            for turned in (False, True):
                fault = f"clause {number} {'turned around' if turned else 'left out'}"
                changed = _with_fault(whole, number, turned=turned)
                yield PythonMutant(model, verb, fault, changed, number, purpose)


def _with_fault(whole: Condition, number: int, *, turned: bool) -> Condition:
    """The condition with its `number`th clause changed; as it was, where it has fewer."""

    def condition(person: object) -> Q:
        left = [number]
        return _changed(whole(person), left, turned=turned)  # type: ignore[arg-type]

    return condition


def _changed(node: Q, left: list[int], *, turned: bool) -> Q:
    children: list[Any] = []
    for child in node.children:
        left[0] -= 1
        if left[0] == -1:
            if turned:
                children.append(~(child if isinstance(child, Q) else Q(child)))
            continue
        children.append(_changed(child, left, turned=turned) if isinstance(child, Q) else child)
    made = Q(_connector=node.connector, _negated=node.negated)
    made.children = children
    return made


def clauses(rows: Rows, verb: str, person: object) -> int:
    """How many this person's condition has."""
    return _clauses(getattr(rows, verb)(person))


def _clauses(node: Q) -> int:
    return sum(1 + (_clauses(child) if isinstance(child, Q) else 0) for child in node.children)
