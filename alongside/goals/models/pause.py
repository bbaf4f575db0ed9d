"""A pause: days that do not count, because somebody is on leave. No reason is asked and none is kept."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _

from alongside.foundation.errors import NotPossible
from alongside.foundation.records import Record
from alongside.journal import actions as journal
from alongside.people.models import Person

if TYPE_CHECKING:
    from .goal import Goal


class Pause(Record):
    goal = models.ForeignKey("goals.Goal", on_delete=models.CASCADE, related_name="pauses")
    starts_on = models.DateField()
    ends_on = models.DateField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["starts_on"]
        constraints = [models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="pause_ends_after_start")]


def pause(goal: Goal, starts_on: date, ends_on: date, *, by: Person) -> Pause:
    if ends_on < starts_on:
        raise NotPossible(_("The pause would end before it begins. Swap the two days."))
    if not goal.is_open:
        raise NotPossible(_("This goal is closed. Reopen it first."))
    made = Pause.objects.create(goal=goal, starts_on=starts_on, ends_on=ends_on, by=by)
    journal.record("goal.paused", about=goal, by=by, concerns=goal.people)
    return made
