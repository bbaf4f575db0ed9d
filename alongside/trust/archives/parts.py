"""What goes into an archive: table by table, the rows that are about or by the person, and that they may read.

It is made under the person's own identity, so the database's rules bind it as they bind their pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _

from alongside.people.models import Person

from ..catalogue import Entry, Field, catalogue, entry_of
from ..register.document import kept_by


@dataclass(frozen=True)
class Row:
    """`values`: as JSON knows them. `shown`: a label and words for each, as a person reads them."""

    key: str
    values: dict[str, Any]
    shown: list[tuple[str, str]]
    at: datetime | None
    belongs_to: str


@dataclass(frozen=True)
class Part:
    """One table."""

    entry: Entry
    rows: list[Row]

    @property
    def kept(self) -> str:
        return kept_by(self.entry)

    @property
    def belongs_to(self) -> str:
        """What its rows belong to, where that is a table of its own."""
        return str(entry_of(self.entry.parent).what) if self.entry.parent else ""


def parts_of(person: Person) -> list[Part]:
    """Tables without a row of theirs are left out."""
    names = Names()
    found = [Part(entry, list(_rows(entry, person, names))) for entry in catalogue().entries if is_in_archive(entry)]
    return [part for part in found if part.rows]


def is_in_archive(entry: Entry) -> bool:
    return bool(entry.people) and not entry.left_out


class Names(dict[UUID, str]):
    """Key → name, of everybody: the directory is everybody's to read."""

    def __init__(self) -> None:
        super().__init__(Person.objects.values_list("pk", "name"))


def _rows(entry: Entry, person: Person, names: Names) -> Iterator[Row]:
    fields = [field for field in entry.fields if not field.left_out]
    for thing in entry.model._default_manager.filter(entry.readable_by(person)).order_by("pk"):
        yield Row(
            key=str(thing.pk),
            values={field.name: _value(field, thing, names) for field in fields},
            shown=_lines(fields, thing, names),
            at=getattr(thing, "created_at", None),
            belongs_to=str(getattr(thing, f"{entry.belongs_to}_id")) if entry.belongs_to else "",
        )


def _value(field: Field, thing: models.Model, names: Names) -> Any:
    value = getattr(thing, field.column.attname)
    if value is not None and field.column.related_model is Person:
        return {"id": value, "name": names.get(value, "")}
    return value


def _lines(fields: list[Field], thing: models.Model, names: Names) -> list[tuple[str, str]]:
    """Fields that are said with the same words are one line."""
    lines: dict[str, list[str]] = {}
    for field in fields:
        if line := _line(field, thing, names):
            lines.setdefault(line[0], []).append(line[1])
    return [(label, ", ".join(words)) for label, words in lines.items()]


def _line(field: Field, thing: models.Model, names: Names) -> tuple[str, str] | None:
    """What a person wants to read: words, people and days; no keys, no numbers of versions."""
    value = getattr(thing, field.column.attname)
    if value in (None, "", [], {}, False):
        return None
    if field.column.related_model is Person:
        return _label(field), names.get(value, "")
    if field.is_dull and not isinstance(value, datetime):
        return None
    if field.column.choices:
        value = dict(field.column.flatchoices).get(value, value)
    return _label(field), _words(value)


def _label(field: Field) -> str:
    words = str(field.what)
    return words[:1].upper() + words[1:]


def _words(value: Any) -> str:
    if isinstance(value, bool):
        return _("yes")
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "DATETIME_FORMAT")
    if isinstance(value, date):
        return date_format(value, "DATE_FORMAT")
    if isinstance(value, time):
        return time_format(value, "TIME_FORMAT")
    if isinstance(value, dict):
        return _("; ").join(f"{key}: {_words(part)}" for key, part in value.items())
    if isinstance(value, list):
        return ", ".join(_words(part) for part in value)
    return str(value)
