"""A question to the database whose words are always the same: put together once, asked with other values each time.

Putting a large union together costs more than answering it. `build` uses stand-ins for the values; where one of them
is among the parameters, the real value is put in its place. So `build` passes its values on, and does not look at them;
and what it takes from the clock is of the day that `key` names.
"""

from collections.abc import Callable, Hashable, Mapping
from typing import Any

from django.db import connection
from django.db.models import QuerySet

_known: dict[Any, tuple[str, list[Any]]] = {}
MOST = 64


def ask(key: Any, build: Callable[[], "QuerySet[Any, Any]"], values: Mapping[Any, Any]) -> list[tuple[Any, ...]]:
    """The rows of `build()`. `key` names everything that `build` looks at; `values`: stand-in → value."""
    if key not in _known:
        if len(_known) >= MOST:
            _known.clear()
        sql, params = build().query.sql_with_params()
        _known[key] = sql, list(params)
    words, stand_ins = _known[key]
    with connection.cursor() as cursor:
        cursor.execute(words, [values.get(p, p) if isinstance(p, Hashable) else p for p in stand_ins])
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
