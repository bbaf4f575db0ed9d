"""Receipts with names, and every reader of a thing."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.core.paginator import Page, Paginator
from django.db.models import Case, Count, Exists, IntegerField, OuterRef, QuerySet, Value, When, Window
from django.urls import reverse

from alongside.foundation.prepared import fetch
from alongside.people.models import Person, Reach, company_day

from . import policies
from .decisions import Decisions, decisions_now
from .models import Opening
from .writings import Reader, Readers, Words, Writing, name_of, writing_named

LOOKED_AT = 12  # more than can be named, so that HR partners among them can be counted
PAGE = 50


Known = dict[Any, Any]  # what was asked for already on this page


@dataclass(frozen=True)
class Receipt:
    """Who can read it now, what would change that, how long it lives, what it may be used for."""

    names: str
    who: str
    changes: list[str]
    lasts: str
    used_for: Words
    is_private: bool
    url: str  # of the page that names everybody; nothing where the thing is not saved yet
    decisions: Decisions | None  # nothing, where nobody but the author reads it


def receipt_of(name: str, thing: Any, known: Known | None = None) -> Receipt:
    """Of a thing, or of one that is about to be written."""
    known = {} if known is None else known
    writing = _kind(name)
    audience = writing.audience(thing) if writing.audience else (name, thing.pk)
    if audience not in known:
        known[audience] = first_readers(writing, thing)
    if "decisions" not in known:
        known["decisions"] = decisions_now()
    readers, saved = known[audience], not thing._state.adding
    return Receipt(
        names=readers.in_words(name_of),
        who=writing.who(thing, readers),
        changes=writing.changes(thing, readers),
        lasts=writing.lasts(thing),
        used_for=writing.used_for,
        is_private=readers.count <= 1,
        url=reverse("trust:receipt", args=[name, thing.pk]) if saved else "",
        decisions=None if writing.read_by == "author" else known["decisions"],
    )


def receipt_without_names(name: str, who: str, decisions: Decisions) -> Receipt:
    """Before it is chosen whom it is shared with."""
    writing = _kind(name)
    lasts, used_for = writing.lasts(None), writing.used_for
    return Receipt("", who, [], lasts, used_for, is_private=False, url="", decisions=decisions)


def _kind(name: str) -> Writing:
    writing = writing_named(name)
    if writing is None:
        raise LookupError(f"No room has said who reads “{name}”.")
    return writing


def first_readers(writing: Writing, thing: Any) -> Readers:
    people = writing.people(thing)
    if writing.read_by == "author":
        return Readers([Reader(people[0], True, frozenset())], 1)
    rows = _first_rows(writing, thing, people)
    own = {person.pk for person in people}
    first = [Reader(row, row.pk in own, frozenset(row.relations)) for row in rows]
    return Readers(first, rows[0].all if rows else 0)


def _first_rows(writing: Writing, thing: Any, people: Sequence[Person]) -> list[Any]:
    if not writing.stand_in:
        return list(_first(writing, thing, people))
    nobodys, values = writing.stand_in(thing)
    build = partial(_first, writing, nobodys, writing.people(nobodys))
    return fetch(("readers", writing.name, company_day()), build, values)


def _first(writing: Writing, thing: Any, people: Sequence[Person]) -> "QuerySet[Person]":
    found: QuerySet[Person] = _readers(writing, thing, people).annotate(all=Window(Count("*")))[:LOOKED_AT]
    return found


def _readers(writing: Writing, thing: Any, people: Sequence[Person]) -> "QuerySet[Person]":
    """Those who work here and can read it, and how they stand to its first person: its people first, HR last."""
    standing = Reach.objects.filter(actor=OuterRef("pk"), subject=people[0])
    place = Case(
        *(When(pk=person.pk, then=Value(number)) for number, person in enumerate(people)),
        When(Exists(standing.filter(relation=Reach.HR)), then=Value(len(people) + 1)),
        default=Value(len(people)),
        output_field=IntegerField(),
    )
    found: Any = Person.objects.employed().of_whom(writing.readers_of(thing))
    found = found.annotate(place=place, relations=ArraySubquery(standing.values("relation")))
    ordered: QuerySet[Person] = found.order_by("place", "sort_key", "id")
    return ordered


@dataclass(frozen=True)
class ReadersPage:
    """Everybody who can read a thing, by name."""

    title: str
    receipt: Receipt
    readers: "Page[Person]"
    is_logged: bool
    is_mine: bool  # the reader is the one it is about, and may see who opened it
    openings: list[Opening]


def readers_page(name: str, thing: Any, me: Person, number: int | str = 1) -> ReadersPage:
    writing = _kind(name)
    people = writing.people(thing)
    opened = Opening.objects.filter(policies.openings_visible_to(me), writing=name, thing=thing.pk)
    return ReadersPage(
        title=writing.title(thing),
        receipt=receipt_of(name, thing),
        readers=Paginator(_readers(writing, thing, people).select_related("team"), PAGE).get_page(number),
        is_logged=writing.read_by == "others",
        is_mine=people[0].pk == me.pk,
        openings=list(opened.select_related("reader")[:PAGE]),
    )
