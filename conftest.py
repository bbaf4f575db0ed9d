"""Tests run on a real PostgreSQL: pages as the web's role, jobs as the worker's, tests themselves as the owner."""

from collections.abc import Iterator
from typing import Any

import pytest


def pytest_configure() -> None:
    """Pages run as the web's role, without collecting static files first; browsers are served as in production."""
    from django.conf import settings

    settings.MIDDLEWARE = ["alongside.foundation.testing.PagesAsApp", *settings.MIDDLEWARE]
    settings.STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}


@pytest.fixture(scope="session")
def worker_id(request: pytest.FixtureRequest) -> str:
    return str(getattr(request.config, "workerinput", {}).get("workerid", "main"))


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: Any, worker_id: str) -> Iterator[None]:
    from django.db import connection

    from tests.database import clone_for

    with django_db_blocker.unblock(), clone_for(worker_id):
        yield
        connection.close()
