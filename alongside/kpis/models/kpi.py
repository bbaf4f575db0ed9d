"""Kpi: what is counted, whose number it is, and what would be good. Who reads the number reads this too."""

from __future__ import annotations

import secrets
from typing import Any, Self

from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.foundation.errors import NotPossible
from alongside.foundation.records import Versioned
from alongside.journal import actions as journal
from alongside.people.models import Person, Team

from ..signals.tiers import LIMITS_FROM
from ..signals.words import Target
from . import limits, reading


class KpiQuerySet(models.QuerySet["Kpi"]):
    def visible_to(self, person: Person) -> Self:
        from ..policies import kpis_visible_to

        return self.filter(kpis_visible_to(person))

    def standing(self) -> Self:
        return self.filter(retired_at__isnull=True)

    def with_owner(self) -> Self:
        return self.select_related("owner", "team", "quality")


class Kpi(Versioned):
    class Direction(models.TextChoices):
        UP = "up", gettext_lazy("More is better")
        DOWN = "down", gettext_lazy("Less is better")
        NEITHER = "neither", gettext_lazy("Neither by itself")

    class TargetKind(models.TextChoices):
        NONE = "none", gettext_lazy("No target")
        AT_LEAST = "at_least", gettext_lazy("At least")
        AT_MOST = "at_most", gettext_lazy("At most")
        BETWEEN = "between", gettext_lazy("Between")
        REACH_BY = "reach_by", gettext_lazy("Reach by a day")

    class Rhythm(models.TextChoices):
        DAY = "day", gettext_lazy("Every day")
        WEEK = "week", gettext_lazy("Every week")
        MONTH = "month", gettext_lazy("Every month")
        QUARTER = "quarter", gettext_lazy("Every quarter")

    name = models.CharField(max_length=120)
    meaning = models.TextField(max_length=1000, blank=True)
    unit = models.CharField(max_length=40, blank=True)
    direction = models.CharField(max_length=7, choices=Direction, default=Direction.NEITHER)
    rhythm = models.CharField(max_length=7, choices=Rhythm, default=Rhythm.WEEK)
    is_share = models.BooleanField(default=False)
    target_kind = models.CharField(max_length=8, choices=TargetKind, default=TargetKind.NONE)
    target_low = models.FloatField(null=True, blank=True)
    target_high = models.FloatField(null=True, blank=True)
    target_by = models.DateField(null=True, blank=True)
    owner = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    quality = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="guards")
    comes_from = models.CharField(max_length=200, blank=True)
    fed_by = models.ForeignKey("kpis.Source", null=True, blank=True, on_delete=models.SET_NULL, related_name="kpis")
    key = models.SlugField(max_length=60, unique=True, editable=False)
    baseline = models.PositiveSmallIntegerField(default=LIMITS_FROM)
    defined_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = KpiQuerySet.as_manager()

    # what can happen to a KPI
    read = reading.read
    recalculate = limits.recalculate

    class Meta:
        ordering = ["name", "id"]
        indexes = [models.Index(fields=["owner"]), models.Index(fields=["team"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(owner__isnull=False, team__isnull=True) | Q(owner__isnull=True, team__isnull=False),
                name="kpi_of_a_person_or_a_team",
            )
        ]

    @property
    def worded_times(self) -> int:
        """A share is kept as a part of one, and worded in per cent: in goals and in the evidence as well."""
        return 100 if self.is_share else 1

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("kpis:show", args=[self.pk])

    @property
    def is_personal(self) -> bool:
        return self.owner_id is not None

    @property
    def is_retired(self) -> bool:
        return self.retired_at is not None

    @property
    def belongs_to(self) -> str:
        return self.owner.name if self.owner else str(self.team)

    @property
    def target(self) -> Target:
        return Target(self.target_kind, self.target_low, self.target_high, self.target_by)  # type: ignore[arg-type]

    def reword(self, *, by: Person, version: int, **facts: Any) -> None:
        """The definition changes; its readings stay what they were."""
        if self.is_retired:
            raise NotPossible(_("This number is not followed any more. Bring it back to change it."))
        self.rewrite(version=version, **facts)
        journal.record("kpi.reworded", about=self, by=by, concerns=self.people)

    @property
    def people(self) -> list[Person]:
        return [self.owner] if self.owner else []

    @transaction.atomic
    def retire(self, *, by: Person) -> None:
        """Nobody follows it any more. What was read stays."""
        if self.is_retired:
            raise NotPossible(_("This number is not followed any more."))
        self.rewrite(version=self.version, retired_at=timezone.now())
        journal.record("kpi.retired", about=self, by=by, concerns=self.people)

    def bring_back(self, *, by: Person) -> None:
        self.rewrite(version=self.version, retired_at=None)
        journal.record("kpi.brought_back", about=self, by=by, concerns=self.people)


@transaction.atomic
def define(name: str, *, by: Person, owner: Person | None = None, team: Team | None = None, **facts: Any) -> Kpi:
    """A number of a person or of a team. Whose it is reads at once who wrote it down."""
    key = f"{slugify(name)[:48] or 'kpi'}-{secrets.token_hex(4)}"
    kpi = Kpi.objects.create(name=name, owner=owner, team=team, defined_by=by, key=key, **facts)
    journal.record("kpi.defined", about=kpi, by=by, concerns=kpi.people)
    return kpi
