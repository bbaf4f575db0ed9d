"""Who opened my records: the access log as the person concerned reads it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.urls import reverse

from alongside.people.models import Person

from . import policies
from .models import Opening
from .writings import writing_named

PAGE = 50


@dataclass(frozen=True)
class Opened:
    """One line of the log: who, standing how, what."""

    opening: Opening
    title: str
    url: str


@dataclass(frozen=True)
class OpeningsPage:
    page: "Page[Opening]"
    days: list[tuple[date, list[Opened]]]


def openings_page(person: Person, number: int | str = 1) -> OpeningsPage:
    """What others opened of somebody's records in the last twelve months, day by day."""
    found = Opening.objects.filter(policies.openings_visible_to(person)).select_related("reader")
    page = Paginator(found.order_by("-day", "reader__sort_key", "thing"), PAGE).get_page(number)
    lines = list(_named(list(page)))
    return OpeningsPage(page, [(day, list(of_day)) for day, of_day in groupby(lines, lambda line: line.opening.day)])


def _named(openings: list[Opening]) -> Iterator[Opened]:
    """Each with the name of what was opened, read kind by kind."""
    things = {kind: _things(kind, openings) for kind in {opening.writing for opening in openings}}
    for opening in openings:
        thing, writing = things[opening.writing].get(opening.thing), writing_named(opening.writing)
        if thing is None or writing is None:
            yield Opened(opening, "", "")
        else:
            yield Opened(opening, writing.title(thing), reverse("trust:receipt", args=[writing.name, thing.pk]))


def _things(kind: str, openings: list[Opening]) -> dict[UUID, Any]:
    writing = writing_named(kind)
    if writing is None:
        return {}
    keys = [opening.thing for opening in openings if opening.writing == kind]
    found = writing.model._default_manager.select_related(*writing.brings).filter(pk__in=keys)
    return {thing.pk: thing for thing in found}
