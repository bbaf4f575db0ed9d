"""A connection of the web keeps what it has planned."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connections

from ..plans import Plans

pytestmark = pytest.mark.django_db
PREPARED = "select count(*) from pg_prepared_statements"


@pytest.fixture
def of_the_web() -> Iterator[Any]:
    """A connection out of a pool, as the web's are."""
    ours: Any = connections["default"]
    options = {**ours.settings_dict["OPTIONS"], "pool": {"min_size": 1, "max_size": 1}, "prepare_threshold": 2}
    found = type(ours)({**ours.settings_dict, "OPTIONS": options, "CONN_MAX_AGE": 0}, "default")
    yield found
    found.close()
    found.close_pool()


def asked(found: Any, words: str) -> Any:
    with found.cursor() as cursor:
        cursor.execute(words)
        return cursor.fetchone()[0]


def test_plans_outlive_what_is_taken_back(of_the_web: Any) -> None:
    of_the_web.set_autocommit(False)
    for _time in range(4):
        assert asked(of_the_web, "select 17") == 17
    of_the_web.rollback()
    assert asked(of_the_web, PREPARED) == 1
    of_the_web.rollback()
    assert asked(of_the_web, "select 17") == 17
    assert asked(of_the_web, PREPARED) == 1, "it was not prepared a second time"
    of_the_web.rollback()


def test_the_next_request_finds_them_too(of_the_web: Any) -> None:
    for _time in range(4):
        asked(of_the_web, "select 17")
    plans = of_the_web.connection._prepared
    of_the_web.close()
    assert asked(of_the_web, PREPARED) == 1
    assert of_the_web.connection._prepared is plans and isinstance(plans, Plans)
    assert plans.prepare_threshold == 2
