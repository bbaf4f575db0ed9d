"""Roles, rights and extensions: done on the embedded server, printed for one's own."""

from collections.abc import Mapping
from importlib.resources import files

import psycopg
from psycopg import sql

from .hardening import SILENT

DATABASE = "alongside"
ROLES = ("owner", "app", "worker")


def role_name(role: str) -> str:
    return f"alongside_{role}"


def prepare(server: str, passwords: Mapping[str, str], *, database: str = DATABASE) -> None:
    """Makes roles and database on `server` (a superuser's address). Doing it again changes nothing."""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(_text("roles.sql"))
        for role, password in passwords.items():
            _give_password(connection, role_name(role), password)
        _make_database(connection, database)
    prepare_database(psycopg.conninfo.make_conninfo(server, dbname=database), as_owner=True)


def prepare_database(address: str, *, as_owner: bool = False) -> None:
    """The part that belongs to one database. With the owner's own address, or a superuser's (`as_owner`)."""
    with psycopg.connect(address) as connection:
        if as_owner:
            connection.execute("set local role alongside_owner")
        connection.execute(_text("database.sql"))


def script(database: str = DATABASE) -> str:
    """The same for `psql`, to be read and run by whoever keeps the server."""
    passwords = "".join(f"\\password {role_name(role)}\n" for role in ROLES)
    create = f"create database {database} owner alongside_owner;\n\\connect {database}\nset role alongside_owner;\n"
    return f"{_text('roles.sql').decode()}\n{_silence()}\n{passwords}\n{create}\n{_text('database.sql').decode()}"


def _silence() -> str:
    """What keeps texts out of the log of a server that others use too: for our roles alone."""
    lines = [
        f"alter role {role_name(role)} set {name} = '{value}';" for role in ROLES for name, value in SILENT.items()
    ]
    return "\n".join(
        [
            "-- No text of anybody in the server's log. Only a superuser may say this; where nobody is one,",
            "-- set the same for the whole server (a managed PostgreSQL calls it a parameter group).",
            *lines,
            "",
        ]
    )


def _make_database(connection: psycopg.Connection, database: str) -> None:
    if connection.execute("select from pg_database where datname = %s", [database]).fetchone() is None:
        connection.execute(
            sql.SQL("create database {} owner alongside_owner template template0").format(sql.Identifier(database))
        )


def _give_password(connection: psycopg.Connection, role: str, password: str) -> None:
    """Encrypted on this side, so that the password itself never reaches the server's log."""
    verifier = connection.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256")
    connection.execute(
        sql.SQL("alter role {} password {}").format(sql.Identifier(role), sql.Literal(verifier.decode()))
    )


def _text(name: str) -> bytes:
    return files(__package__).joinpath(name).read_bytes()
