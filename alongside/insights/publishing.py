"""Publishing a quarter: what may be told is decided, made coarse where the group is small, and stored. Once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from alongside.people.models import Credential, Passkey, Person, Session, SignInLink

from .measuring import Counted, Shares, counted, groups, people_here, who_began
from .models import FLOOR, Beginning, Figure, Measure, Membership, Release, group_size
from .quarters import Quarter, settled
from .suppression import Group, changed, shown

LOCK = 7_203_011  # one publisher at a time
EXACT_FROM = 20  # people; below that, and where a few came or went, in tenths
SPANS = ((FLOOR, 9), (10, 19), (20, 49))  # people; from fifty on “or more”
LOOKS_BACK = 4  # quarters, when a company begins
Teams = Group[UUID | None]


@transaction.atomic
def publish_settled(on: date) -> list[Release]:
    """Every quarter that has settled and is not published yet, as far as there is anything to tell."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [LOCK])
    done = set(Release.objects.values_list("starts_on", flat=True))
    waiting = [quarter for quarter in settled(on, LOOKS_BACK) if quarter.starts_on > max(done, default=date.min)]
    return [release for quarter in waiting if (release := publish(quarter))]


def publish(quarter: Quarter) -> Release | None:
    people, least = people_here(quarter), group_size()
    top, found = groups(people), counted(quarter, people)
    if len(found.of_everyone[Measure.HELD]) < least:
        return None
    before = _before(quarter)
    release = Release.objects.create(starts_on=quarter.starts_on, least=least)
    figures = [*_of_teams(top, found, least, before), *_of_kinds(found, least)]
    Figure.objects.bulk_create([Figure(release=release, **facts) for facts in figures])
    Membership.objects.exclude(release__starts_on__gte=quarter.before.starts_on).delete()
    Membership.objects.bulk_create(
        [Membership(release=release, team_id=key, people=sorted(group)) for key, group in _people_of(top) if key]
    )
    return release


def _before(quarter: Quarter) -> dict[UUID, list[UUID]]:
    """Team → who was counted in the quarter before."""
    rows = Membership.objects.filter(release__starts_on=quarter.before.starts_on)
    return dict(rows.values_list("team_id", "people"))


def _people_of(group: Teams) -> Iterator[tuple[UUID | None, list[UUID]]]:
    yield group.key, list(group.people)  # type: ignore[arg-type]
    for part in group.parts:
        yield from _people_of(part)


# --- by team --------------------------------------------------------------------------------------------------------
def _of_teams(top: Teams, found: Counted, least: int, before: dict[UUID, list[UUID]]) -> Iterator[dict[str, Any]]:
    """A team that lost or won a few people since the quarter before is told of in its parent alone while it is small,
    and in tenths once it is large."""
    people = dict(_people_of(top))
    uneasy = {key for key, now in people.items() if key in before and 0 < changed(before[key], now) < least}
    barred = {key for key in uneasy if len(people[key]) < EXACT_FROM}
    for measure, shares in found.of_everyone.items():
        told = shown(top.only(shares), least, lambda key: key in barred)
        for key in told:
            of = [person for person in people[key] if person in shares]
            yield {"measure": measure, "team_id": key} | coarse(shares, of, least, exact=key not in uneasy)


# --- by kind --------------------------------------------------------------------------------------------------------
def _of_kinds(found: Counted, least: int) -> Iterator[dict[str, Any]]:
    """For everyone together: teams and kinds are not crossed."""
    for measure, kinds in found.of_kinds.items():
        parts = tuple(Group[UUID | None](kind, frozenset(shares)) for kind, shares in kinds.items())
        for kind in shown(Group[UUID | None](None, parts=parts), least) - {None}:
            if kind:
                yield {"measure": measure, "kind_id": kind} | coarse(kinds[kind], kinds[kind], least)


def coarse(shares: Shares, people: Iterable[UUID], least: int, *, exact: bool = True) -> dict[str, int]:
    """So many of so many; in a small group about how many tenths, and never none or all of them."""
    added = [shares[person] for person in people]
    count, out_of = sum(a for a, _b in added), sum(b for _a, b in added)
    if exact and len(added) >= EXACT_FROM:
        return {"people_from": len(added), "people_to": len(added), "count": count, "out_of": out_of}
    begins, ends = next((span for span in SPANS if len(added) <= span[1]), (50, 99_999))
    return {"people_from": max(begins, least), "people_to": ends, "tenths": tenths(count, out_of)}


def tenths(count: int, out_of: int) -> int:
    return min(9, max(1, (20 * count + out_of) // (2 * out_of)))


# --- setting up -----------------------------------------------------------------------------------------------------
def note_beginning(on: date) -> Beginning | None:
    """How many people hold an invitation, have signed in, have a talk planned or had one; for everyone together."""
    here = set(Person.objects.employed(on).values_list("pk", flat=True))
    if len(here) < group_size():
        return None
    planned, acted = who_began(here, Quarter.of(on))
    signed_in = here & (acted | _people_with_a_key())
    invited = SignInLink.objects.filter(purpose=SignInLink.INVITATION).values_list("person", flat=True)
    steps = {"invited": here & set(invited) | signed_in, "signed_in": signed_in, "planned": planned}
    told = {name: tenths(len(people), len(here)) for name, people in steps.items()} | {"people": len(here)}
    return Beginning.objects.update_or_create(day=on, defaults=told)[0]


def _people_with_a_key() -> set[UUID]:
    """Whoever is signed in, came by a link, or keeps something to sign in with. Links are soon forgotten."""
    spent = SignInLink.objects.filter(purpose__in=SignInLink.WAYS_IN, spent_at__isnull=False)
    keys = (spent, Session.objects.filter(person__isnull=False), Credential.objects, Passkey.objects)
    return {person for found in keys for person in found.values_list("person", flat=True)}
