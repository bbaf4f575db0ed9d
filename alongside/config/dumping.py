"""PostgreSQL's own dump and restore, with programs that fit the server."""

import os
import subprocess
from pathlib import Path

import psycopg
from psycopg.conninfo import conninfo_to_dict

from .database import Addresses
from .database.programs import installations, version
from .refusal import Refused

# Written anew from the key file after a restore: a dump alone must not be able to sign who acts.
KEY_TABLES = ("trust.identity_key",)


def dump(places: Addresses, file: Path) -> None:
    """The whole database in PostgreSQL's custom format. The file appears only when it is complete."""
    draft = file.with_suffix(".partial")
    options = ["--format=custom", "--no-owner", *(f"--exclude-table-data={table}" for table in KEY_TABLES)]
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        done = subprocess.run(
            [program(places, "pg_dump"), *options],
            env=_environment(places.of("owner")),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.PIPE,
            check=False,
        )
        os.fsync(out.fileno())
    if done.returncode:
        draft.unlink()
        raise Refused(f"The backup could not be written: {_said(done)}")
    draft.rename(file)


def bring_back(places: Addresses, file: Path) -> None:
    """All of it or nothing."""
    options = ["--no-owner", "--exit-on-error", "--single-transaction", "--dbname="]
    with file.open("rb") as source:
        done = subprocess.run(
            [program(places, "pg_restore"), *options],
            env=_environment(places.of("owner")),
            stdin=source,
            capture_output=True,
            check=False,
        )
    if done.returncode:
        raise Refused(f"Nothing was restored: {_said(done)}")


def program(places: Addresses, name: str) -> Path:
    """The oldest that is not older than the server, who is refused otherwise. Ours cannot speak TLS, so it comes last
    for a server of one's own."""
    with psycopg.connect(places.of("owner")) as connection:
        server = connection.info.server_version // 10_000
    found = installations() if places.embedded else [*reversed(installations())]
    fitting = [folder for folder in found if (folder / name).exists() and version(folder)[0] >= server]
    if not fitting:
        raise Refused(f"{name} for PostgreSQL {server} is missing here. Install postgresql-client-{server}.")
    return min(fitting, key=version) / name


def is_empty(address: str) -> bool:
    """No table of anybody's. Extensions and rights may be there already."""
    with psycopg.connect(address) as connection:
        row = connection.execute(
            "select exists (select from pg_tables where schemaname not in ('pg_catalog', 'information_schema'))"
        ).fetchone()
    return not (row and row[0])


def _environment(address: str) -> dict[str, str]:
    """Never as arguments, which everyone on the machine may read."""
    names = {"host": "PGHOST", "port": "PGPORT", "user": "PGUSER", "password": "PGPASSWORD", "dbname": "PGDATABASE"}
    names |= {"sslmode": "PGSSLMODE", "sslrootcert": "PGSSLROOTCERT", "sslcert": "PGSSLCERT", "sslkey": "PGSSLKEY"}
    known = conninfo_to_dict(address)
    chosen = {variable: str(known[name]) for name, variable in names.items() if known.get(name)}
    return {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "HOME": "/nonexistent", **chosen}


def _said(done: "subprocess.CompletedProcess[bytes]") -> str:
    lines = done.stderr.decode(errors="replace").strip().splitlines()
    return lines[0] if lines else "it said nothing"
