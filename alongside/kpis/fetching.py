"""Fetching readings from a source that an administrator allowed: over the web, or from a PostgreSQL database.

The address is checked after its name was resolved, and exactly that address is then connected to: a name that answers
otherwise the second time leads nowhere. Redirects are not followed.
"""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from urllib.parse import urlsplit

import psycopg
from django.utils.translation import gettext as _
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from alongside.foundation.outgoing import fetch, reachable_address

from .actions import Line
from .files import MOST_LINES, Unreadable, read_lines
from .models import Source

SECONDS = 20


def fetch_lines(source: Source) -> list[Line]:
    """The readings a source holds now. Problems are `NotPossible` and `Unreachable`."""
    address, query = source.address.address, source.address.query
    if source.kind == Source.Kind.URL:
        return read_lines(fetch(address, accept="text/csv"))
    return list(_rows(address, query))


def _rows(dsn: str, query: str) -> Iterator[Line]:
    """Read only, and not for long."""
    told = conninfo_to_dict(dsn)
    host, port = str(told.get("host") or ""), int(str(told.get("port") or 5432))
    if not host or host.startswith("/"):
        raise Unreadable(_("A database is named by its host. Add host=… to its address."))
    where = {"hostaddr": str(reachable_address(host, port)), "connect_timeout": str(SECONDS)}
    options = f"-c default_transaction_read_only=on -c statement_timeout={SECONDS}s"
    with psycopg.connect(make_conninfo(dsn, **where, options=options)) as connection:
        found = connection.execute(query.encode()).fetchmany(MOST_LINES + 1)
    for number, row in enumerate(found, 1):
        yield _line(number, row)


def _line(number: int, row: tuple[object, ...]) -> Line:
    if len(row) not in (3, 4):
        raise Unreadable(_("The query answers with kpi, date, value and, where it is a share, denominator."))
    key, day, value, of = (*row, None)[:4]
    if isinstance(day, datetime):
        day = day.date()
    if not isinstance(day, date) or not isinstance(value, int | float | Decimal):
        raise Unreadable(_("Row %(row)s: the second column is a date, the third a number.") % {"row": number})
    return Line(number, str(key), day, float(value), float(of) if isinstance(of, int | float | Decimal) else None)


def is_address(kind: str, address: str) -> bool:
    """Whether it looks like one, before anything is asked of it."""
    if kind == Source.Kind.URL:
        parts = urlsplit(address)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    try:
        return bool(conninfo_to_dict(address).get("host"))
    except psycopg.ProgrammingError:
        return False
