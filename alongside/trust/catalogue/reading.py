"""Reading the catalogues of all rooms. What they say wrongly is refused with the place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, cast

import yaml
from django.apps import AppConfig, apps
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from .entry import Clock, Entry, Field, Other, Policy, Seen, Unit, Words

Said = Mapping[str, Any]
COMPANY = "company"  # not about people, and kept for as long as the company wants
DULL = {"version", "position"}
RULE = {
    "id": gettext_lazy("its key"),
    "created_at": gettext_lazy("when it was made"),
    "version": gettext_lazy("how often it was changed"),
    "position": gettext_lazy("its place in the list"),
}
FILE = {"title", "basis", "bases", "readers", "clocks", "tables", "others"}
UNITS: tuple[Unit, ...] = ("hours", "days", "months")
TABLE = {
    *("what", "why", "basis", "readers", "subject", "author", "seen"),
    *("kept", "as", "held", "erase", "left_out", "fields"),
}  # fmt: skip


@dataclass(frozen=True)
class Catalogue:
    titles: Mapping[str, Words]
    entries: tuple[Entry, ...]
    clocks: Mapping[str, Clock]
    others: tuple[Other, ...]


@cache
def catalogue() -> Catalogue:
    """Of all rooms, the lowest first."""
    sheets = {room.label: sheet for room in apps.get_app_configs() if (sheet := _sheet_of(room))}
    reader = Reader(sheets)
    clocks = {c.key: c for room, sheet in sheets.items() for c in _clocks(room, sheet)}
    others = [reader.other(room, app) for room, sheet in sheets.items() for app in sheet.get("others", {})]
    entries = [reader.entry(apps.get_model(room, name)) for room, sheet in sheets.items() for name in sheet["tables"]]
    titles = {room: _words(sheet["title"]) for room, sheet in sheets.items()}
    return Catalogue(titles, tuple(entries), clocks, tuple(others))


def entry_of(model: type[models.Model]) -> Entry:
    return next(entry for entry in catalogue().entries if entry.model is model)


def _sheet_of(room: AppConfig) -> Said | None:
    file = Path(room.path) / "catalogue.yaml"
    if not room.name.startswith("alongside.") or not file.exists():
        return None
    sheet = yaml.safe_load(file.read_text(encoding="utf-8"))
    _refuse_unknown(sheet, FILE, f"{room.label}/catalogue.yaml")
    return cast(Said, sheet)


def _clocks(room: str, sheet: Said) -> list[Clock]:
    return [_clock(room, key, dict(said)) for key, said in sheet.get("clocks", {}).items()]


def _clock(room: str, key: str, said: dict[str, Any]) -> Clock:
    [unit] = [unit for unit in UNITS if unit in said]
    number = said[unit]
    least, most = said.get("between", (number, number))
    _refuse_unknown(said, {"what", "after", "between", unit}, f"{room}, clock {key}")
    return Clock(key, room, _words(said["what"]), _words(said["after"]), number, unit, least, most)


class Reader:
    """Knows all sheets, because a table may be *as* one of a lower room, and the common words are trust's."""

    def __init__(self, sheets: Mapping[str, Said]) -> None:
        self.sheets = sheets
        self.known: dict[type[models.Model], Entry] = {}

    def other(self, room: str, app: str) -> Other:
        said = self.sheets[room]["others"][app]
        readers = self._common(room, "readers", said["readers"])
        return Other(app, _words(said["what"]), _words(said["why"]), readers, _words(said["kept"]))

    def entry(self, model: type[models.Model]) -> Entry:
        if model not in self.known:
            self.known[model] = self._read(model)
        return self.known[model]

    def _read(self, model: type[models.Model]) -> Entry:
        room = model._meta.app_label
        said: Said = self.sheets[room]["tables"][model.__name__]
        _refuse_unknown(said, TABLE, model._meta.label)
        link = said.get("as", "")
        parent = self.entry(_target(model, link)) if link else None
        readers = self._common(room, "readers", said["readers"]) if "readers" in said else _of(parent).readers
        erase = said.get("erase")
        return Entry(
            model=model,
            room=room,
            what=_words(said["what"]),
            why=_words(said["why"]) if "why" in said else _of(parent).why,
            basis=self._basis(room, said, parent),
            readers=readers,
            subject=_paths(said, "subject", link, parent),
            author=_paths(said, "author", link, parent),
            seen=_seen(model, said, link, parent),
            clocks=_kept(said["kept"]) if "kept" in said else _of(parent).clocks,
            belongs_to=link,
            is_held=bool(said.get("held")),
            is_erased=erase is not None,
            erased_of=tuple(erase.get("of", ())) if isinstance(erase, dict) else (),
            erased=_policy(model, erase["deleted"]) if isinstance(erase, dict) and "deleted" in erase else None,
            left_out=_words(said.get("left_out", "")),
            fields=tuple(self._fields(model, said.get("fields", {}), readers)),
        )

    def _basis(self, room: str, said: Said, parent: Entry | None) -> Words:
        if parent and "basis" not in said:
            return parent.basis
        return self._common(room, "bases", said.get("basis", self.sheets[room].get("basis", "")))

    def _common(self, room: str, kind: str, key: str) -> Words:
        """Words of the room, else those that trust keeps for all."""
        for place in (room, "trust"):
            if key in self.sheets[place].get(kind, {}):
                return _words(self.sheets[place][kind][key])
        raise ValueError(f"{room}/catalogue.yaml: nothing is called “{key}” under {kind}.")

    def _fields(self, model: type[models.Model], said: Said, readers: Words) -> list[Field]:
        told = {name.strip(): words for names, words in said.items() for name in names.split(",")}
        columns = {column.name: column for column in model._meta.concrete_fields}
        _refuse_unknown(told, set(columns), f"{model._meta.label}, fields")
        found = []
        for name, column in columns.items():
            if name not in told and not is_dull(column):
                continue  # the test of the catalogue names it
            more = told.get(name, {})
            more = more if isinstance(more, dict) else {"what": more}
            what = _words(more["what"]) if more else RULE.get(name, _words(str(column.verbose_name)))
            own = self._common(model._meta.app_label, "readers", more["readers"]) if "readers" in more else readers
            found.append(Field(name, what, own, _words(more.get("left_out", "")), name not in told, column))
        return found


def is_dull(column: models.Field[Any, Any]) -> bool:
    """Keys, links and moments speak for themselves."""
    links = column.primary_key or column.is_relation or column.name in DULL
    return links or isinstance(column, models.DateTimeField)


def _of(parent: Entry | None) -> Entry:
    if parent is None:
        raise ValueError("A table that is not *as* another says what, why, readers and kept itself.")
    return parent


def _paths(said: Said, kind: str, link: str, parent: Entry | None) -> tuple[str, ...]:
    if kind in said:
        return tuple(path.replace(".", "__") for path in _listed(said[kind]))
    return tuple(f"{link}__{path}" for path in getattr(parent, kind)) if parent else ()


def _seen(model: type[models.Model], said: Said, link: str, parent: Entry | None) -> Seen | None:
    if "seen" in said:
        return Seen("", model, _policy(model, said["seen"]))
    if parent and parent.seen:
        return Seen(f"{link}__{parent.seen.path}".rstrip("_"), parent.seen.model, parent.seen.policy)
    return None


def _policy(model: type[models.Model], name: str) -> Policy:
    room = model.__module__.split(".models")[0]
    return cast(Policy, getattr(import_module(f"{room}.policies"), name))


def _target(model: type[models.Model], link: str) -> type[models.Model]:
    return cast("type[models.Model]", model._meta.get_field(link).related_model)


def _kept(said: Any) -> tuple[str, ...]:
    return () if said == COMPANY else tuple(_listed(said))


def _listed(said: Any) -> list[str]:
    return [said] if isinstance(said, str) else list(said or [])


def _words(said: str) -> Words:
    return cast(Promise, gettext_lazy(said)) if said else ""


def _refuse_unknown(said: Mapping[str, Any], known: set[str], where: str) -> None:
    if extra := said.keys() - known:
        raise ValueError(f"{where}: {', '.join(sorted(map(str, extra)))} means nothing here.")
