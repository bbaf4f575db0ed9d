"""A fault put into a rule is noticed by the comparison (trust.md §1.6): a check that cannot fail proves nothing."""

import os
from random import Random
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, transaction

from alongside.foundation.row_rules import all_rows
from alongside.foundation.testing import as_owner
from alongside.people.models import Person
from alongside.people.testing_companies import Company
from alongside.trust.testing import acting_as
from tests.figures import tell

from .companies import a_whole_company
from .comparing import copy_all, database_says, lay_ground, python_says
from .mutants import PythonMutant, SqlMutant, has_fault, python_mutants, sql_mutants

pytestmark = pytest.mark.django_db
LONG = bool(os.environ.get("ALONGSIDE_LONG_TESTS"))
SAMPLE = None if LONG else 48
COMPANIES = range(101, 113) if LONG else range(101, 106)
ROOMS = os.environ.get("ALONGSIDE_ROOMS", "").split()  # for a look at some rooms alone: all of their faults
MODEL_OF = {model._meta.db_table: model for model in all_rows()}
Sets = dict[tuple[UUID, str, str], set[UUID]]


@pytest.fixture(scope="module")
def alive(django_db_blocker: Any, django_db_setup: None) -> set[SqlMutant | PythonMutant]:
    with django_db_blocker.unblock():
        mutants: list[SqlMutant | PythonMutant] = [*sql_mutants(), *python_mutants()]
    if ROOMS:
        return {mutant for mutant in mutants if mutant.table.split("_")[0] in ROOMS}
    return set(mutants if LONG else Random(7).sample(mutants, SAMPLE or 0))


def test_faults_are_noticed(alive: set[SqlMutant | PythonMutant]) -> None:
    tried: set[SqlMutant | PythonMutant] = set()
    killed: set[SqlMutant | PythonMutant] = set()
    twice: set[SqlMutant | PythonMutant] = set()
    lay_ground()
    for seed in COMPANIES:
        with transaction.atomic():
            company = a_whole_company(seed)
            copy_all()
            wrong, real = _noticed(company, alive - killed - twice)
            killed |= wrong
            tried |= real
            people = [Person.objects.get(pk=person.pk) for person in company.people]
            twice |= {mutant for mutant in real - wrong if _held_twice(mutant, people)}
            transaction.set_rollback(True)
    tried, twice = tried - (twice - killed), twice - killed
    left = sorted(map(str, tried - killed))
    share = len(killed) / max(1, len(tried))
    print(f"\n{len(killed)} of {len(tried)} faults noticed ({share:.1%}), {len(twice)} held twice", *left, sep="\n  ")  # noqa: T201
    tell("faults", noticed=len(killed), tried=len(tried), twice=len(twice), share=share, survivors=left)
    assert share >= (0.95 if LONG else 0.75), left


def _noticed(company: Company, mutants: set[Any]) -> tuple[set[Any], set[Any]]:
    """Those that the comparison notices in this company, and those that changed anything there."""
    people = [Person.objects.get(pk=person.pk) for person in company.people]
    noticed, real = set(), set()
    for mutant in sorted(mutants, key=str):
        model = MODEL_OF.get(mutant.table)
        if model is None:
            continue
        if isinstance(mutant, PythonMutant) and not any(has_fault(mutant, person) for person in people):
            continue
        real.add(mutant)
        if any(_differs(mutant, model, person) for person in people):
            noticed.add(mutant)
    return noticed, real


def _differs(mutant: Any, model: Any, person: Person) -> bool:
    said = python_says(all_rows()[model], model, person, (mutant.verb,))[mutant.verb]
    if isinstance(mutant, PythonMutant):
        if not person.is_employed:  # that they may nothing is said once, for every table
            return False
        with as_owner():
            changed = set(
                model._default_manager.filter(mutant.condition(person)).order_by().values_list("pk", flat=True)
            )
        return changed != said
    return _with(mutant.statement, mutant, model, person) != said


def _with(statement: str, mutant: SqlMutant, model: Any, person: Person) -> set[UUID]:
    """What the database says once this has been done to it; then it is taken back."""
    with transaction.atomic():
        with as_owner(), connection.cursor() as cursor:
            cursor.execute(statement)
        with acting_as(person):
            found = database_says(model, mutant.verb)
        transaction.set_rollback(True)
    return found


def _held_twice(mutant: Any, people: list[Person]) -> bool:
    """Nobody changes or removes what they may not read. Where that alone hides a fault, it shows with reading open."""
    if not isinstance(mutant, SqlMutant) or mutant.verb not in ("change", "remove"):
        return False
    opened = f"create policy opened on {mutant.table} for select to alongside_app using (true)"
    model = MODEL_OF[mutant.table]
    return any(
        _with(opened, mutant, model, person) != _with(f"{opened}; {mutant.statement}", mutant, model, person)
        for person in people
        if person.is_employed
    )
