"""Reporting lines: who leads whom, solid or dotted, from when to when. Solid lines never form a circle."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import connection, models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _

from alongside.foundation.errors import NotPossible

from . import reach
from .dated import Dated, DatedQuerySet, company_day, span, still_open

if TYPE_CHECKING:
    from .person import Person

LOCK = 7_203_001  # one writer of reporting lines at a time, so that two halves of a circle cannot meet


class ReportingLine(Dated):
    SOLID, DOTTED = "solid", "dotted"

    subject = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="lines_up")
    manager = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="lines_down")
    kind = models.CharField(max_length=6, choices=[(SOLID, SOLID), (DOTTED, DOTTED)], default=SOLID)

    objects = DatedQuerySet["ReportingLine"].as_manager()

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(condition=~Q(subject=F("manager")), name="nobody_leads_themself"),
            ExclusionConstraint(
                name="one_solid_line_at_a_time",
                expressions=[("subject", RangeOperators.EQUAL), (span(), RangeOperators.OVERLAPS)],
                condition=Q(kind="solid"),
            ),
        ]


@transaction.atomic
def report_to(person: Person, manager: Person, *, since: date | None = None, kind: str = "solid") -> ReportingLine:
    """From `since`, `person` reports to `manager`. The solid line before it ends that day."""
    day = since or company_day()
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [LOCK])
    if kind == ReportingLine.SOLID:
        if _leads_to(manager, person, day):
            raise NotPossible(
                _("%(a)s already reports to %(b)s: choose another manager.") % {"a": manager, "b": person}
            )
        for line in person.lines_up.filter(still_open(day), kind=kind):
            line.end(day)
    line = ReportingLine.objects.create(subject=person, manager=manager, kind=kind, starts_on=day)
    reach.derive()
    return line


def _leads_to(start: Person, goal: Person, day: date) -> bool:
    """Whether the solid lines from `start` upwards reach `goal` on that day."""
    above = dict(
        ReportingLine.objects.filter(kind=ReportingLine.SOLID).current(day).values_list("subject_id", "manager_id")
    )
    seen: set[UUID] = set()
    at: UUID | None = start.pk
    while at and at not in seen:
        if at == goal.pk:
            return True
        seen.add(at)
        at = above.get(at)
    return False
