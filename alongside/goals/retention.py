"""What has outlived its time in this room (`catalogue.yaml` says how long that is)."""

from datetime import datetime
from typing import Any

from django.db.models.expressions import RawSQL

from alongside.kpis.retention import when_they_go
from alongside.trust.retention import Rows, enforce

from .models import Goal, ScorecardLine


def register() -> None:
    """Called from `AppConfig.ready()`."""
    when_they_go(let_go_of_numbers)
    enforce("goals", goals)
    enforce("goals", lines)


def goals(before: datetime) -> Rows:
    """So long after they ended, were due, or were last heard of."""
    return Goal.objects.filter(pk__in=RawSQL("select goals_quiet(%s)", [before]))


def lines(before: datetime) -> Rows:
    """So long after a line ended or was last looked at."""
    return ScorecardLine.objects.filter(pk__in=RawSQL("select goals_lines_quiet(%s)", [before]))


def let_go_of_numbers(keys: list[Any]) -> None:
    Goal.objects.filter(kpi__in=keys).update(kpi=None)
