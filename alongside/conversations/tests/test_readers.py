"""Who a receipt names is who can read it, for every kind of thing, over random companies (trust §0.4)."""

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.feedback.testing_companies import feedback
from alongside.foundation.testing import as_owner
from alongside.goals.testing_companies import goals
from alongside.kpis.testing_companies import numbers
from alongside.people.models import Person
from alongside.people.testing_companies import a_random_company
from alongside.trust.receipts import first_readers
from alongside.trust.writings import Writing, all_writings

from ..testing_companies import conversations

pytestmark = pytest.mark.django_db
# by their owner, goal by goal; by HR, for a role and for everyone; by who gives it
CHOSEN = {"goal", "goal-template", "role", "recognition", "company-value"}
LONG = bool(os.environ.get("ALONGSIDE_LONG_TESTS"))


@settings(
    max_examples=400 if LONG else 10,
    derandomize=not LONG,  # the short part is the same each time; the long one says with which company it failed
    database=None,
    deadline=None,
)
@given(seed=st.integers(0, 2**32 - 1), people=st.integers(2, 10))
def test_who_is_named_is_who_can_read(seed: int, people: int) -> None:
    with _company(seed, people) as everybody:
        for writing in all_writings():
            things = _things(writing)
            seeing, named = _seeing(writing, everybody), _named(writing, things)
            assert seeing - named == set(), f"{writing.name}: somebody sees it and is not named"
            assert named - seeing == set(), f"{writing.name}: somebody is named and does not see it"
            assert _unannounced(writing, things, named) == set(), f"{writing.name}: read by more than it says"


def test_the_companies_hold_readers_of_every_kind_and_outsiders_where_there_may_be_some() -> None:
    readers, outsiders = Counter[str](), Counter[str]()
    for seed in range(14 if LONG else 4):
        with _company(seed, 9):
            for writing in all_writings():
                things = _things(writing)
                named = _named(writing, things)
                readers[writing.name] += len(named)
                outsiders[writing.name] += len({pair for pair in named if _is_outsider(things, writing, pair)})
    kinds = {writing.name for writing in all_writings()}
    assert {kind for kind in kinds if readers[kind] < 5} == set()
    assert {kind for kind in kinds if outsiders[kind]} == {"recap", "handover", "profile-note", "feedback", *CHOSEN}


def test_who_is_found_with_a_stand_in_is_who_is_found_without() -> None:
    found = Counter[str]()
    for seed in range(20 if LONG else 2):
        with _company(seed, 9):
            for writing in [one for one in all_writings() if one.stand_in]:
                for thing in _things(writing).values():
                    readers = first_readers(writing, thing)
                    assert readers == first_readers(replace(writing, stand_in=None), thing)
                    found[writing.name] += readers.count
    assert found.keys() >= {"pair", "talk", "just-talked"} and min(found.values()) > 1


@contextmanager
def _company(seed: int, people: int) -> Iterator[list[Person]]:
    """Made, and taken back afterwards. As the tables' owner: it is the rooms' policies that are compared here."""
    with as_owner(), transaction.atomic():
        yield a_random_company(seed, conversations, feedback, goals, numbers, people=people).people
        transaction.set_rollback(True)


Pair = tuple[UUID, UUID]  # a person, and the thing they read


def _things(writing: Writing) -> dict[UUID, Any]:
    return {thing.pk: thing for thing in writing.model._default_manager.select_related(*writing.brings)}


def _seeing(writing: Writing, everybody: list[Person]) -> set[Pair]:
    found = writing.model._default_manager
    return {(p.pk, key) for p in everybody for key in found.filter(writing.visible_to(p)).values_list("pk", flat=True)}


def _named(writing: Writing, things: dict[UUID, Any]) -> set[Pair]:
    return {
        (person, key)
        for key, thing in things.items()
        for person in Person.objects.filter(writing.readers_of(thing)).values_list("pk", flat=True)
    }


def _is_outsider(things: dict[UUID, Any], writing: Writing, pair: Pair) -> bool:
    return pair[0] not in {person.pk for person in writing.people(things[pair[1]])}


def _unannounced(writing: Writing, things: dict[UUID, Any], named: set[Pair]) -> set[Pair]:
    """Readers beyond its own people, of a kind that says it has none."""
    if writing.read_by in ("others", "chosen"):
        return set()
    return {pair for pair in named if _is_outsider(things, writing, pair)}
