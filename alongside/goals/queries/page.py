"""The page of one goal: where it stands, what was said, how its words changed, and what its reader may do."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from alongside.kpis.models import Kpi
from alongside.people.models import Person
from alongside.trust.reading import noted

from .. import policies
from ..models import Agreement, Goal, Revision
from ..smart.reading import Reading, read
from .history import beside_history
from .standing import Standing, standings
from .words import field_words, number, sure_words, value_words
from .written import as_written


@dataclass(frozen=True)
class Change:
    """One field that reads otherwise since."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class GoalPage:
    goal: Goal
    reader: Person
    standing: Standing
    agreements: list[Agreement]
    revisions: list[Revision]
    parts: list[Goal]

    @property
    def is_own(self) -> bool:
        return self.goal.owner_id == self.reader.pk

    @cached_property
    def leads(self) -> bool:
        return not self.is_own and policies.leads(self.reader, self.goal.owner)

    @cached_property
    def may_change(self) -> bool:
        return policies.may_change(self.reader, self.goal)

    @property
    def may_agree(self) -> bool:
        """While their word on these words is missing."""
        given = any(a.by_id == self.reader.pk and a.words == self.goal.version for a in self.agreements)
        return self.goal.is_open and not given and (self.is_own or (self.leads and not self.goal.is_private))

    @property
    def agreed_by(self) -> list[str]:
        """Whose word there is on the words as they are now."""
        return [a.by.short_name for a in self.agreements if a.words == self.goal.version]

    @property
    def versions(self) -> list[tuple[Revision, list[Change]]]:
        return [(revision, _changes(revision)) for revision in self.revisions]

    @property
    def said(self) -> list[dict[str, Any]]:
        """Check-ins, newest first."""
        return [
            {"check_in": c, "sure": sure_words(c.sure), "value": number(c.value) if c.value is not None else ""}
            for c in reversed(self.standing.check_ins)
        ]

    @cached_property
    def reading(self) -> Reading:
        return read(as_written(self.goal, self.standing.milestones), self.standing.today)

    @property
    def asks(self) -> list[str]:
        """For who may word it: what contradicts itself."""
        if not self.goal.is_open or not self.may_change:
            return []
        written = as_written(self.goal, self.standing.milestones)
        said = beside_history(self.reader, self.goal.kpi, written) if self._may_read_number else ""
        return [*contradicting(self.reading), *filter(None, [said])]

    @property
    def _may_read_number(self) -> bool:
        return self.goal.kpi is not None and Kpi.objects.visible_to(self.reader).filter(pk=self.goal.kpi.pk).exists()


def contradicting(reading: Reading) -> list[str]:
    """In the reader's language."""
    return [c.in_words(_(c.pattern)) for c in reading.contradictions]


def goal_page(reader: Person, goal: Goal) -> GoalPage:
    """`goal` comes from `whole()`."""
    return GoalPage(
        goal=goal,
        reader=reader,
        standing=standings(reader, [goal])[0],
        agreements=list(goal.agreements.select_related("by")),
        revisions=list(goal.revisions.select_related("by")),
        parts=noted(reader, "goal", Goal.objects.visible_to(reader).filter(parent=goal).select_related("owner")),
    )


def _changes(revision: Revision) -> list[Change]:
    return [
        Change(
            field_words(name),
            value_words(name, revision.before.get(name)),
            value_words(name, revision.after.get(name)),
        )
        for name in revision.changed
    ]
