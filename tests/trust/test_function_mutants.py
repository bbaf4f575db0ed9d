"""Functions that look behind the rules say what Python says, and a fault in one of their conditions is noticed."""

import os
from collections.abc import Iterator
from functools import cache
from random import Random
from typing import Any

import pytest
from django.db import Error, connection, transaction

from alongside.foundation.row_rules import all_rows
from alongside.foundation.testing import as_owner
from alongside.people.models import Person
from alongside.people.testing_companies import Company
from alongside.trust.testing import acting_as
from tests.figures import tell

from .companies import a_whole_company
from .comparing import copy_all, database_says, lay_ground, python_says
from .function_mutants import FunctionMutant, function_mutants
from .mutants import VERB_OF
from .telling import TELLING, database_tells, python_tells

pytestmark = pytest.mark.django_db
LONG = bool(os.environ.get("ALONGSIDE_LONG_TESTS"))
COMPANIES = range(201, 215) if LONG else range(201, 203)
ASKING = 6  # tables, reading first: a function that says too much shows there
# Those that rules ask: what they say is what the rules of the tables say.
ASKED_BY_RULES = (
    "conversations_keeps_kinds", "conversations_pairs_read", "conversations_pairs_written",
    "conversations_records_read",
    "feedback_is_partner", "feedback_read", "feedback_recognition_read", "feedback_requests_read", "feedback_unread",
    "goals_is_partner", "goals_roles", "goals_teammates", "insights_teams_read", "kpis_led", "kpis_own", "kpis_teams",
    "people_is_administrator",
)  # fmt: skip
# Faults that change nothing anybody could be told, and why.
SAME = {
    "beside <> '{}'": "a question is left out whose answer would be empty",
    "formal <> '{}'": "a question is left out whose answer would be empty",
    "handed_over <> '{}'": "a question is left out whose answer would be empty",
    "r.guest_id <> me": "nobody reaches themself: said twice",
    "(r.guest_id = any (people) or r.host_id = any (people))": "said twice, once for the index",
    "c.starts_at > since - interval '8 hours'": "said twice, once for the index: no talk is longer",
    "me.team_id is not null": "no team is equal to no team",
    "p.team_id is not null": "no team is equal to no team",
    "s.team_id is not null": "no team is equal to no team",
    "k.owner_id = any (trust.reach('manager'))": "other people's numbers are hidden by their own rule",
}
MODEL_OF = {model._meta.db_table: model for model in all_rows()}


def mutants() -> set[FunctionMutant]:
    found = [
        mutant
        for name in (*ASKED_BY_RULES, *TELLING)
        for mutant in function_mutants(name)
        if mutant.fault.removeprefix("without ") not in SAME
    ]
    return set(found if LONG else Random(7).sample(found, 10))


@cache
def tables_that_ask(name: str) -> list[tuple[Any, str]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select distinct tablename, cmd from pg_policies where 'alongside_app' = any (roles)"
            " and coalesce(qual, '') || coalesce(with_check, '') ~ ('\\y' || %s || '\\y') order by 1, 2",
            [name],
        )
        found = [(MODEL_OF[table], VERB_OF[verb]) for table, verb in cursor.fetchall() if table in MODEL_OF]
    return sorted(found, key=lambda one: one[1] != "read")[:ASKING]


class Answers:
    """What Python says in one company, asked once."""

    def __init__(self, company: Company) -> None:
        self.company = company
        everybody = list(Person.objects.filter(pk__in=[person.pk for person in company.people]))
        self.people = [person for person in everybody if person.is_employed]
        self.rows: dict[Any, Any] = {}
        self.told = {name: python_tells(name, company, everybody) for name in TELLING}

    def differ(self, name: str) -> Iterator[str]:
        """Where the database says something else. Within a savepoint of its own."""
        if name in TELLING:
            yield from (f"{p.name}: {q}" for q, p, said in self.told[name] if database_tells(q, p) != said)
            return
        for model, verb in tables_that_ask(name):
            for person in self.people:
                key = (model, verb, person.pk)
                if key not in self.rows:
                    self.rows[key] = python_says(all_rows()[model], model, person, (verb,))[verb]
                with acting_as(person):
                    found = database_says(model, verb)
                if found != self.rows[key]:
                    yield f"{person.name} may {verb} {model.__name__}"


def test_what_they_tell_is_what_python_tells() -> None:
    for seed in COMPANIES:
        with transaction.atomic():
            answers = Answers(a_whole_company(seed))
            assert [differs for name in TELLING for differs in answers.differ(name)] == [], f"seed {seed}"
            transaction.set_rollback(True)


def test_faults_in_functions_are_noticed() -> None:
    tried = alive = mutants()
    lay_ground()
    for seed in COMPANIES:
        with transaction.atomic():
            answers = Answers(a_whole_company(seed))
            copy_all()
            alive = {mutant for mutant in sorted(alive, key=str) if not _noticed(mutant, answers)}
            transaction.set_rollback(True)
    killed, left = len(tried) - len(alive), sorted(map(str, alive))
    share = killed / len(tried)
    print(f"\n{killed} of {len(tried)} faults in functions noticed ({share:.1%})", *left, sep="\n  ")  # noqa: T201
    tell("faults in functions", noticed=killed, tried=len(tried), share=share, survivors=left)
    assert share >= (0.95 if LONG else 0.6), left


def _noticed(mutant: FunctionMutant, answers: Answers) -> bool:
    """A fault that PostgreSQL itself refuses when it is asked is noticed as well."""
    try:
        with transaction.atomic():
            with as_owner(), connection.cursor() as cursor:
                cursor.execute(mutant.statement)
            found = next(answers.differ(mutant.function), None)
            transaction.set_rollback(True)
    except Error:
        return True
    return found is not None
