"""The database that tests use: an embedded one of their own, or the server named by `ALONGSIDE_TEST_SERVER`."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlsplit

import psycopg

from .database import Addresses, Embedded, addresses, using
from .database.addresses import VARIABLES
from .database.preparation import DATABASE, ROLES, prepare, role_name
from .keys import kept


@contextmanager
def database_for_tests(home: Path, environ: Mapping[str, str] = os.environ) -> Iterator[dict[str, str]]:
    """The three addresses as environment variables. The owner may make databases, to clone one per test process."""
    server = environ.get("ALONGSIDE_TEST_SERVER", "")
    if server:
        yield _variables(_on(server, home))
        return
    with using(Embedded(home)) as embedded:
        _let_the_owner_clone(embedded.superuser())
        yield _variables(addresses(home, {}))


def _on(server: str, home: Path) -> Addresses:
    passwords = {role: kept(home / "keys" / f"database-{role}.password", lambda: "alongside-tests") for role in ROLES}
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("select pg_advisory_lock(7230)")  # test processes start at the same moment
        prepare(server, passwords)
        _let_the_owner_clone(server)
    owner, app, worker = (_address(server, role, passwords[role]) for role in ROLES)
    return Addresses(owner, app, worker)


def _address(server: str, role: str, password: str) -> str:
    parts = urlsplit(server)
    host = parts.netloc.rpartition("@")[2]
    return parts._replace(netloc=f"{role_name(role)}:{quote(password)}@{host}", path=f"/{DATABASE}").geturl()


def _let_the_owner_clone(server: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("alter role alongside_owner createdb")


def _variables(places: Addresses) -> dict[str, str]:
    return {VARIABLES[role]: places.of(role) for role in ROLES}
