"""What may be done with the rows of a table, said in Python. The database says it again (`sql/rows.sql`).

Each room keeps its `ROWS` in `rows.py`, made of the conditions its policies decide by: what a person may do. And its
`PURPOSES` in `purposes.py`: what a job may do that acts for nobody, purpose by purpose. Tests compare both with the
database for random companies: for every person or purpose, table and verb, the same rows.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib import import_module
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import Model, Q
from django.utils import timezone

from .dates import months_before

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


OfTables = dict[type[Model], Rows]


def all_rows() -> OfTables:
    """What every room says of people."""
    found: OfTables = {}
    for said in _said_by_rooms("rows", "ROWS"):
        found |= said
    return found


# --- jobs that act for nobody ---------------------------------------------------------------------------------------
Purposes = dict[str, OfTables]
EVERY = "every"  # purpose of the house: what is asked before anybody is known
READ = Rows(read=everything)


def all_purposes() -> Purposes:
    """What every room says of the purposes of the house."""
    found: Purposes = {}
    for said in _said_by_rooms("purposes", "PURPOSES"):
        for purpose, rows in said.items():
            found.setdefault(purpose, {}).update(rows)
    return found


def where(**facts: Any) -> Condition:
    return lambda person: Q(**facts)


def older(field: str, *, months: int = 0, **span: int) -> Condition:
    """Those whose moment lies so long ago: `older("created_at", months=10)`, `older("saved_at", days=90)`."""
    return lambda person: Q(**{f"{field}__lt": ago(months, **span)})


def ago(months: int = 0, **span: int) -> datetime:
    return months_before(timezone.now(), months) - timedelta(**span)


def either(*conditions: Condition) -> Condition:
    def one_of_them(person: "Person") -> Q:
        return Q(*(condition(person) for condition in conditions), _connector=Q.OR)

    return one_of_them


def both(first: Condition, second: Condition) -> Condition:
    return lambda person: first(person) & second(person)


def forgotten(seen: Condition, gone: Condition | None = None, *, changed: Condition = nothing) -> Rows:
    """What a clock sees, to say what is coming, and what of that it deletes: all of it, where nothing else is said."""
    return Rows(read=seen, change=changed, remove=gone or seen)


def _said_by_rooms(module: str, name: str) -> Iterator[Any]:
    for app in apps.get_app_configs():
        if app.name.startswith("alongside."):
            try:
                yield getattr(import_module(f"{app.name}.{module}"), name)
            except ModuleNotFoundError as missing:
                if missing.name != f"{app.name}.{module}":
                    raise
