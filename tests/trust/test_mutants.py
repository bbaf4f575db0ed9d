"""A fault put into a rule is noticed by the comparison (trust.md §1.6): a check that cannot fail proves nothing."""

import os
from random import Random
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, transaction

from alongside.conversations.testing_companies import conversations
from alongside.feedback.testing_companies import feedback
from alongside.foundation.row_rules import all_rows
from alongside.foundation.testing import as_owner
from alongside.people.models import Person
from alongside.people.testing_companies import Company, a_random_company
from alongside.trust.testing import acting_as

from .comparing import copy_all, database_says, lay_ground, python_says
from .mutants import PythonMutant, SqlMutant, has_fault, python_mutants, sql_mutants

pytestmark = pytest.mark.django_db
LONG = bool(os.environ.get("ALONGSIDE_LONG_TESTS"))
SAMPLE = None if LONG else 24
COMPANIES = range(101, 109) if LONG else range(101, 106)
MODEL_OF = {model._meta.db_table: model for model in all_rows()}
Sets = dict[tuple[UUID, str, str], set[UUID]]


@pytest.fixture(scope="module")
def alive(django_db_blocker: Any, django_db_setup: None) -> set[SqlMutant | PythonMutant]:
    with django_db_blocker.unblock():
        mutants: list[SqlMutant | PythonMutant] = [*sql_mutants(), *python_mutants()]
    return set(mutants if LONG else Random(7).sample(mutants, SAMPLE or 0))


def test_faults_are_noticed(alive: set[SqlMutant | PythonMutant]) -> None:
    tried: set[SqlMutant | PythonMutant] = set()
    killed: set[SqlMutant | PythonMutant] = set()
    lay_ground()
    for seed in COMPANIES:
        with transaction.atomic():
            company = a_random_company(seed, conversations, feedback)
            copy_all()
            wrong, real = _noticed(company, alive - killed)
            killed |= wrong
            tried |= real
            transaction.set_rollback(True)
    left = sorted(map(str, tried - killed))
    share = len(killed) / max(1, len(tried))
    print(f"\n{len(killed)} of {len(tried)} faults noticed ({share:.1%})", *left, sep="\n  ")  # noqa: T201
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
        if any(_differs(mutant, model, person) for person in people if person.is_employed):
            noticed.add(mutant)
    return noticed, real


def _differs(mutant: Any, model: Any, person: Person) -> bool:
    said = python_says(all_rows()[model], model, person, (mutant.verb,))[mutant.verb]
    if isinstance(mutant, PythonMutant):
        with as_owner():
            changed = set(
                model._default_manager.filter(mutant.condition(person)).order_by().values_list("pk", flat=True)
            )
        return changed != said
    with transaction.atomic():
        with as_owner(), connection.cursor() as cursor:
            cursor.execute(mutant.statement)
        with acting_as(person):
            changed = database_says(model, mutant.verb)
        transaction.set_rollback(True)
    return changed != said
