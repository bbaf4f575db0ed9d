"""KeepingTime: how long a company keeps one kind of thing, chosen by an administrator within the clock's bounds.

A longer time holds at once. A shorter one holds after a week, so that it can be seen and taken back before anything is
deleted.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Self

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.foundation.errors import NotPossible
from alongside.foundation.records import Record
from alongside.journal import actions as journal
from alongside.people.models import Person

from ..catalogue import Clock

A_WEEK = timedelta(days=7)


class KeepingTimeQuerySet(models.QuerySet["KeepingTime"]):
    def holding(self, on: date) -> Self:
        return self.filter(holds_from__lte=on)


class KeepingTime(Record):
    clock = models.CharField(max_length=40)
    number = models.PositiveSmallIntegerField()  # in the clock's own unit
    holds_from = models.DateField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    objects = KeepingTimeQuerySet.as_manager()

    class Meta:
        ordering = ["created_at"]


def numbers(on: date) -> dict[str, int]:
    """Clock → its number on that day, where one was chosen. The last one that holds counts."""
    return dict(KeepingTime.objects.holding(on).order_by("created_at").values_list("clock", "number"))


@transaction.atomic
def choose_time(clock: Clock, number: int, *, by: Person) -> KeepingTime:
    if not clock.least <= number <= clock.most:
        between = {"least": clock.span_words(clock.least), "most": clock.span_words(clock.most)}
        raise NotPossible(_("Choose between %(least)s and %(most)s.") % between)
    today = timezone.localdate()
    current = numbers(today).get(clock.key, clock.number)
    KeepingTime.objects.filter(clock=clock.key, holds_from__gt=today).delete()
    chosen = KeepingTime.objects.create(
        clock=clock.key, number=number, by=by, holds_from=today + A_WEEK if number < current else today
    )
    journal.record("keeping_time.chosen", about=chosen, by=by, clock=clock.key, number=number)
    from ..jobs import look_ahead_soon

    look_ahead_soon(clock.key)
    return chosen
