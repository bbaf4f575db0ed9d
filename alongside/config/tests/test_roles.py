"""Web and worker own nothing, bypass nothing, and can become nobody else."""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from alongside.config.database import Embedded
from alongside.config.database.hardening import DURABLE, SILENT, is_new_enough
from alongside.config.database.preparation import prepare_database, script


@pytest.fixture(params=["app", "worker"])
def run_time(request: pytest.FixtureRequest, embedded: Embedded) -> Iterator["psycopg.Connection[Any]"]:
    with psycopg.connect(embedded.url("owner"), autocommit=True) as connection:
        connection.execute("create table if not exists thing (id int generated always as identity, text text)")
    with psycopg.connect(embedded.url(request.param), autocommit=True) as connection:
        yield connection


@pytest.mark.parametrize(
    "attempt",
    [
        "set role alongside_owner",
        "set role postgres",
        "set session authorization alongside_owner",
        "create table mine (id int)",
        "create temporary table mine (id int)",
        "create schema mine",
        "create extension dblink",
        "create role mine",
        "create database mine",
        "truncate thing",
        "drop table thing",
        "alter table thing disable row level security",
        "create trigger mine before insert on thing execute function mine()",
        "alter role current_user bypassrls",
        "grant alongside_owner to current_user",
        "copy thing to program 'cat'",
        "select pg_read_file('/etc/passwd')",
        "select rolpassword from pg_authid",
    ],
)
def test_nothing_leads_upward(run_time: "psycopg.Connection[Any]", attempt: str) -> None:
    with pytest.raises((psycopg.errors.InsufficientPrivilege, psycopg.errors.UndefinedFunction)):
        run_time.execute(attempt)


def test_they_do_their_work(run_time: "psycopg.Connection[Any]") -> None:
    row = run_time.execute("insert into thing (text) values ('x') returning id").fetchone()
    assert row
    run_time.execute("update thing set text = 'y' where id = %s", row)
    run_time.execute("delete from thing where id = %s", row)


def test_roles_have_no_attribute_and_no_membership(embedded: Embedded) -> None:
    with psycopg.connect(embedded.superuser()) as connection:
        strong = connection.execute(
            "select rolname from pg_roles where rolname like 'alongside%'"
            " and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)"
        ).fetchall()
        members = connection.execute(
            "select distinct m.rolname from pg_auth_members a join pg_roles m on m.oid = a.member"
            " where m.rolname in ('alongside_app', 'alongside_worker')"
        ).fetchall()
    assert (strong, members) == ([], [])


def test_the_owner_looks_through_their_eyes(embedded: Embedded) -> None:
    with psycopg.connect(embedded.url("owner")) as connection:
        connection.execute("set role alongside_app")
        assert connection.execute("select current_user").fetchone() == ("alongside_app",)


def test_public_gets_nothing(embedded: Embedded) -> None:
    with psycopg.connect(embedded.url("owner")) as connection:
        connection.execute("create table if not exists fresh (id int)")
        connection.execute("create or replace function fresh_one() returns int language sql as 'select 1'")
        row = connection.execute(
            "select has_table_privilege('public', 'fresh', 'select'),"
            " has_function_privilege('public', 'fresh_one()', 'execute'),"
            " has_schema_privilege('public', 'public', 'usage'),"
            " has_database_privilege('public', 'alongside', 'connect')"
        ).fetchone()
    assert row == (False, False, False, False)


def test_patience_ends(embedded: Embedded) -> None:
    wanted = {"app": ("5s", "15s"), "worker": ("1min", "0")}
    for role, times in wanted.items():
        with psycopg.connect(embedded.url(role)) as connection:
            row = connection.execute(
                "select current_setting('statement_timeout'), current_setting('idle_in_transaction_session_timeout')"
            ).fetchone()
        assert row == times


def test_settings_keep_texts_out_of_the_log(embedded: Embedded) -> None:
    with psycopg.connect(embedded.url("app")) as connection:
        for name, value in (SILENT | DURABLE | {"data_checksums": "on"}).items():
            assert connection.execute("select setting from pg_settings where name = %s", [name]).fetchone() == (value,)


def test_a_failing_statement_leaves_no_text_in_the_log(embedded: Embedded) -> None:
    with psycopg.connect(embedded.url("app"), autocommit=True) as connection, pytest.raises(psycopg.Error):
        connection.execute("select 1 / 0, 'SECRET-CANARY'")
    with psycopg.connect(embedded.url("app"), autocommit=True) as connection, pytest.raises(psycopg.Error):
        connection.execute("select %s::int", ["SECRET-CANARY"])
    log = embedded.place.log.read_text()
    assert "division by zero" in log
    assert "select 1 / 0" not in log


def test_extensions_are_there(embedded: Embedded) -> None:
    with psycopg.connect(embedded.url("app")) as connection:
        rows = connection.execute("select extname from pg_extension").fetchall()
    assert {"btree_gist", "pg_trgm", "unaccent"} <= {name for (name,) in rows}


def test_preparing_again_changes_nothing(embedded: Embedded) -> None:
    prepare_database(embedded.url("owner"))
    prepare_database(embedded.url("owner"))


def test_the_script_for_ones_own_server_is_the_same_sql() -> None:
    text = script()
    assert "create role alongside_owner login" in text
    assert "alter default privileges grant select" in text
    assert text.index("\\connect alongside") < text.index("create extension")


@pytest.mark.parametrize("version", [150014, 160010, 170006, 180000, 190000])
def test_servers_that_keep_rows_apart_are_enough(version: int) -> None:
    assert is_new_enough(version)


@pytest.mark.parametrize("version", [140030, 150013, 160009, 170005])
def test_servers_that_leaked_rows_are_refused(version: int) -> None:
    assert not is_new_enough(version)
