"""Closing a goal: reached, reached in part, or released with a reason. All are ways of handling it, and to learn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.foundation.errors import NotPossible
from alongside.foundation.records import Record
from alongside.journal import actions as journal
from alongside.people.models import Person

if TYPE_CHECKING:
    from .goal import Goal


class Closure(Record):
    class Outcome(models.TextChoices):
        ACHIEVED = "achieved", gettext_lazy("Reached")
        PARTLY = "partly", gettext_lazy("Reached in part")
        RELEASED = "released", gettext_lazy("Released")

    goal = models.OneToOneField("goals.Goal", on_delete=models.CASCADE, related_name="closure")
    outcome = models.CharField(max_length=8, choices=Outcome)
    reason = models.CharField(max_length=300, blank=True)
    learned = models.TextField(max_length=1000, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")


@transaction.atomic
def close(goal: Goal, *, by: Person, outcome: str, reason: str = "", learned: str = "") -> Closure:
    if not goal.is_open:
        raise NotPossible(_("This goal is closed already."))
    if outcome == Closure.Outcome.RELEASED and not reason:
        raise NotPossible(_("Say in a few words why it is released. Then it is handled, not forgotten."))
    made = Closure.objects.create(goal=goal, by=by, outcome=outcome, reason=reason, learned=learned)
    journal.record("goal.closed", about=goal, by=by, concerns=goal.people, outcome=outcome)
    return made


@transaction.atomic
def reopen(goal: Goal, *, by: Person) -> None:
    """Undo: it goes on."""
    Closure.objects.filter(goal=goal).delete()
    goal.declined_at = None
    goal.save(update_fields=["declined_at"])
    goal.refresh_from_db()
    journal.record("goal.reopened", about=goal, by=by, concerns=goal.people)
