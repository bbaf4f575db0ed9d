"""Tests run on a real PostgreSQL, as the role the web runs as. Builders write as the owner."""

from collections.abc import Iterator
from typing import Any

import pytest


def pytest_configure() -> None:
    """Pages are tested without collecting static files first; the browser's tests serve them as in production."""
    from django.conf import settings

    settings.STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}


@pytest.fixture(scope="session")
def worker_id(request: pytest.FixtureRequest) -> str:
    return str(getattr(request.config, "workerinput", {}).get("workerid", "main"))


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: Any, worker_id: str) -> Iterator[None]:
    from django.db import connection
    from django.db.backends.signals import connection_created

    from alongside.foundation.testing import APP
    from tests.database import clone_for

    def become_app(connection: Any, **_: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"set role {APP}")

    with django_db_blocker.unblock(), clone_for(worker_id):
        connection.close()
        connection_created.connect(become_app, weak=False)
        yield
        connection.close()
