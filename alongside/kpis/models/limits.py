"""Recalculation: limits from a day on, because the work changed and somebody wrote down how. Never by themselves."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.core.validators import MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.foundation.errors import NotPossible
from alongside.foundation.records import Record
from alongside.journal import actions as journal
from alongside.people.models import Person

from ..signals.tiers import LIMITS_FROM

if TYPE_CHECKING:
    from .kpi import Kpi


class Recalculation(Record):
    kpi = models.ForeignKey("kpis.Kpi", on_delete=models.CASCADE, related_name="recalculations")
    since = models.DateField()
    baseline = models.PositiveSmallIntegerField(default=LIMITS_FROM, validators=[MinValueValidator(LIMITS_FROM)])
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["since"]
        constraints = [models.UniqueConstraint(fields=["kpi", "since"], name="recalculated_once_a_day")]


def recalculate(kpi: Kpi, since: date, *, by: Person, reason: str, baseline: int = LIMITS_FROM) -> Recalculation:
    """New limits once eight readings have come since; until then, and before that day, the old ones stand."""
    if since > timezone.localdate():
        raise NotPossible(_("Choose the day on which the work changed: today or before."))
    if baseline < LIMITS_FROM:
        raise NotPossible(_("Limits need twelve readings or more."))
    if kpi.recalculations.filter(since=since).exists():
        raise NotPossible(_("The limits begin anew on that day already."))
    made = Recalculation.objects.create(kpi=kpi, since=since, baseline=baseline, reason=reason, by=by)
    journal.record("kpi.recalculated", about=kpi, by=by, concerns=kpi.people)
    return made
