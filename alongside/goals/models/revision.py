"""Revising a goal: other words, dates or figures, with the reason. What stood there before stays readable beside it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from alongside.foundation.errors import NotPossible
from alongside.foundation.records import Record
from alongside.journal import actions as journal
from alongside.people.models import Person

from .agreement import give_word

if TYPE_CHECKING:
    from .goal import Goal

WORDED = (
    "title", "why", "kind", "serves", "measure", "unit", "direction", "baseline", "target", "target_high",
    "deliverable", "accepted_by", "acceptance", "start", "due", "support", "obstacle", "then", "not_proud_of",
    "growth_link", "contributors",
)  # fmt: skip


class Revision(Record):
    goal = models.ForeignKey("goals.Goal", on_delete=models.CASCADE, related_name="revisions")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)
    before = models.JSONField()
    after = models.JSONField()

    class Meta:
        ordering = ["-created_at"]

    @property
    def changed(self) -> list[str]:
        """The fields that read otherwise now, in their usual order."""
        return [name for name in WORDED if self.before.get(name) != self.after.get(name)]


@transaction.atomic
def revise(goal: Goal, *, by: Person, reason: str, version: int, **facts: Any) -> Revision:
    """Who revises agrees to it; the other is asked again, and the goal goes on meanwhile."""
    from .goal import refuse_wrong_days

    if not goal.is_open:
        raise NotPossible(_("This goal is closed. Reopen it first."))
    before = _words(goal)
    refuse_wrong_days(facts.get("start", goal.start), facts.get("due", goal.due))
    changed = {name: value for name, value in facts.items() if getattr(goal, name) != value}
    if not changed:
        raise NotPossible(_("Nothing is different. Change something, or leave it as it is."))
    goal.rewrite(version=version, **changed)
    after = _words(goal)
    made = Revision.objects.create(goal=goal, by=by, reason=reason, before=before, after=after)
    give_word(goal, by)
    journal.record("goal.revised", about=goal, by=by, concerns=goal.people)
    return made


def _words(goal: Goal) -> dict[str, Any]:
    values = {name: getattr(goal, name) for name in WORDED}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}
