"""Tests run on a real PostgreSQL: pages as the web's role, jobs as the worker's, tests themselves as the owner."""

import gc
from collections.abc import Iterator
from typing import Any

import pytest


def pytest_configure() -> None:
    """Pages run as the web's role and without static files, which may just be collected; browsers get both for real."""
    from django.conf import settings
    from django.db.backends.signals import connection_created

    from alongside.foundation.plans import Plans

    Plans.prepared_max = 1000
    for_pages = [each for each in settings.MIDDLEWARE if not each.startswith("whitenoise.")]
    settings.MIDDLEWARE = ["alongside.foundation.testing.PagesAsApp", *for_pages]
    settings.PASSWORD_HASHERS = ["alongside.foundation.testing.QuickArgon2"]  # else a fifth of a second a password
    connection_created.connect(_plan_as_the_web)
    settings.STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}


def _plan_as_the_web(connection: Any, **_rest: Any) -> None:
    """Planning with everybody's rules takes longer than most reading, and a walk asks the same a thousand times."""
    from alongside.foundation.plans import Plans

    if "pool" not in connection.settings_dict["OPTIONS"]:
        connection.connection._prepared = Plans()
        connection.connection.prepare_threshold = 3
        connection.connection.execute("set plan_cache_mode = force_generic_plan")


# One test each of half a minute and more. Whoever begins with them leaves the short ones to be shared at the end.
FIRST = (
    "tests/attacks/test_planting.py",
    "tests/test_doors.py",
    "tests/test_reading.py",
    "tests/test_logs.py",
    "tests/test_killed_houses.py",
    "alongside/conversations/tests/test_readers.py",
    "alongside/config/tests/test_supervisor.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: not item.nodeid.startswith(FIRST))


def pytest_collection_finish() -> None:
    """What was collected stays until the end: nobody needs to look through it for what may go, nor often through the
    rest, of which a page leaves much and a test ends soon."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


@pytest.fixture(scope="session")
def worker_id(request: pytest.FixtureRequest) -> str:
    return str(getattr(request.config, "workerinput", {}).get("workerid", "main"))


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: Any, worker_id: str) -> Iterator[None]:
    from django.db import connection

    from alongside.trust import retention
    from tests.database import clone_for

    retention.READ_AGAIN = 10**9  # only when a test says so: not as a minute ends between two counts of statements
    with django_db_blocker.unblock(), clone_for(worker_id):
        yield
        connection.close()
