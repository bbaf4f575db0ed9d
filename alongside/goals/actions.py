"""A goal offered to many at once. Each of them has it as a proposal, and answers it for themself."""

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from alongside.people.models import Person

from .models import Goal, GoalTemplate, propose


@transaction.atomic
def offer(template: GoalTemplate, people: Iterable[Person], *, by: Person) -> list[Goal]:
    """Nobody who has the same one open already is offered it again."""
    due = timezone.localdate() + timedelta(weeks=template.weeks)
    asked = list(people)
    having = set(
        Goal.objects.open()
        .filter(owner__in=asked, title=template.title, proposed_by=by)
        .values_list("owner", flat=True)
    )
    return [propose(by=by, owner=p, due=due, **template.facts()) for p in asked if p.pk not in having]
