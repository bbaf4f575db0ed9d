"""Builders of numbers and their readings, for this room's tests and those above."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from alongside.foundation.testing import by_owner
from alongside.people.models import Person

from .models import Kpi, Reading, define

LONG_AGO = timedelta(days=30)


@by_owner
def a_kpi(owner: Person | None = None, name: str = "Open cases", *, by: Person | None = None, **facts: Any) -> Kpi:
    """Somebody's number, defined by themself unless said otherwise; a team's with `team=` and `by=`."""
    definer = by or owner
    assert definer is not None, "somebody defines it"
    return define(name, by=definer, owner=owner, **facts)


@by_owner
def readings_of(
    kpi: Kpi,
    values: Sequence[float],
    *,
    last: date | None = None,
    every: int = 7,
    of: float | None = None,
    fresh: int = 0,
) -> list[Reading]:
    """One reading a week up to `last` (today). All but the `fresh` last ones have opened long ago."""
    day, now = last or timezone.localdate(), timezone.now()
    opened = len(values) - fresh
    return Reading.objects.bulk_create(
        Reading(
            kpi=kpi,
            day=day - timedelta(days=every * (len(values) - 1 - i)),
            value=value,
            of=of,
            by=kpi.owner,
            opens_at=now - LONG_AGO if i < opened else now + timedelta(days=2),
        )
        for i, value in enumerate(values)
    )
