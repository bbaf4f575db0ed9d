"""Numbers as evidence of a talk: rows that a room above joins with others in one statement, read back into cards."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, QuerySet
from django.db.models.functions import Coalesce, JSONArray, JSONObject
from django.utils import timezone

from alongside.foundation.prepared import word
from alongside.people.models import Person

from ..models import Contest, ContextNote, Kpi, Recalculation
from ..policies import personal_kpis_visible_to
from .card import Card, Past
from .needed import needed

WHAT = "kpi"
DEFINITION = ("name", "unit", "direction", "rhythm", "is_share", "target_kind", "target_low", "target_high", "baseline")


def rows(subject: Person, host: Person, reader: Person) -> "QuerySet[Kpi, Any]":
    """(`kpi`, its facts) of each number of the subject that the host reads too; fresh readings for its owner."""
    here = OuterRef("pk")
    readings = needed(reader, OuterRef(here)).filter(kpi=here).order_by("day")
    reading = JSONArray("id", "day", "value", "of", Coalesce("released_at", "opens_at"))
    remark = {"i": "reading_id", "pk": "id", "text": "text", "by": "by_id", "at": "created_at"}
    changes = Recalculation.objects.filter(kpi=here).values(data=JSONObject(since="since", baseline="baseline"))
    found = Kpi.objects.standing().filter(personal_kpis_visible_to(host), owner=subject).order_by()
    found = found.annotate(
        readings_=ArraySubquery(readings.values(data=reading)),
        notes_=ArraySubquery(
            ContextNote.objects.filter(reading__kpi=here).values(data=JSONObject(**remark, first="was_first"))
        ),
        contests_=ArraySubquery(Contest.objects.filter(reading__kpi=here).values(data=JSONObject(**remark))),
        changes_=ArraySubquery(changes),
    )
    facts = {name: F(name) for name in (*DEFINITION, "id", "target_by", "created_at")}
    beside = {name: F(f"{name}_") for name in ("readings", "notes", "contests", "changes")}
    return found.values_list(word(WHAT), JSONObject(**facts, **beside))


def card_of(told: Mapping[str, Any], people: Sequence[Person], reader: Person, *, fresh: bool = False) -> Card:
    """What both of the two read, the subject first; with `fresh`, what its owner reads besides."""
    subject = people[0]
    kpi = Kpi(id=UUID(told["id"]), owner=subject, target_by=_day(told["target_by"]), **{n: told[n] for n in DEFINITION})
    names = {str(person.pk): person for person in people}
    notes, contests = _by_reading(told["notes"], names), _by_reading(told["contests"], names)
    now = timezone.now()
    read = [_past(row, now, notes, contests) for row in told["readings"]]
    pasts = [past for past in read if fresh or past.is_open]
    changes = [SimpleNamespace(since=_day(c["since"]), baseline=c["baseline"]) for c in told["changes"]]
    aside = frozenset(i for i, past in enumerate(pasts) if past.beside)
    return Card(kpi, reader, pasts, sorted(changes, key=lambda c: c.since or date.min), aside)


def _by_reading(rows: Sequence[Mapping[str, Any]], names: Mapping[str, Person]) -> dict[str, list[SimpleNamespace]]:
    """Remarks by the key of their reading. Of somebody else than the two, no name is known here."""
    found: dict[str, list[SimpleNamespace]] = {}
    for row in rows:
        at = datetime.fromisoformat(row["at"])
        by = names.get(row["by"])
        first = row.get("first", False)
        remark = SimpleNamespace(
            pk=UUID(row["pk"]), text=row["text"], by=by, by_id=by and by.pk, created_at=at, was_first=first
        )
        found.setdefault(row["i"], []).append(remark)
    return found


def listed_at(card: Card, told: Mapping[str, Any]) -> datetime:
    """Since when both could read the newest of it."""
    last = card.last
    opened = last.opened_at if isinstance(last, Past) else None
    return opened or datetime.fromisoformat(told["created_at"])


def has_fresh(told: Mapping[str, Any]) -> bool:
    now = timezone.now()
    return any(datetime.fromisoformat(opens) > now for *_figures, opens in told["readings"])


def _past(row: Sequence[Any], now: datetime, notes: Mapping[str, Any], contests: Mapping[str, Any]) -> Past:
    key, day, value, of, opens = row
    opened = datetime.fromisoformat(opens)
    beside, views = tuple(notes.get(key, ())), tuple(contests.get(key, ()))
    return Past(key, date.fromisoformat(day), value, of, opened if opened <= now else None, beside, views)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
