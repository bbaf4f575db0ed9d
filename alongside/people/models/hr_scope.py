"""HR scopes: whom an HR partner looks after, by team or by person. Never themself, never their own chain."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from . import reach
from .dated import Dated, DatedQuerySet, company_day

if TYPE_CHECKING:
    from .person import Person
    from .team import Team


class HRScope(Dated):
    partner = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="hr_scopes")
    team = models.ForeignKey("people.Team", null=True, blank=True, on_delete=models.CASCADE, related_name="hr_scopes")
    person = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.CASCADE, related_name="hr_scopes_over"
    )

    objects = DatedQuerySet["HRScope"].as_manager()

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(team__isnull=True, person__isnull=False) | Q(team__isnull=False, person__isnull=True),
                name="scope_over_a_team_or_a_person",
            ),
        ]


def partner_for(
    partner: Person, *, team: Team | None = None, person: Person | None = None, since: date | None = None
) -> HRScope:
    scope = HRScope.objects.create(partner=partner, team=team, person=person, starts_on=since or company_day())
    reach.derive()
    return scope


class Administration(Dated):
    """Who runs the installation. An administrator administers and reads nothing."""

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="administrations")

    objects = DatedQuerySet["Administration"].as_manager()


def administer(person: Person, *, since: date | None = None) -> Administration:
    return Administration.objects.create(person=person, starts_on=since or company_day())


def stop_administering(person: Person) -> None:
    for administration in person.administrations.current():
        administration.end()
