"""What makes a start refuse: a role too strong, a server that writes texts down or forgets, one that is too old."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import LiteralString

import psycopg
import pytest
from click.testing import CliRunner

from alongside.config.commandline import alongside
from alongside.config.database import Embedded
from alongside.config.database.hardening import DURABLE, LEAST_VERSIONS, SILENT
from alongside.config.database.preparation import DATABASE, script
from alongside.config.refusal import Refused
from alongside.config.start_up import refuse_unsafe

TALKATIVE = {
    "log_min_error_statement": "error",
    "log_error_verbosity": "verbose",
    "log_parameter_max_length": "-1",
    "log_parameter_max_length_on_error": "100",
    "log_statement": "mod",
    "log_min_duration_statement": "200",
    "log_min_duration_sample": "100",
    "log_transaction_sample_rate": "0.5",
}


@contextmanager
def changed(embedded: Embedded, change: LiteralString, back: LiteralString) -> Iterator[None]:
    here = psycopg.conninfo.make_conninfo(embedded.superuser(), dbname=DATABASE)
    with psycopg.connect(here, autocommit=True) as connection:
        connection.execute(change)
        try:
            yield
        finally:
            connection.execute(back)


@pytest.mark.parametrize("role", ["app", "worker"])
def test_ours_is_served(embedded: Embedded, role: str) -> None:
    refuse_unsafe(embedded.url(role))


@pytest.mark.parametrize(
    ("change", "back", "words"),
    [
        ("alter role alongside_app bypassrls", "alter role alongside_app nobypassrls", "rights it must not have"),
        ("alter role alongside_app createrole", "alter role alongside_app nocreaterole", "rights it must not have"),
        ("grant pg_read_all_data to alongside_app", "revoke pg_read_all_data from alongside_app", "can become"),
        ("create table mine (id int); alter table mine owner to alongside_app", "drop table mine", "owns tables"),
    ],
)
def test_a_role_that_could_pass_by_the_rules_is_refused(
    embedded: Embedded, change: LiteralString, back: LiteralString, words: str
) -> None:
    with changed(embedded, change, back), pytest.raises(Refused, match=words):
        refuse_unsafe(embedded.url("app"))
    refuse_unsafe(embedded.url("app"))


def test_the_owner_and_a_superuser_serve_nobody(embedded: Embedded) -> None:
    with pytest.raises(Refused, match="alongside_owner can become alongside_app"):
        refuse_unsafe(embedded.url("owner"))
    with pytest.raises(Refused, match="postgres has rights it must not have"):
        refuse_unsafe(embedded.superuser())


def test_every_setting_that_writes_texts_down_is_tried() -> None:
    assert TALKATIVE.keys() == SILENT.keys()


@pytest.mark.parametrize("name", [*TALKATIVE, "synchronous_commit"])
def test_a_setting_that_writes_texts_down_or_forgets_is_refused(embedded: Embedded, name: str) -> None:
    value = TALKATIVE.get(name, "off")
    with psycopg.connect(embedded.superuser(), autocommit=True) as connection:
        connection.execute(f"alter role alongside_app set {name} = '{value}'".encode())
        with pytest.raises(Refused, match=f"{name} is {value}"):
            refuse_unsafe(embedded.url("app"))
        connection.execute(f"alter role alongside_app reset {name}".encode())
    refuse_unsafe(embedded.url("app"))
    assert name in SILENT | DURABLE


def test_a_server_that_leaked_rows_is_refused(embedded: Embedded, monkeypatch: pytest.MonkeyPatch) -> None:
    """As if a newer one were the least: this machine has no old one."""
    with psycopg.connect(embedded.url("app")) as connection:
        monkeypatch.setitem(LEAST_VERSIONS, connection.info.server_version // 10_000, 999)
    with pytest.raises(Refused, match="can leak rows"):
        refuse_unsafe(embedded.url("app"))


@pytest.mark.parametrize("command", ["web", "worker"])
def test_web_and_worker_do_not_begin(embedded: Embedded, command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("ALONGSIDE_DATABASE_URL", "ALONGSIDE_WORKER_DATABASE_URL", "ALONGSIDE_OWNER_DATABASE_URL"):
        monkeypatch.setenv(variable, embedded.superuser())
    monkeypatch.setenv("ALONGSIDE_HOME", str(embedded.home))
    monkeypatch.setenv("PORT", "0" if command == "worker" else "18999")
    answer = CliRunner().invoke(alongside, [command])
    assert answer.exit_code == 1
    assert "does not start on this database" in f"{answer.output}{answer.exception}"


def test_what_prepare_prints_makes_a_talkative_server_silent_for_us(embedded: Embedded) -> None:
    """A server of others writes down what it likes; our roles' texts stay out of it."""
    silencing = [line for line in script().splitlines() if line.startswith("alter role") and "log_" in line]
    assert len(silencing) == 3 * len(SILENT)
    with psycopg.connect(embedded.superuser(), autocommit=True) as connection:
        for name, value in TALKATIVE.items():
            connection.execute(f"alter role all set {name} = '{value}'".encode())
        with pytest.raises(Refused, match="texts may reach the log"):
            refuse_unsafe(embedded.url("app"))
        for line in silencing:
            connection.execute(line.encode())
        for role in ("app", "worker"):
            refuse_unsafe(embedded.url(role))
        connection.execute("alter role all reset all")
