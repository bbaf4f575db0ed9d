"""Builders of numbers and their readings, for this room's tests and those above."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from alongside.foundation.testing import by_owner
from alongside.people.models import Person

from .models import Kpi, Reading, allow_source, define

LONG_AGO = timedelta(days=30)
PLANTED = 7_777_777.0  # of a length that does not stand in an identifier or a key by chance


def tells_planted(page: str) -> bool:
    """Whether a page, or words taken out of one, say the planted reading."""
    return "7777777" in page.replace(",", "")


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


@by_owner
def fill(person: Person, other: Person) -> None:
    """Something in every table of this room, about `person`, with `other` who leads them."""
    source = allow_source(f"Warehouse {person.pk}", by=other, kind="url", address="https://numbers.example.org/all.csv")
    kpi = define("Open cases", by=other, owner=person, meaning="What waits", fed_by=source, comes_from="The desk")
    for days in (14, 7):
        reading = kpi.read(timezone.localdate() - timedelta(days=days), 40.0 + days, by=person)
    reading.correct(42.0, by=person, reason="A typing error")
    reading.release(by=person)
    for author in (person, other):
        reading.note(f"{author.name} was away", by=author)
    reading.contest("It counts what waits", by=person)
    kpi.recalculate(timezone.localdate() - timedelta(days=7), by=other, reason="A new desk")
