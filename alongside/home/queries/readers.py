"""Who stands so to somebody that they can open something of theirs now, by name."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from alongside.people.models import Person, Reach, ReportingLine, company_day
from alongside.people.reach import HANDOVER

MOST = 40


@dataclass(frozen=True)
class Former:
    person: Person
    until: date | None  # the last day on which they still read


@dataclass(frozen=True)
class ReadersNow:
    managers: list[Person]
    former: list[Former]
    partners: list[Person]
    ahead: list[ReportingLine]  # who will come to lead them


def readers_now(person: Person) -> ReadersNow:
    """Whoever is not named here is nobody to this person's records."""
    ended = ReportingLine.objects.filter(manager=OuterRef("actor"), subject=person, kind=ReportingLine.SOLID)
    rows = list(
        Reach.objects.filter(subject=person, relation__in=[Reach.MANAGER, Reach.FORMER, Reach.HR])
        .select_related("actor")
        .annotate(ended_on=Subquery(ended.filter(ends_on__isnull=False).order_by("-ends_on").values("ends_on")[:1]))
        .order_by("actor__sort_key")[:MOST]
    )
    by = {kind: [row for row in rows if row.relation == kind] for kind in (Reach.MANAGER, Reach.FORMER, Reach.HR)}
    return ReadersNow(
        managers=[row.actor for row in by[Reach.MANAGER]],
        former=[Former(row.actor, _last_day(row.ended_on)) for row in by[Reach.FORMER]],
        partners=[row.actor for row in by[Reach.HR]],
        ahead=list(_ahead(person)),
    )


def _ahead(person: Person) -> "QuerySet[ReportingLine]":
    lines = ReportingLine.objects.filter(subject=person, kind=ReportingLine.SOLID, starts_on__gt=company_day())
    return lines.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=F("starts_on"))).select_related("manager")


def _last_day(ended_on: date | None) -> date | None:
    return ended_on + HANDOVER - timedelta(days=1) if ended_on else None
