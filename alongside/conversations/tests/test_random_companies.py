"""The random companies that other tests compare rules with: the same from the same seed, and full of what can be."""

from collections import Counter
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models, transaction

from alongside.people.models import Person, Reach
from alongside.people.testing_companies import Company, a_random_company, made

from ..testing_companies import conversations

SEEDS = range(30)
pytestmark = pytest.mark.django_db


def test_the_same_seed_gives_the_same_rows() -> None:
    assert _rows(made(7, conversations)) == _rows(made(7, conversations))
    assert _rows(made(7, conversations)) != _rows(made(8, conversations))


def _rows(company: Company) -> list[tuple[str, list[Any]]]:
    """All but the moments, which follow the clock, and the keys, which begin with one."""
    kept = {"CharField", "TextField", "BooleanField"}
    return [
        (row._meta.label, [getattr(row, f.attname) for f in row._meta.fields if f.get_internal_type() in kept])
        for rows in company.rows.values()
        for row in rows
        if row._meta.model_name not in {"notice", "outboxitem", "draft", "remark", "brought"}
    ]


def test_thirty_companies_hold_every_kind_of_content_and_every_way_to_stand_to_somebody() -> None:
    rows, relations = Counter[type[models.Model]](), Counter[str]()
    circles = 0
    for seed in SEEDS:
        with transaction.atomic():
            company = a_random_company(seed, conversations)
            connection.check_constraints()
            rows.update({model: len(found) for model, found in company.rows.items()})
            relations.update(Reach.objects.values_list("relation", flat=True))
            circles += _has_circle(company)
            transaction.set_rollback(True)
    of_room = set(apps.get_app_config("conversations").get_models())
    assert {model.__name__ for model in of_room if rows[model] < 10} == set()
    assert {relation for relation, _count in relations.items()} == {"manager", "skip", "dotted", "hr", "former"}
    assert circles > 5


def _has_circle(company: Company) -> bool:
    above = dict(Reach.objects.filter(relation=Reach.MANAGER).values_list("subject", "actor"))
    return any(_comes_back(above, person) for person in company.people)


def _comes_back(above: dict[Any, Any], person: Person) -> bool:
    at, seen = above.get(person.pk), set()
    while at and at not in seen:
        seen.add(at)
        at = above.get(at)
    return person.pk in seen
