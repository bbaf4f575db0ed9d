"""A database for the tests: migrated once, then cloned for each worker."""

import gc
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import sleep
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psutil
import psycopg
from django.core.management import call_command
from django.db import connection, connections
from psycopg import sql

from alongside.config.database.preparation import prepare_database

ROOT = Path(__file__).resolve().parent.parent
LOCK = 7_203_002


@contextmanager
def clone_for(worker: str) -> Iterator[str]:
    """A fresh database for this process, out of the migrated template, and gone afterwards."""
    name = f"alongside_test_{worker}_{os.getpid()}"
    with _maintenance() as server:
        template = _template(server)
        _drop_what_is_left(server)
        server.execute(sql.SQL("create database {} template {}").format(sql.Identifier(name), sql.Identifier(template)))
    point_to(name)
    try:
        yield name
    finally:
        connection.close()
        with _maintenance() as server:
            _drop(server, name)


def _drop_what_is_left(server: "psycopg.Connection[Any]") -> None:
    """Databases of test processes that are no more."""
    for (name,) in server.execute(
        "select datname from pg_database where datname ~ '^alongside_test_.*_[0-9]+$'"
    ).fetchall():
        if not psutil.pid_exists(int(name.rpartition("_")[2])):
            _drop(server, name)


def _drop(server: "psycopg.Connection[Any]", name: str) -> None:
    """Where the server itself is just cleaning up in it, once more a moment later: that is not ours to end."""
    words = sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name))
    for _turn in range(50):
        with suppress(psycopg.errors.InsufficientPrivilege):
            server.execute(words)
            return
        sleep(0.2)
    server.execute(words)


def point_to(name: str) -> None:
    connection.close()
    connections.databases["default"]["NAME"] = name
    connection.settings_dict["NAME"] = name


def _template(server: "psycopg.Connection[Any]") -> str:
    """The migrated template; its name holds what the migrations say, so that a change makes a new one."""
    name = "alongside_template_" + _fingerprint()
    if server.execute("select 1 from pg_database where datname = %s", [name]).fetchone():
        return name
    building = name + "_building"
    _drop(server, building)
    server.execute(sql.SQL("create database {}").format(sql.Identifier(building)))
    point_to(building)
    prepare_database(_address_of(building))
    gc.disable()  # each migration builds the models anew: looking for what may go is a third of the work
    call_command("migrate", verbosity=0)
    gc.enable()
    connection.close()
    server.execute(sql.SQL("alter database {} rename to {}").format(sql.Identifier(building), sql.Identifier(name)))
    return name


def _address_of(name: str) -> str:
    """The owner's address of another database on the same server."""
    parts = urlsplit(os.environ["ALONGSIDE_OWNER_DATABASE_URL"])
    return urlunsplit(parts._replace(path=f"/{name}"))


def _fingerprint() -> str:
    found = hashlib.sha256(os.environ.get("ALONGSIDE_HOME", "").encode())
    for path in sorted(
        [
            *ROOT.glob("alongside/*/migrations/*.py"),
            *ROOT.glob("alongside/*/sql/*.sql"),
            ROOT / "alongside/trust/ground.py",
        ]
    ):
        found.update(path.read_bytes())
    return found.hexdigest()[:16]


@contextmanager
def _maintenance() -> Iterator["psycopg.Connection[Any]"]:
    """The server itself, one worker at a time."""
    place = connections.databases["default"]
    server = psycopg.connect(
        host=place["HOST"], port=place["PORT"] or None, user=place["USER"], password=place["PASSWORD"],
        dbname="postgres", autocommit=True,
    )  # fmt: skip
    try:
        server.execute("set lock_timeout = 0")  # whoever comes second waits until the first has migrated
        server.execute("select pg_advisory_lock(%s)", [LOCK])
        yield server
    finally:
        server.close()
