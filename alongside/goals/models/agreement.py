"""Agreeing to a goal: its owner and whoever leads them. A private goal is its owner's own affair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.foundation.errors import NotPossible
from alongside.foundation.records import Record
from alongside.journal import actions as journal
from alongside.people.models import Person, Reach

if TYPE_CHECKING:
    from .goal import Goal


class Agreement(Record):
    """One of the two agrees to the words as they stood in this version."""

    goal = models.ForeignKey("goals.Goal", on_delete=models.CASCADE, related_name="agreements")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    words = models.PositiveIntegerField()  # the version of the goal that was agreed to

    class Meta:
        ordering = ["created_at"]
        constraints = [models.UniqueConstraint(fields=["goal", "by", "words"], name="agreed_once")]


@transaction.atomic
def agree(goal: Goal, *, by: Person) -> Agreement:
    """A double click agrees once. With the other's word there too, the goal is agreed by both."""
    if not goal.is_open:
        raise NotPossible(_("This goal is not open any more."))
    given, made = give_word(goal, by)
    if made:
        journal.record("goal.agreed", about=goal, by=by, concerns=goal.people)
    return given


def give_word(goal: Goal, by: Person) -> tuple[Agreement, bool]:
    """To the goal as it is worded now: what who words it does in the same breath."""
    given, made = Agreement.objects.get_or_create(goal=goal, by=by, words=goal.version)
    if made and not goal.is_agreed and _is_complete(goal):
        goal.agreed_at = timezone.now()
        goal.save(update_fields=["agreed_at"])
    return given, made


def _is_complete(goal: Goal) -> bool:
    """The owner and one who leads them; the owner alone, where it is private or nobody leads them."""
    given = set(goal.agreements.values_list("by", flat=True))
    leads = set(Reach.objects.filter(subject=goal.owner_id, relation=Reach.MANAGER).values_list("actor", flat=True))
    return goal.owner_id in given and (goal.is_private or not leads or bool(given & leads))


@transaction.atomic
def decline(goal: Goal, *, by: Person) -> None:
    """“Not now.” No reason is asked."""
    if not goal.is_proposed:
        raise NotPossible(_("This goal has been answered already."))
    goal.declined_at = timezone.now()
    goal.save(update_fields=["declined_at"])
    journal.record("goal.declined", about=goal, by=by, concerns=goal.people)


@transaction.atomic
def share(goal: Goal, visibility: str, *, by: Person) -> None:
    """Its owner chooses who reads it. What was private and is of the two now waits for the other's word."""
    if goal.is_closed and visibility == goal.visibility:
        return
    goal.visibility = visibility
    if goal.is_agreed and not _is_complete(goal):
        goal.agreed_at = None
    elif not goal.is_agreed and _is_complete(goal):
        goal.agreed_at = timezone.now()
    goal.save(update_fields=["visibility", "agreed_at"])
    journal.record("goal.shared", about=goal, by=by, concerns=goal.people, visibility=visibility)
