"""Milestone: a stop on the way, with a day and with what will be there then."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.foundation.errors import NotPossible
from alongside.foundation.records import Record
from alongside.journal import actions as journal
from alongside.people.models import Person

if TYPE_CHECKING:
    from .goal import Goal

MOST = 8


class Milestone(Record):
    goal = models.ForeignKey("goals.Goal", on_delete=models.CASCADE, related_name="milestones")
    title = models.CharField(max_length=120)
    due = models.DateField()
    done_when = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reached_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["due", "created_at"]

    def __str__(self) -> str:
        return self.title

    @property
    def is_reached(self) -> bool:
        return self.reached_on is not None

    @transaction.atomic
    def reach(self, *, by: Person, on: date | None = None) -> None:
        """A double click reaches it once."""
        if self.is_reached:
            return
        if not self.goal.is_open:
            raise NotPossible(_("This goal is closed. Reopen it first."))
        self.reached_on = on or timezone.localdate()
        self.save(update_fields=["reached_on"])
        journal.record("milestone.reached", about=self.goal, by=by, concerns=self.goal.people)

    def unreach(self, *, by: Person) -> None:
        """Undo: it is still ahead."""
        self.reached_on = None
        self.save(update_fields=["reached_on"])

    def take_out(self) -> None:
        if self.is_reached:
            raise NotPossible(_("What was reached stays in the goal’s history."))
        self.delete()


def plan(goal: Goal, title: str, due: date, *, by: Person, done_when: str = "") -> Milestone:
    """One more stop, inside the goal's own dates."""
    if not goal.is_open:
        raise NotPossible(_("This goal is closed. Reopen it first."))
    if not goal.holds(due):
        raise NotPossible(_("A milestone lies between the goal’s start and its due day."))
    if goal.milestones.count() >= MOST:
        raise NotPossible(_("Eight milestones are enough for one goal. Take one out first."))
    return Milestone.objects.create(goal=goal, title=title, due=due, done_when=done_when, by=by)
