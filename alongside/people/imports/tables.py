"""Many rows made or changed by one statement. All names come from the code, never from a file."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection, models

PORTION = 5_000


def insert(model: type[models.Model], new: Sequence[models.Model]) -> None:
    """Twice as fast as `bulk_create`, and unlike COPY it obeys row-level security."""
    fields = model._meta.concrete_fields
    arrays = ", ".join(f"%s::{field.db_type(connection)}[]" for field in fields)
    columns = ", ".join(connection.ops.quote_name(field.attname) for field in fields)
    _run(
        f"insert into {_table(model)} ({columns}) select * from unnest({arrays})",  # noqa: S608
        [[getattr(one, field.attname) for field in fields] for one in new],
    )


def rewrite(model: type[models.Model], kinds: Mapping[str, str], rows: Sequence[Sequence[Any]]) -> None:
    """`kinds`: column → SQL type, in the order of a row's values after its key."""
    sets = ", ".join(f"{column} = v.{column}" for column in kinds)
    arrays = ", ".join(f"%s::{kind}[]" for kind in ("uuid", *kinds.values()))
    columns = ", ".join(("id", *kinds))
    _run(
        f"update {_table(model)} t set {sets} from unnest({arrays}) v({columns}) where t.id = v.id",  # noqa: S608
        rows,
    )


def end(model: type[models.Model], column: str, days: Sequence[tuple[UUID, date]]) -> None:
    """End what `column` holds for these people, each on a day, and never before it started."""
    _run(
        f"update {_table(model)} t set ends_on = greatest(t.starts_on, v.day) "  # noqa: S608
        "from unnest(%s::uuid[], %s::date[]) v(person, day) "
        f"where t.{column} = v.person and (t.ends_on is null or t.ends_on > v.day)",
        days,
    )


def _table(model: type[models.Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)


def _run(sql: str, rows: Sequence[Sequence[Any]]) -> None:
    """In portions, so that no statement comes near the web's time limit."""
    with connection.cursor() as cursor:
        for at in range(0, len(rows), PORTION):
            cursor.execute(sql, [list(column) for column in zip(*rows[at : at + PORTION], strict=True)])
