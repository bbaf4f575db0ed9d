"""What a person may do with each row of goals, made of what `policies.py` decides by. `sql/rows.sql` says it again."""

from django.db.models import Q

from alongside.foundation.row_rules import Condition, Rows, everything, nothing
from alongside.people.models import Person

from . import models as m
from . import policies


def _of_goals(condition: Condition) -> Condition:
    return lambda person: Q(goal__in=m.Goal.objects.filter(condition(person)).values("pk"))


def _by(condition: Condition) -> Condition:
    return lambda person: Q(by=person) & condition(person)


def _proposed(person: Person) -> Q:
    return Q(proposed_by=person) & policies.goals_answered_by(person)


def _of_lines(condition: Condition) -> Condition:
    return lambda person: Q(line__in=m.ScorecardLine.objects.filter(condition(person)).values("pk"))


def _may_offer(person: Person) -> Q:
    return everything(person) if policies.may_write_templates(person) else nothing(person)


def _of_partners(person: Person) -> Q:
    return everything(person) if policies.may_write_expectations(person) else nothing(person)


READ, CHANGED = _of_goals(policies.goals_visible_to), _of_goals(policies.goals_changed_by)

ROWS = {
    m.Goal: Rows(read=policies.goals_visible_to, add=_proposed, change=policies.goals_answered_by),
    m.Agreement: Rows(read=READ, add=_by(_of_goals(policies.goals_answered_by))),
    m.CheckIn: Rows(read=READ, add=_by(lambda person: Q(goal__owner=person))),
    m.Milestone: Rows(read=READ, add=_by(CHANGED), change=CHANGED, remove=CHANGED),
    m.Pause: Rows(read=READ, add=_by(CHANGED), remove=CHANGED),
    m.Revision: Rows(read=READ, add=_by(CHANGED)),
    m.Closure: Rows(read=READ, add=_by(CHANGED), remove=CHANGED),
    m.GoalTemplate: Rows(read=everything, add=_by(_may_offer), change=lambda person: Q(by=person)),
    m.ScorecardLine: Rows(
        read=policies.scorecards_visible_to,
        add=_by(policies.scorecards_written_by),
        change=policies.scorecards_written_by,
    ),
    m.Look: Rows(read=_of_lines(policies.scorecards_visible_to), add=_by(_of_lines(policies.scorecards_written_by))),
    m.RoleExpectation: Rows(read=policies.expectations_visible_to, add=_by(_of_partners)),
}
