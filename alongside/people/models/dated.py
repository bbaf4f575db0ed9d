"""Facts that hold between two days: from `starts_on`, until the day before `ends_on`.

A day begins at midnight in the company's zone, for everybody at once: what somebody may read must not depend on where
they sit. (`trust.today()` says the same in SQL.)
"""

from datetime import date, datetime
from typing import Self, TypeVar

from django.contrib.postgres.fields import RangeBoundary
from django.db import models
from django.db.models import F, Func, Q
from django.utils import timezone

from alongside.foundation.records import Record

M = TypeVar("M", bound="Dated")


class DatedQuerySet(models.QuerySet[M]):
    def current(self, on: date | None = None) -> Self:
        """Those that hold on a day (today, unless another is named)."""
        return self.filter(holds_on(on))


def company_day(at: datetime | None = None) -> date:
    """The day it is in the company's zone; the zone of whoever asks makes no difference."""
    return timezone.localdate(at, timezone=timezone.get_default_timezone())


def latest_day() -> date:
    """The latest day that has begun, for whoever asks or for the company."""
    return max(timezone.localdate(), company_day())


def holds_on(on: date | None = None, path: str = "") -> Q:
    day = on or company_day()
    begun = Q(**{f"{path}starts_on__lte": day})
    return begun & (Q(**{f"{path}ends_on__isnull": True}) | Q(**{f"{path}ends_on__gt": day}))


def still_open(on: date) -> Q:
    """Those that would still hold on that day or later."""
    return Q(ends_on__isnull=True) | Q(ends_on__gt=on)


def span() -> Func:
    """The days of a row as a range, for exclusion constraints."""
    return Func(F("starts_on"), F("ends_on"), RangeBoundary(), function="daterange")


class Dated(Record):
    """Base of employments, reporting lines, HR scopes and administrations."""

    starts_on = models.DateField(default=timezone.localdate)
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="%(class)s_ends_after_it_starts",
            )
        ]

    def holds(self, on: date | None = None) -> bool:
        day = on or company_day()
        return self.starts_on <= day and (self.ends_on is None or day < self.ends_on)

    def end(self, on: date | None = None) -> None:
        """From `on` (today, unless another day is named) this no longer holds."""
        self.ends_on = max(self.starts_on, on or company_day())
        self.save(update_fields=["ends_on"])
