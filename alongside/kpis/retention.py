"""What has outlived its time in this room (`catalogue.yaml` says how long that is): a number, as a whole.

Its oldest readings are what the usual range is made of: taking them alone would move it, and nobody would know why.
"""

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db.models.expressions import RawSQL

from alongside.trust.retention import Rows, deleted, enforce

from .models import Kpi

LetGo = Callable[[list[Any]], None]
_let_go: list[LetGo] = []


def when_they_go(let_go: LetGo) -> None:
    """A room above says here what lets go of numbers before they are deleted. It is given their keys."""
    _let_go.append(let_go)


def register() -> None:
    """Called from `AppConfig.ready()`."""
    enforce("numbers", numbers, forget=with_what_points_to_them_left)


def numbers(before: datetime) -> Rows:
    """So long after their last reading."""
    return Kpi.objects.filter(pk__in=RawSQL("select kpis_quiet(%s)", [before]))


def with_what_points_to_them_left(rows: Rows) -> Counter[str]:
    keys = list(rows.values_list("pk", flat=True))
    for let_go in _let_go:
        let_go(keys)
    return deleted(Kpi.objects.filter(pk__in=keys))
