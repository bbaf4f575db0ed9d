"""The testing kit: tests run as the app role; builders write as the owner."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import connection

P, R = ParamSpec("P"), TypeVar("R")
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
    yield
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
