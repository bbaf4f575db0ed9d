"""Builders of goals, for this room's tests and those above."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from alongside.foundation.testing import by_owner
from alongside.people.models import Person

from .models import Goal, propose

WEEKS = timedelta(weeks=1)


@by_owner
def a_goal(
    owner: Person,
    title: str = "Reduce the reply time from 9 to 4 hours",
    *,
    agreed_by: Person | None = None,
    **facts: Any,
) -> Goal:
    """Begun four weeks ago, due in eight; agreed by both, where the other is named."""
    today = timezone.localdate()
    days = {"start": today - 4 * WEEKS, "due": today + 8 * WEEKS}
    goal = propose(title, by=owner, owner=owner, **(days | facts))
    if agreed_by:
        goal.agree(by=agreed_by)
    return goal
