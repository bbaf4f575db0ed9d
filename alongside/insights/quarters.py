"""Quarters of the calendar: the only stretches of time that are published, so that no two of them overlap."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

SETTLES = timedelta(days=14)  # recaps are answered and promises ended before anything is counted


@dataclass(frozen=True, order=True)
class Quarter:
    """By its first day."""

    starts_on: date

    @classmethod
    def of(cls, day: date) -> Quarter:
        return cls(date(day.year, (day.month - 1) // 3 * 3 + 1, 1))

    @property
    def ends_on(self) -> date:
        """The day after its last."""
        return Quarter.of(self.starts_on + timedelta(days=100)).starts_on

    @property
    def before(self) -> Quarter:
        return Quarter.of(self.starts_on - timedelta(days=1))

    @property
    def settled_on(self) -> date:
        return self.ends_on + SETTLES

    @property
    def moments(self) -> tuple[datetime, datetime]:
        """From when until when, in the company's zone."""
        return _midnight(self.starts_on), _midnight(self.ends_on)

    @property
    def key(self) -> str:
        return f"{self.starts_on:%Y}-{self.number}"

    @property
    def number(self) -> int:
        return (self.starts_on.month + 2) // 3

    def __str__(self) -> str:
        return _("Q%(number)d %(year)d") % {"number": self.number, "year": self.starts_on.year}


def settled(on: date, most: int) -> list[Quarter]:
    """The last quarters that have settled by that day, the earliest first."""
    quarter, found = Quarter.of(on), list[Quarter]()
    while len(found) < most:
        quarter = quarter.before
        if quarter.settled_on <= on:
            found.insert(0, quarter)
    return found


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()), timezone.get_default_timezone())
