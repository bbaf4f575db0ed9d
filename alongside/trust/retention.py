"""Retention: what has outlived its time is deleted, clock by clock. Rooms say what has; this says when, and does it.

A clock of the catalogue that no room enforces fails the check. Legal hold is postponed: nothing suspends a clock.
"""

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Model, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from .catalogue import Clock, catalogue
from .models.forgetting import Forgetting
from .models.keeping_time import numbers

Rows = QuerySet[Any]
Outlived = Callable[[datetime], Rows]
Forget = Callable[[Rows], Counter[str]]
AHEAD = timedelta(days=30)
READ_AGAIN = 60  # seconds; a chosen time holds everywhere within a minute


def deleted(rows: Rows) -> Counter[str]:
    """Table → how many rows, those that go with them included."""
    return Counter(rows.delete()[1])


@dataclass(frozen=True)
class Enforcer:
    """`outlived(before)`: rows whose time began before that moment. `oldest`: the field that says when."""

    outlived: Outlived
    forget: Forget
    oldest: str


_enforcers: dict[str, list[Enforcer]] = {}
_read: dict[str, Any] = {"at": -READ_AGAIN, "numbers": {}}


def enforce(clock: str, outlived: Outlived, *, forget: Forget = deleted, oldest: str = "created_at") -> None:
    """Called from `AppConfig.ready()`, more than once where a clock is about several tables, children first."""
    _enforcers.setdefault(clock, []).append(Enforcer(outlived, forget, oldest))


def enforced() -> set[str]:
    return set(_enforcers)


def number_of(clock: Clock) -> int:
    """How many units it is today. Pages ask often, so the choices are read once a minute."""
    if time.monotonic() - _read["at"] > READ_AGAIN:
        _read.update(at=time.monotonic(), numbers=numbers(timezone.localdate()))
    return int(_read["numbers"].get(clock.key, clock.number))


def read_again() -> None:
    _read["at"] = -READ_AGAIN


def kept_words(key: str) -> str:
    """“24 months after the talk”, for receipts and the plain document."""
    clock = catalogue().clocks[key]
    span = clock.span_words(number_of(clock))
    return _("%(span)s after %(moment)s") % {"span": span, "moment": clock.after}


def forget(clock: Clock, at: datetime | None = None) -> Forgetting:
    """Delete what has outlived this clock, and write down how much; and how much is ahead, where it can be chosen.

    The database shows this purpose what is about to outlive a time, and no younger row of a fixed one.
    """
    now = at or timezone.now()
    number = _number_on(clock, timezone.localdate(now))
    before, gone = clock.before(now, number), Counter[str]()
    for enforcer in _enforcers[clock.key]:
        gone += enforcer.forget(enforcer.outlived(before))
    found = outlook(clock, now, ahead=timedelta() if clock.is_fixed else AHEAD)
    ran, _made = Forgetting.objects.get_or_create(
        clock=clock.key, day=timezone.localdate(now), defaults={"number": number}
    )
    ran.number, ran.gone = number, dict(Counter(ran.gone) + gone)
    ran.ahead, ran.oldest = dict(found.counts), found.oldest
    ran.save()
    return ran


def look_ahead(clock: Clock, at: datetime | None = None) -> None:
    """Count anew what is ahead: a time was chosen. Deletes nothing."""
    now = at or timezone.now()
    found = outlook(clock, now)
    counted = {
        "number": _number_on(clock, timezone.localdate(now)),
        "ahead": dict(found.counts),
        "oldest": found.oldest,
    }
    Forgetting.objects.update_or_create(clock=clock.key, day=timezone.localdate(now), defaults=counted)


@dataclass(frozen=True)
class Outlook:
    """What a clock will have outlived by a day: table → how many rows, and the day of the oldest."""

    clock: Clock
    number: int
    counts: Counter[str]
    oldest: date | None


def outlook(clock: Clock, at: datetime | None = None, *, ahead: timedelta = AHEAD) -> Outlook:
    """Deletes nothing."""
    then = (at or timezone.now()) + ahead
    number = _number_on(clock, timezone.localdate(then))
    counts, days = Counter[str](), list[date]()
    for enforcer in _enforcers[clock.key]:
        rows = enforcer.outlived(clock.before(then, number))
        model: type[Model] = rows.model
        counts[model._meta.label] += rows.count()
        days += filter(None, [_day(rows.order_by(enforcer.oldest).values_list(enforcer.oldest, flat=True).first())])
    return Outlook(clock, number, +counts, min(days, default=None))


def _number_on(clock: Clock, day: date) -> int:
    return numbers(day).get(clock.key, clock.number)


def _day(moment: date | datetime | None) -> date | None:
    return timezone.localdate(moment) if isinstance(moment, datetime) else moment
