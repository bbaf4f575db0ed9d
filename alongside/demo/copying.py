"""Many rows at once: COPY into a model's table, with its defaults, in the owner's name."""

from collections.abc import Iterable
from typing import Any

from django.db import connection, models
from psycopg.types.json import Jsonb


def copy_in(rows: Iterable[models.Model]) -> int:
    """Write unsaved instances of one model. Returns how many."""
    rows = list(rows)
    if not rows:
        return 0
    meta = rows[0]._meta
    columns = ", ".join(connection.ops.quote_name(str(f.column)) for f in meta.concrete_fields)
    with connection.cursor() as cursor, cursor.copy(f"copy {meta.db_table} ({columns}) from stdin") as copy:
        for row in rows:
            copy.write_row([_plain(field, row) for field in meta.concrete_fields])
    return len(rows)


def _plain(field: "models.Field[Any, Any]", row: models.Model) -> Any:
    value = field.pre_save(row, add=True)
    if isinstance(field, models.JSONField):
        return Jsonb(value)
    return field.get_prep_value(value)
