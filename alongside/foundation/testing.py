"""The testing kit: pages run as the web's role, jobs as the worker's; a test itself builds and looks as the owner."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cache, wraps
from typing import Any, ParamSpec, TypeVar

from django.contrib.auth.hashers import Argon2PasswordHasher
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

P = ParamSpec("P")
R = TypeVar("R")
# Transactions, the identity, and the access log are counted apart (trust.md §0.8).
ASIDE = ("SAVEPOINT", "RELEASE", "BEGIN", "select set_config", "select trust.note_opening")
OWNER, APP, WORKER = "alongside_owner", "alongside_app", "alongside_worker"


class QuickArgon2(Argon2PasswordHasher):
    """The same hashes for a thousandth of the work."""

    time_cost, memory_cost, parallelism = 1, 8, 1


def take_role(role: str) -> str:
    """Answers whose role it was before."""
    return str(_say("select current_user, set_config('role', %s, false)", role))


@contextmanager
def as_role(role: str) -> Iterator[None]:
    before = take_role(role)
    if role != OWNER:
        _assert_no_superuser(role)
    try:
        yield
    finally:
        if before != role and connection.is_usable():
            take_role(before)


def _say(words: str, *values: str) -> Any:
    """Past Django, so that the statements a page is allowed are the page's own."""
    connection.ensure_connection()
    answer = connection.connection.execute(words, values)
    return answer.fetchone()[0] if answer.description else None


def _by(role: str, work: Callable[P, R]) -> Callable[P, R]:
    @wraps(work)
    def worked(*args: P.args, **kwargs: P.kwargs) -> R:
        with as_role(role):
            return work(*args, **kwargs)

    return worked


def as_owner() -> "AbstractContextManager[None]":
    """What a builder does: written by the tables' owner, whom no policy binds."""
    return as_role(OWNER)


def by_owner(build: Callable[P, R]) -> Callable[P, R]:
    return _by(OWNER, build)


def by_worker(job: Callable[P, R]) -> Callable[P, R]:
    """What a job does: as the worker's role, whom every policy binds, and as nobody until it says who it acts for."""

    @wraps(job)
    def worked(*args: P.args, **kwargs: P.kwargs) -> R:
        _say("select set_config('alongside.identity', '', true)")  # a test's transaction is longer than a job's
        return job(*args, **kwargs)

    return _by(WORKER, worked)


class PagesAsApp:
    """The outermost middleware in tests: a page runs as the web's role, whoever tells the story."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with as_role(APP):
            return self.get_response(request)


@cache
def _assert_no_superuser(role: str) -> None:
    """Row-level security proves nothing to a role that may bypass it."""
    bypasses = _say("select rolsuper or rolbypassrls from pg_roles where rolname = %s", role)
    assert bypasses is False, "nobody acts as a role that bypasses row-level security"


def statements_of(client: Client, address: str) -> list[str]:
    """The SQL that a page asks for, without the transaction's own words."""
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return [q["sql"] for q in asked if not q["sql"].startswith(ASIDE)]
