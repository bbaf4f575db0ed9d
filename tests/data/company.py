"""A company in which every table of every room holds something, and every text is a text of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from itertools import count
from typing import Any

from django.apps import apps
from django.db import connection, models

from alongside.foundation.encryption import EncryptedTextField
from alongside.foundation.testing import by_owner, by_worker
from alongside.people.models import Person
from alongside.trust import jobs
from alongside.trust.catalogue import Entry, catalogue
from alongside.trust.erasing.names import text_columns

# What a page needs to be shown at all: a zone, a language, days; and a name, which everybody here may know.
MUST_MAKE_SENSE = {("people.Person", name) for name in ("name", "zone", "locale", "works_on")}


def fill_all(person: Person, other: Person) -> None:
    """Each room has a `fill(person, other)` in its `testing.py`: something in each of its tables, about `person`."""
    for room in catalogue().titles:
        import_module(f"{apps.get_app_config(room).name}.testing").fill(person, other)


@dataclass(frozen=True)
class Planted:
    """A text that stands in one field of one row, and nowhere else."""

    entry: Entry
    field: str
    row: Any
    text: str

    @property
    def place(self) -> str:
        return f"{self.entry.label}.{self.field} ({self.text})"


@by_owner
def plant() -> list[Planted]:
    """In every text there is, encrypted ones too. Past the verbs: it is no story, it is everything."""
    return list(_plant(count(10_000)))


def _plant(numbers: Iterator[int]) -> Iterator[Planted]:
    for entry in catalogue().entries:
        encrypted = [c for c in entry.model._meta.concrete_fields if isinstance(c, EncryptedTextField)]
        for column in [*text_columns(entry.model), *encrypted] if entry.people else []:
            for row in entry.model._default_manager.all():
                text = f"q{next(numbers)}"
                if (entry.label, column.name) not in MUST_MAKE_SENSE and (column.max_length or 99) >= len(text):
                    value = {text: text} if isinstance(column, models.JSONField) else text
                    entry.model._default_manager.filter(pk=row.pk).update(**{column.name: value})
                    yield Planted(entry, column.name, row, text)


@by_owner
def age(days: int) -> None:
    """As if everything had been made so many days earlier; the same as a clock put forward, for the database too."""
    with connection.cursor() as cursor:
        for entry in catalogue().entries:
            table, columns = entry.model._meta.db_table, entry.model._meta.concrete_fields
            moments = [
                connection.ops.quote_name(str(c.column))
                for c in columns
                if c.get_internal_type() in ("DateField", "DateTimeField")
            ]
            if moments:
                earlier = ", ".join(f"{name} = {name} - interval '{days} days'" for name in moments)
                order = "starts_on" if "starts_on" in earlier else "1"  # what comes first makes room for what follows
                cursor.execute(f"select {entry.model._meta.pk.column} from {table} order by {order}")  # noqa: S608
                where = f"where {entry.model._meta.pk.column} = %s"
                cursor.executemany(f"update {table} set {earlier} {where}", cursor.fetchall())  # noqa: S608


def forget_tonight() -> None:
    by_worker(jobs.forget.func)(0)
