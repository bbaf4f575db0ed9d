"""What stands in the register: the catalogue in the words and times of today."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside import __version__

from ..announcing import announced
from ..catalogue import Clock, Entry, catalogue
from ..retention import kept_words, number_of
from .not_protected import NOT_DONE, NOT_PROTECTED

ABOUT = {
    "subject": gettext_lazy("the person it is about"),
    "author": gettext_lazy("who wrote it"),
    "both": gettext_lazy("the person it is about, and who wrote it"),
    "none": gettext_lazy("nobody"),
}


@dataclass(frozen=True)
class FieldLine:
    name: str
    what: str
    about: str
    readers: str
    in_archive: str


@dataclass(frozen=True)
class TableLine:
    table: str
    what: str
    why: str
    about: str
    readers: str
    kept: str
    basis: str
    in_archive: str
    fields: list[FieldLine]


@dataclass(frozen=True)
class ClockLine:
    what: str
    kept: str
    chosen: str


@dataclass(frozen=True)
class Section:
    room: str
    title: str
    tables: list[TableLine]

    @property
    def plainly(self) -> list[tuple[str, str, str]]:
        """What, who reads it, how long: tables that share readers and time in one line, but those about nobody."""
        lines: dict[tuple[str, str], list[str]] = {}
        for table in self.tables:
            if table.about != str(ABOUT["none"]):
                lines.setdefault((table.readers, table.kept), []).append(table.what)
        return [(_(" · ").join(whats), readers, kept) for (readers, kept), whats in lines.items()]


@dataclass(frozen=True)
class Register:
    made_on: str
    version: str
    sections: list[Section]
    clocks: list[ClockLine]
    others: list[dict[str, str]]
    not_protected: list[str]
    not_done: list[str]
    told_by_name: list[str]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    def as_markdown(self) -> str:
        return render_to_string("trust/stored/register.txt", {"register": self})


def register() -> Register:
    known = catalogue()
    return Register(
        made_on=timezone.localdate().isoformat(),
        version=__version__,
        sections=[
            Section(room, str(title), [_table(entry) for entry in known.entries if entry.room == room])
            for room, title in known.titles.items()
        ],
        clocks=[ClockLine(str(clock.what), kept_words(key), _chosen(clock)) for key, clock in known.clocks.items()],
        others=[{name: str(words) for name, words in asdict(other).items()} for other in known.others],
        not_protected=_said(NOT_PROTECTED),
        not_done=_said(NOT_DONE),
        told_by_name=announced(),
    )


def kept_by(entry: Entry) -> str:
    """“24 months after the talk; formal talks: 36 months after the talk”."""
    if not entry.clocks:
        return _("As long as the company uses it")
    first, *others = entry.clocks
    known = catalogue().clocks
    more = [_("%(what)s: %(kept)s") % {"what": known[key].what, "kept": kept_words(key)} for key in others]
    return "; ".join([kept_words(first), *more])


def _table(entry: Entry) -> TableLine:
    about = str(ABOUT[entry.about])
    return TableLine(
        table=entry.label,
        what=str(entry.what),
        why=str(entry.why),
        about=about,
        readers=str(entry.readers),
        kept=kept_by(entry),
        basis=str(entry.basis),
        in_archive=_in_archive(entry),
        fields=[
            FieldLine(
                field.name, str(field.what), about, str(field.readers), _left_out(field.left_out or entry.left_out)
            )
            for field in entry.fields
        ],
    )


def _in_archive(entry: Entry) -> str:
    return _("no: it is about nobody") if entry.about == "none" else _left_out(entry.left_out)


def _left_out(why: object) -> str:
    return _("no: %(why)s") % {"why": why} if why else _("yes")


def _chosen(clock: Clock) -> str:
    if clock.is_fixed:
        return _("fixed")
    bounds = {"least": clock.span_words(clock.least), "most": clock.span_words(clock.most)}
    if number_of(clock) == clock.number:
        return _("as it comes; the company may choose %(least)s to %(most)s") % bounds
    return _("chosen by the company, between %(least)s and %(most)s") % bounds


def _said(sentences: Iterable[object]) -> list[str]:
    return [str(sentence) for sentence in sentences]
