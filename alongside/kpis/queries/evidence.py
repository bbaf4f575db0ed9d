"""Numbers as evidence of a talk: rows that a room above joins with others in one statement, read back into cards."""

from collections.abc import Mapping
from datetime import date, datetime
from types import SimpleNamespace
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, F, OuterRef, QuerySet, Value
from django.db.models.functions import JSONObject
from django.utils import timezone

from alongside.people.models import Person

from ..models import ContextNote, Kpi, Reading, Recalculation
from ..policies import kpis_visible_to
from .card import Card, Past

WHAT = "kpi"
DEFINITION = ("name", "unit", "direction", "rhythm", "is_share", "target_kind", "target_low", "target_high", "baseline")


def rows(subject: Person, host: Person, reader: Person) -> "QuerySet[Kpi, Any]":
    """(`kpi`, its facts) of each number of the subject that the host reads too; fresh readings for its owner."""
    here = OuterRef("pk")
    readings = Reading.objects.visible_to(reader).filter(kpi=here).order_by("day")
    reading = JSONObject(i="id", d="day", v="value", o="of", a="opens_at", r="released_at")
    noted = ContextNote.objects.filter(reading__kpi=here).order_by().values("reading_id")
    changes = Recalculation.objects.filter(kpi=here).values(data=JSONObject(since="since", baseline="baseline"))
    found = Kpi.objects.standing().filter(kpis_visible_to(host), owner=subject).order_by()
    found = found.annotate(
        readings_=ArraySubquery(readings.values(data=reading)),
        noted_=ArraySubquery(noted),
        changes_=ArraySubquery(changes),
    )
    facts = {name: F(name) for name in (*DEFINITION, "id", "target_by", "created_at")}
    told = JSONObject(**facts, readings=F("readings_"), noted=F("noted_"), changes=F("changes_"))
    return found.values_list(Value(WHAT, output_field=CharField()), told)


def card_of(told: Mapping[str, Any], subject: Person, reader: Person, *, fresh: bool = False) -> Card:
    """What both read; with `fresh`, what its owner reads besides."""
    kpi = Kpi(id=told["id"], owner=subject, target_by=_day(told["target_by"]), **{n: told[n] for n in DEFINITION})
    now = timezone.now()
    kept = [(row["i"], past) for row in told["readings"] if (past := _past(row, now)).is_open or fresh]
    noted = set(told["noted"])
    changes = [SimpleNamespace(since=_day(c["since"]), baseline=c["baseline"]) for c in told["changes"]]
    aside = frozenset(i for i, (key, _past) in enumerate(kept) if key in noted)
    return Card(kpi, reader, [past for _key, past in kept], sorted(changes, key=lambda c: c.since or date.min), aside)


def listed_at(card: Card, told: Mapping[str, Any]) -> datetime:
    """Since when both could read the newest of it."""
    last = card.last
    opened = last.opened_at if isinstance(last, Past) else None
    return opened or datetime.fromisoformat(told["created_at"])


def has_fresh(told: Mapping[str, Any]) -> bool:
    now = timezone.now()
    return any(not _past(row, now).is_open for row in told["readings"])


def _past(row: Mapping[str, Any], now: datetime) -> Past:
    released = datetime.fromisoformat(row["r"]) if row["r"] else None
    opens = datetime.fromisoformat(row["a"])
    return Past(date.fromisoformat(row["d"]), row["v"], row["o"], released or (opens if opens <= now else None))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
