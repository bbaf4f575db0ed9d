"""How often a talk comes round: "2 weeks", "3 months", or "none"."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from django.utils.translation import gettext as _

from .problem import KindProblem

Unit = Literal["day", "week", "month"]


@dataclass(frozen=True)
class Cadence:
    every: int
    unit: Unit

    def __post_init__(self) -> None:
        if not 1 <= self.every <= 60:
            raise KindProblem("cadence", _("lies between 1 and 60 days, weeks or months."))

    def __str__(self) -> str:
        return f"{self.every} {self.unit}" if self.every == 1 else f"{self.every} {self.unit}s"

    def after(self, day: date) -> date:
        """The same day one turn later; 31 January plus one month is the last of February."""
        if self.unit == "month":
            return _months_later(day, self.every)
        return day + timedelta(days=self.every * (7 if self.unit == "week" else 1))


def read_cadence(words: str) -> Cadence | None:
    if words == "none":
        return None
    found = re.fullmatch(r"(\d{1,2}) (day|week|month)s?", words, re.ASCII)
    if not found:
        raise KindProblem("cadence", _("is written as “2 weeks”, “3 months” or “none”."))
    units: dict[str, Unit] = {"day": "day", "week": "week", "month": "month"}
    return Cadence(int(found[1]), units[found[2]])


def _months_later(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    last = calendar.monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, last))
