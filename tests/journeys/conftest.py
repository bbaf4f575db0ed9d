"""Journeys in a real browser: the product that is served for them, and windows of its people."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from playwright.sync_api import Browser, BrowserContext, Page, expect

from alongside.foundation.testing import as_owner
from tests.database import clone_for, point_to

from .serving import served

Window = Callable[..., Page]
PATIENCE = 15_000  # milliseconds, for whatever is waited for: a busy machine takes its time


@pytest.fixture(scope="package")
def address(django_db_setup: None, django_db_blocker: Any, worker_id: str) -> Iterator[str]:
    """The product, served over a database of its own: what journeys write there stays, and each brings its people."""
    before, home = connection.settings_dict["NAME"], Path(os.environ["ALONGSIDE_HOME"])
    with (
        django_db_blocker.unblock(),
        clone_for(f"journeys_{worker_id}") as database,
        served(database, home) as at,
    ):
        yield at
    point_to(before)


@pytest.fixture
def window(browser: Browser, address: str, django_db_blocker: Any) -> Iterator[Window]:
    """Opens a window of its own: own cookies, so that two of them hold two people."""
    from alongside.people.models import RateCount

    with django_db_blocker.unblock():
        with as_owner():
            RateCount.objects.all().delete()  # what earlier tests tried from this machine is not counted here
        yield from _windows(browser, address)


def _windows(browser: Browser, address: str) -> Iterator[Window]:
    opened: list[BrowserContext] = []
    trouble: list[str] = []

    def open_window(*, javascript: bool = True, **options: Any) -> Page:
        context = browser.new_context(base_url=address, java_script_enabled=javascript, **options)
        context.set_default_timeout(PATIENCE)
        opened.append(context)
        page = context.new_page()
        page.on(
            "console",
            lambda said: trouble.append(said.text) if said.type == "error" and "40" not in said.text else None,
        )
        page.on("request", lambda asked: trouble.append(asked.url) if not _is_ours(asked.url, address) else None)
        return page

    expect.set_options(timeout=PATIENCE)
    yield open_window
    for context in opened:
        context.close()
    assert trouble == [], "a console error, or a request that left the machine"


def _is_ours(url: str, address: str) -> bool:
    return url.startswith((address, "data:", "blob:"))
