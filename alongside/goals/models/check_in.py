"""Checking in with a goal: where it stands, how sure, what helped. Its owner says it; who reads the goal reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.foundation.errors import NotPossible
from alongside.foundation.records import Record
from alongside.journal import actions as journal
from alongside.people.models import Person

if TYPE_CHECKING:
    from .goal import Goal


class CheckIn(Record):
    goal = models.ForeignKey("goals.Goal", on_delete=models.CASCADE, related_name="check_ins")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    day = models.DateField(default=timezone.localdate)
    value = models.FloatField(null=True, blank=True)
    sure = models.PositiveSmallIntegerField(null=True, blank=True)
    said = models.TextField(max_length=1000, blank=True)
    helped = models.CharField(max_length=300, blank=True)
    in_the_way = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["day", "created_at"]
        constraints = [
            models.CheckConstraint(condition=Q(sure__isnull=True) | Q(sure__range=(1, 5)), name="sure_of_five")
        ]


@transaction.atomic
def check_in(
    goal: Goal,
    *,
    by: Person,
    value: float | None = None,
    sure: int | None = None,
    said: str = "",
    helped: str = "",
    in_the_way: str = "",
) -> CheckIn:
    """Any of it is enough; nothing at all is not."""
    if not goal.is_open:
        raise NotPossible(_("This goal is closed. Reopen it to check in."))
    if value is None and sure is None and not (said or helped or in_the_way):
        raise NotPossible(_("Say one thing: where it stands, how sure you are, or what helped."))
    made = CheckIn.objects.create(
        goal=goal, by=by, value=value, sure=sure, said=said, helped=helped, in_the_way=in_the_way
    )
    journal.record("goal.checked_in", about=goal, by=by, concerns=goal.people)
    return made
