"""Reading somebody's record: found by the rule that decides, and written down if the reader is not one of its two.

The views find things through `seen` and `all_seen` alone, so that no door can show a record and forget the log.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection
from django.db.models import Model, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from alongside.foundation.prepared import fetch
from alongside.people.models import Person, Reach, company_day

from .writings import Writing, writing_named

M = TypeVar("M", bound=Model)
STANDING = (Reach.HR, Reach.MANAGER, Reach.SKIP, Reach.DOTTED, Reach.FORMER)  # the first that holds is named
UNNAMED = "reader"
ANYBODY, THING, TEAM = (UUID(int=number) for number in (1, 2, 3))  # stand-ins, of nobody and nothing
OFFICES = (Reach.MANAGER, Reach.HR, Reach.SKIP, Reach.FORMER)  # the first that holds is how somebody reads
BY_OFFICE = """select trust.note_opening(read.subject, stands.relation, read.kind, read.thing)
    from unnest(%s::text[], %s::uuid[], %s::uuid[]) as read (kind, subject, thing) cross join lateral (
        select r.relation from people_reach r join unnest(%s::text[]) with ordinality as o (office, place)
            on o.office = r.relation
        where r.actor_id = trust.actor() and r.subject_id = read.subject order by o.place limit 1) stands
    where stands.relation <> 'manager'"""


def seen(reader: Person, name: str, found: "QuerySet[M]", *, within: str = "", **which: Any) -> M:
    """The one that is asked for, if `reader` may read it; else 404.

    `name` is the kind of writing. Where `found` are parts of it, `within` is the path from a part to the whole.
    """
    writing = _kind(name)
    thing = get_object_or_404(_visible(reader, writing, found, within), **which)
    _note(reader, writing, [_whole(thing, within)])
    return thing


def seen_as_ever(reader: Person, name: str, key: str, found: Callable[[Person], "QuerySet[M]"], pk: UUID) -> M:
    """As `seen`, for a question whose words are the same for everybody: they are put together once, by `found`.

    `key` names what it asks for; `found` gets a stand-in for the reader, who has a team if the reader has one.
    """
    things = all_seen_as_ever(reader, name, key, found, pk=pk)
    if not things:
        raise Http404
    return things[0]


def all_seen_as_ever(
    reader: Person, name: str, key: str, found: Callable[[Person], "QuerySet[M]"], **which: UUID
) -> list[M]:
    """As `all_seen`; `which` is the one condition whose value differs."""
    writing = _kind(name)
    ((field, value),) = which.items()

    def build() -> "QuerySet[M]":
        anybody = Person(pk=ANYBODY, team_id=reader.team_id and TEAM)
        return _visible(anybody, writing, found(anybody), "").filter(**{field: THING})

    asked = ("seen", name, key, field, reader.team_id is None, company_day())
    things = fetch(asked, build, {ANYBODY: reader.pk, TEAM: reader.team_id, THING: value})
    _note(reader, writing, things)
    return things


def all_seen(reader: Person, name: str, found: "QuerySet[M]", *, within: str = "") -> list[M]:
    """Those among `found` that `reader` may read, read."""
    writing = _kind(name)
    things = list(_visible(reader, writing, found, within))
    _note(reader, writing, [_whole(thing, within) for thing in things])
    return things


def noted(reader: Person, name: str, things: Iterable[M]) -> list[M]:
    """These, of which `reader` is shown what stands in them; written down where it has to be."""
    read = list(things)
    _note(reader, _kind(name), read)
    return read


def noted_together(reader: Person, read: Mapping[str, Iterable[Model]]) -> None:
    """Of several kinds at once that are read by their two, and by others only by office."""
    told = [(_kind(name), thing) for name, things in read.items() for thing in things]
    _note_by_office(reader, told)


def _visible(reader: Person, writing: Writing, found: "QuerySet[M]", within: str) -> "QuerySet[M]":
    if not within:
        return found.filter(writing.visible_to(reader))
    return found.filter(**{f"{within}__in": writing.model._default_manager.filter(writing.visible_to(reader))})


def openable(reader: Person, name: str, found: "QuerySet[M]") -> "QuerySet[M]":
    """Those that `reader` may open, to name and count them. What stands in them is shown by `seen` alone."""
    return _visible(reader, _kind(name), found, "")


def _kind(name: str) -> Writing:
    writing = writing_named(name)
    if writing is None:
        raise LookupError(f"No room has said who reads “{name}”.")
    return writing


def _whole(thing: Model, within: str) -> Any:
    whole: Any = thing
    for step in within.split("__") if within else ():
        whole = getattr(whole, step)
    return whole


def _note(reader: Person, writing: Writing, things: Iterable[Any]) -> None:
    if writing.read_by != "others":
        _note_by_office(reader, [(writing, thing) for thing in things])
        return
    for thing in things:
        people = writing.people(thing)
        if reader.pk not in {person.pk for person in people}:
            with connection.cursor() as cursor:
                said = [people[0].pk, _relation(reader, people[0], writing, thing), writing.name, thing.pk]
                cursor.execute("select trust.note_opening(%s, %s, %s, %s)", said)


def _note_by_office(reader: Person, read: Iterable[tuple[Writing, Any]]) -> None:
    """By whoever does not lead them today and stands above or beside: one statement for a whole list."""
    told = [(writing.name, writing.watched(thing), str(thing.pk)) for writing, thing in read]
    others = [one for one in told if one[1] and one[1] != reader.pk]
    if others:
        with connection.cursor() as cursor:
            cursor.execute(BY_OFFICE, [*map(list, zip(*others, strict=True)), list(OFFICES)])


def note_told(relation: str, name: str, things: Sequence[tuple[UUID, UUID]]) -> None:
    """Of people and things of theirs of which the reader was told something, without reading them."""
    people, keys = [person for person, _thing in things], [thing for _person, thing in things]
    with connection.cursor() as cursor:
        said: list[Any] = [relation, name, people, keys]
        cursor.execute(
            "select trust.note_opening(p, %s, %s, t) from unnest(%s::uuid[], %s::uuid[]) as told (p, t)", said
        )


def _relation(reader: Person, subject: Person, writing: Writing, thing: Any) -> str:
    """How the reader stands to the person concerned: what justified the reading."""
    standing = set(Reach.objects.filter(actor=reader, subject=subject).values_list("relation", flat=True))
    return writing.reads_as(reader, thing) or next((r for r in STANDING if r in standing), UNNAMED)
