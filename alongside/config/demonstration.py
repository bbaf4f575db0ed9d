"""Whether this is a demo: decided at the first start, and remembered."""

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from .database import Addresses

LOOPBACK = {"localhost", "127.0.0.1", "::1", "[::1]"}


def may_be_demo(places: Addresses, environ: Mapping[str, str]) -> bool:
    """Only on the embedded database, and only where nobody else can reach it."""
    base = urlsplit(environ.get("ALONGSIDE_BASE_URL", "")).hostname or "localhost"
    host = environ.get("ALONGSIDE_HOST", "") or "127.0.0.1"
    return places.embedded is not None and host in LOOPBACK and base in LOOPBACK


def is_demo(home: Path, places: Addresses, environ: Mapping[str, str]) -> bool:
    """A start for others never shows the demo, even over a home that holds one."""
    return may_be_demo(places, environ) and (home / "demo").exists()


def has_people(places: Addresses) -> bool:
    """Whoever has imported or invited somebody wants no invented people beside them."""
    with psycopg.connect(places.owner) as connection:
        row = connection.execute("select exists (select from people_person)").fetchone()
    return bool(row and row[0])
