"""The same question for the house itself: which rows may a job read, add, change, remove that acts for nobody?

Each for the purpose that is signed, as the worker's role; as the web's, before anybody is known. `looking` is the one
purpose that adds to what a person may: an author is asked what they hold.
"""

import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from functools import cache, partial
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Model, Q

from alongside.foundation.row_rules import EVERY, Purposes, Rows, all_purposes, all_rows, nothing
from alongside.foundation.testing import APP, WORKER, as_owner, as_role
from alongside.people.models import Person
from alongside.people.testing_companies import Company
from alongside.trust.identity import assume

from .comparing import VERBS, Difference, copy_all, copy_of, database_says, difference, keys

OF_THE_WEB = ("anonymous", "arrival")
OF_PEOPLE = ("looking",)
UNKNOWN = "no purpose of ours"
RULES = cache(all_purposes)


@cache
def purposes() -> tuple[str, ...]:
    """Those that a rule names, those that a room names, and one that nobody names."""
    with connection.cursor() as cursor:
        cursor.execute("select coalesce(qual, with_check) from pg_policies")
        named = {name for (said,) in cursor.fetchall() for name in re.findall(r"trust\.purpose\(\)\D+?= '(\w+)'", said)}
    return tuple(sorted((named | RULES().keys() | {*OF_THE_WEB, UNKNOWN}) - {EVERY}))


def askers(company: Company, only: Collection[str] = ()) -> Iterator[tuple[str, Person | None]]:
    for purpose in only or purposes():
        yield from ((purpose, person) for person in (company.people[:4] if purpose in OF_PEOPLE else [None]))


def role_for(purpose: str) -> str:
    return APP if purpose in OF_THE_WEB else WORKER


@contextmanager
def acting_for(purpose: str, person: Person | None) -> Iterator[None]:
    with as_role(role_for(purpose)), transaction.atomic():
        assume(person.pk if person else None, purpose)
        yield
        assume(None, "nobody")


def compare_purposes(
    company: Company, only: Collection[str] = (), rows: int | None = None
) -> tuple[int, list[Difference]]:
    """How many comparisons, and those that differ. `rows`: of each table, that are tried to be added."""
    copied = copy_all(rows)
    asked, differing = 0, []
    for purpose, person in askers(company, only):
        who = f"{purpose} for {person.name}" if person else purpose
        with as_owner():
            said = {model: house_says(model, purpose, person) for model in all_rows()}
        with acting_for(purpose, person):
            for model, verbs in said.items():
                for verb, python in verbs.items():
                    asked += 1
                    python = python & copied[model] if verb == "add" else python
                    database = database_says(model, verb)
                    if python != database:
                        again = partial(_differ, purpose, person, model, verb)
                        differing.append(difference(company.seed, who, model, verb, python, database, again))
    return asked, differing


def _differ(purpose: str, person: Person | None, model: type[Model], verb: str) -> bool:
    copy_of(model)
    with as_owner():
        said = house_says(model, purpose, Person.objects.get(pk=person.pk) if person else None, (verb,))[verb]
    with acting_for(purpose, person):
        return database_says(model, verb) != said


def house_says(
    model: type[Model],
    purpose: str,
    person: Person | None,
    verbs: tuple[str, ...] = VERBS,
    said: Purposes | None = None,
) -> dict[str, set[UUID]]:
    """Asked as the owner. What is not read is not changed or removed."""
    found = {verb: allowed(model, verb, purpose, person, said) for verb in {"read", *verbs}}
    return {verb: found[verb] & found["read"] if verb in ("change", "remove") else found[verb] for verb in verbs}


def allowed(
    model: type[Model], verb: str, purpose: str, person: Person | None, said: Purposes | None = None
) -> set[UUID]:
    """Who has left is nobody."""
    rules, person = said or RULES(), person if person and person.is_employed else None
    of_all = all_rows()[model] if person else rules.get(EVERY, {}).get(model, Rows())
    conditions = [getattr(rows, verb) for rows in (of_all, rules.get(purpose, {}).get(model, Rows()))]
    parts: list[Q] = [condition(person) for condition in conditions if condition is not nothing]
    return set(keys(model, Q(*parts, _connector=Q.OR))) if parts else set()
