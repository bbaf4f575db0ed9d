"""Who may do what is said twice, in Python and in SQL. For random companies the two are compared, row by row."""

import os
from collections.abc import Callable
from functools import partial

import pytest
from django.db import connection, transaction

from alongside.foundation.testing import as_owner
from alongside.people.testing_companies import Company
from tests.figures import tell

from .companies import a_whole_company, an_old_company
from .comparing import Difference, compare, lay_ground
from .purposes import compare_purposes
from .shrinking import report

pytestmark = pytest.mark.django_db
LONG = bool(os.environ.get("ALONGSIDE_LONG_TESTS"))
FIRST = int(os.environ.get("ALONGSIDE_SEED", "1"))
Compare = Callable[[Company], tuple[int, list[Difference]]]
Make = Callable[[int], Company]
OF_PEOPLE: Compare = compare if LONG else partial(compare, people=5)
OF_PURPOSES: Compare = compare_purposes if LONG else partial(compare_purposes, rows=3)
SEEDS = range(FIRST, FIRST + (40 if LONG else 1))


@pytest.mark.parametrize("seed", SEEDS)
def test_database_and_python_say_the_same(seed: int) -> None:
    company, asked, differing = compared(a_whole_company, OF_PEOPLE, seed)
    tell("two statements", comparisons=asked, differences=len(differing))
    assert asked > 1000
    assert differing == [], report(company, asked, differing)


@pytest.mark.parametrize("seed", SEEDS[: 10 if LONG else 1])
def test_they_say_the_same_of_every_purpose_of_the_house(seed: int) -> None:
    company, asked, differing = compared(an_old_company, OF_PURPOSES, seed)
    tell("two statements", comparisons=asked, differences=len(differing))
    assert asked > 3000
    assert differing == [], report(company, asked, differing)


def compared(make: Make, compare: Compare, seed: int) -> tuple[Company, int, list[Difference]]:
    """What is written is taken back, so that a smaller company can be looked for."""
    lay_ground()
    with transaction.atomic():
        company = make(seed)
        asked, differing = compare(company)
        transaction.set_rollback(True)
    return company, asked, differing


@pytest.mark.parametrize(
    ("role", "make", "compare"),
    [
        ("alongside_app", a_whole_company, partial(compare, people=2)),
        ("alongside_worker", an_old_company, partial(compare_purposes, only=("retention",))),
    ],
)
def test_a_difference_is_shown_in_the_smallest_company(role: str, make: Make, compare: Compare) -> None:
    """A wrong rule, planted: what one person wrote for themself is read by everybody, or by every job."""
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(f"create policy planted on conversations_draft for select to {role} using (true)")
    said = report(*compared(make, compare, seed=3)).splitlines()
    assert said[1].startswith("seed 3: ") and "may read Draft: Python allows 0 more, the database" in said[1]
    smallest = said[next(n for n, line in enumerate(said) if line.startswith("the smallest company (seed 3)")) + 1 :]
    print(*said[-len(smallest) - 2 :], sep="\n")  # noqa: T201
    assert len(smallest) <= 3, smallest
    assert any(line.strip().startswith("Draft 1: author Person") for line in smallest), smallest
