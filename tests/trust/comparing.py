"""The same question to Python and to PostgreSQL: which rows may this person read, add, change, remove?

The Python answer is each room's `rows.py`; the other is tried as the web's role, with the signed identity, and taken
back. Two answers to one question are one comparison: a person, a table, a verb. `purposes.py` asks the same for jobs
that act for nobody.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from uuid import UUID

from django.db import connection
from django.db.models import Model

from alongside.foundation.row_rules import Rows, all_rows
from alongside.foundation.testing import as_owner
from alongside.people.models import Person
from alongside.people.testing_companies import Company
from alongside.trust.testing import acting_as

VERBS = ("read", "add", "change", "remove")
OF_ALL = "rows_of_all"  # a copy that the web's role may read, for trying to add what is there


@dataclass(frozen=True)
class Difference:
    seed: int
    who: str
    table: str
    verb: str
    only_python: int
    only_database: int
    again: Callable[[], bool] = field(compare=False, repr=False)  # whether it is still so

    def __str__(self) -> str:
        said = f"Python allows {self.only_python} more, the database {self.only_database} more"
        return f"seed {self.seed}: {self.who} may {self.verb} {self.table}: {said}"


def lay_ground() -> None:
    with as_owner(), connection.cursor() as cursor:
        cursor.execute((Path(__file__).parent / "database.sql").read_text(encoding="utf-8"))
        cursor.execute("grant execute on function may_add, may_do to alongside_app, alongside_worker")


def compare(company: Company, people: int | None = None) -> tuple[int, list[Difference]]:
    """How many comparisons, and those that differ."""
    tables = all_rows()
    copy_all()
    asked, differing = 0, []
    for person in company.people[:people]:
        actor = Person.objects.get(pk=person.pk)
        said = {model: python_says(rows, model, actor) for model, rows in tables.items()}
        with acting_as(actor):
            for model in tables:
                for verb in VERBS:
                    asked += 1
                    python, database = said[model][verb], database_says(model, verb)
                    if python != database:
                        again = partial(_differ, person, model, verb)
                        differing.append(difference(company.seed, person.name, model, verb, python, database, again))
    return asked, differing


def _differ(person: Person, model: type[Model], verb: str) -> bool:
    actor = Person.objects.get(pk=person.pk)
    copy_of(model)
    said = python_says(all_rows()[model], model, actor, (verb,))[verb]
    with acting_as(actor):
        return database_says(model, verb) != said


def copy_all(most: int | None = None) -> dict[type[Model], set[UUID]]:
    return {model: copy_of(model, most) for model in all_rows()}


def copy_of(model: type[Model], most: int | None = None) -> set[UUID]:
    """A table like it, without rules and with the same rows; or with so many of them, any. Answers their keys."""
    name = model._meta.db_table
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(f"drop table if exists copy_of_{name}")
        some = f"select * from {name} order by md5(id::text) limit {most or 'all'}"  # noqa: S608  our names
        cursor.execute(f"create table copy_of_{name} as {some}")
        cursor.execute(f"grant select on copy_of_{name} to alongside_app, alongside_worker")
        cursor.execute(f"select id from copy_of_{name}")  # noqa: S608
        return {key for (key,) in cursor.fetchall()}


def python_says(rows: Rows, model: type[Model], actor: Person, verbs: tuple[str, ...] = VERBS) -> dict[str, set[UUID]]:
    """Nobody who does not work here may anything: the same is said once for every table."""
    if not actor.is_employed:
        return {verb: set() for verb in verbs}
    with as_owner():
        return {verb: set(keys(model, getattr(rows, verb)(actor))) for verb in verbs}


def keys(model: type[Model], condition: object) -> Iterator[UUID]:
    return iter(model._default_manager.filter(condition).order_by().values_list("pk", flat=True))


def database_says(model: type[Model], verb: str) -> set[UUID]:
    name = model._meta.db_table
    with connection.cursor() as cursor:
        if verb == "add":
            cursor.execute("select may_add(%s::regclass, %s::regclass)", [name, f"copy_of_{name}"])
        else:
            cursor.execute("select may_do(%s, %s::regclass)", [verb, name])
        return set(cursor.fetchone()[0])


def difference(
    seed: int,
    who: str,
    model: type[Model],
    verb: str,
    python: set[UUID],
    database: set[UUID],
    again: Callable[[], bool],
) -> Difference:
    return Difference(seed, who, model.__name__, verb, len(python - database), len(database - python), again)
