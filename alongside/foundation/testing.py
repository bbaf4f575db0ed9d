"""The testing kit: tests run as the app role; builders write as the owner."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

P = ParamSpec("P")
R = TypeVar("R")
OWNER, APP = "alongside_owner", "alongside_app"


def take_role(role: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"set role {role}")


@contextmanager
def as_owner() -> Iterator[None]:
    """What a builder does: written by the tables' owner, whom no policy binds."""
    with connection.cursor() as cursor:
        cursor.execute("select current_user")
        (before,) = cursor.fetchone()
    take_role(OWNER)
    try:
        yield
    finally:
        if connection.is_usable():
            take_role(before)


def by_owner(build: Callable[P, R]) -> Callable[P, R]:
    @wraps(build)
    def builder(*args: P.args, **kwargs: P.kwargs) -> R:
        with as_owner():
            return build(*args, **kwargs)

    return builder


def assert_no_superuser() -> None:
    """Row-level security proves nothing to a role that may bypass it."""
    with connection.cursor() as cursor:
        cursor.execute("select rolsuper or rolbypassrls from pg_roles where rolname = current_user")
        assert cursor.fetchone() == (False,), "tests must not run as a role that bypasses row-level security"


def statements_of(client: Client, address: str) -> list[str]:
    """The SQL that a page asks for, without the transaction's own words."""
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return [q["sql"] for q in asked if not q["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN", "select set_config"))]
