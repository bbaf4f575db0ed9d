"""The product served over a database of its own, with the two companies that pages are looked at in."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from playwright.sync_api import Browser

from tests.database import clone_for, point_to
from tests.environment import HOME
from tests.journeys.serving import served

from .companies import Companies, companies
from .looking import AXE, Looker


@pytest.fixture(scope="module")
def look(
    browser: Browser, django_db_setup: None, django_db_blocker: Any, worker_id: str
) -> Iterator[tuple[Companies, Looker]]:
    """What there is to look at, and who looks."""
    before = connection.settings_dict["NAME"]
    with django_db_blocker.unblock(), clone_for(f"pages_{worker_id}") as database:
        there_are = companies()
        connection.close()
        with served(database, HOME) as address:
            looker = Looker(browser, address, AXE)
            yield there_are, looker
            looker.close()
    point_to(before)
