"""Builders of goals, for this room's tests and those above."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from alongside.foundation.testing import by_owner
from alongside.people.models import Person

from .models import Goal, add_line, expect, look, propose, write_template

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


@by_owner
def fill(person: Person, other: Person) -> None:
    """Something in every table of this room, about `person`, with `other` who leads them."""
    today = timezone.localdate()
    goal = propose("Answer within four hours", by=other, owner=person, why="They wait", due=today + 4 * WEEKS)
    goal.agree(by=person)
    goal.plan("The guide stands", today + 2 * WEEKS, by=person, done_when="It is read")
    goal.pause(today, today + WEEKS, by=other)
    goal.check_in(by=person, sure=3, said="It goes", helped="A quiet hour", in_the_way="The phone")
    goal.revise(by=other, reason="Four was too much", version=goal.version, title="Answer within five hours")
    goal.close(by=person, outcome="partly", reason="It was enough", learned="Ask first")
    propose("Learn to say no", by=person, visibility="private", due=today + WEEKS)
    line = add_line(person, "Hands over in writing", by=other)
    for author in (person, other):
        look({line: f"{author.name} saw it on Monday"}, by=author, again_on=today + 4 * WEEKS)
    write_template("Try the guide", by=other, why="It saves time")
    expect("Support specialist", "Answers within a day", by=other)
