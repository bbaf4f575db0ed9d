"""Employment: from when to when somebody works here. Sessions end with it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models, transaction

from . import reach
from .dated import Dated, DatedQuerySet, company_day, span, still_open

if TYPE_CHECKING:
    from .person import Person


class Employment(Dated):
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="employments")

    objects = DatedQuerySet["Employment"].as_manager()

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            ExclusionConstraint(
                name="employed_once_at_a_time",
                expressions=[("person", RangeOperators.EQUAL), (span(), RangeOperators.OVERLAPS)],
            ),
        ]


def employ(person: Person, *, starts_on: date | None = None) -> Employment:
    employment = Employment.objects.create(person=person, starts_on=starts_on or company_day())
    reach.derive()
    return employment


@transaction.atomic
def leave(person: Person, *, on: date | None = None) -> None:
    """The last day was the day before `on`. Every edge and every session ends with the employment."""
    day = on or company_day()
    facts = (person.employments, person.lines_up, person.lines_down, person.hr_scopes, person.administrations)
    for fact in (dated for facts_of_a_kind in facts for dated in facts_of_a_kind.filter(still_open(day))):
        fact.end(day)
    reach.derive()
    if day <= company_day():
        person.sessions.all().delete()
