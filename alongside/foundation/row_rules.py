"""What a person may do with the rows of a table, said in Python. The database says it again (`sql/rows.sql`).

Each room keeps its `ROWS` in `rows.py`, made of the conditions its policies decide by. Tests compare the two for
random companies: for every person, table and verb, the same rows.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from django.apps import apps
from django.db.models import Model, Q

if TYPE_CHECKING:
    from alongside.people.models import Person

Condition = Callable[["Person"], Q]


def nothing(person: "Person") -> Q:
    return Q(pk__in=[])


def everything(person: "Person") -> Q:
    """Not an empty `Q`: that one vanishes beside another, and `a or everything` would be `a`."""
    return Q(pk__isnull=False)


@dataclass(frozen=True)
class Rows:
    """Conditions on the rows of a table. `add` says which rows a person may write anew, as if none were there."""

    read: Condition = nothing
    add: Condition = nothing
    change: Condition = nothing
    remove: Condition = nothing


def all_rows() -> dict[type[Model], Rows]:
    """What every room says."""
    found: dict[type[Model], Rows] = {}
    for app in apps.get_app_configs():
        if app.name.startswith("alongside.") and (module := _rows_of(app.name)):
            found |= module
    return found


def _rows_of(room: str) -> dict[type[Model], Rows] | None:
    try:
        said: dict[type[Model], Rows] = import_module(f"{room}.rows").ROWS
    except ModuleNotFoundError as missing:
        if missing.name != f"{room}.rows":
            raise
        return None
    return said
