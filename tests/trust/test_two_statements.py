"""Who may do what is said twice, in Python and in SQL. For random companies the two are compared, row by row."""

import os

import pytest

from tests.figures import tell

from .companies import a_whole_company
from .comparing import compare, lay_ground

pytestmark = pytest.mark.django_db
LONG = bool(os.environ.get("ALONGSIDE_LONG_TESTS"))
FIRST = int(os.environ.get("ALONGSIDE_SEED", "1"))
SEEDS = range(FIRST, FIRST + (70 if LONG else 2))


@pytest.mark.parametrize("seed", SEEDS)
def test_database_and_python_say_the_same(seed: int) -> None:
    lay_ground()
    asked, differing = compare(a_whole_company(seed))
    tell("two statements", comparisons=asked, differences=len(differing))
    assert asked > 1000
    assert differing == [], f"{len(differing)} of {asked}:\n" + "\n".join(map(str, differing))
