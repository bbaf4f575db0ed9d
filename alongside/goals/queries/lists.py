"""Goals by whose they are; as a line in time, and as a tree of what serves what."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.people.models import Person, Reach
from alongside.trust.reading import noted

from ..models import Goal
from .standing import Standing, standings
from .words import pace_words

MOST = 80
MANY_ACTIVE = 5


@dataclass(frozen=True)
class Group:
    """One's own, then of each person one leads, then what the team and everyone may read."""

    title: str
    is_own: bool
    standings: list[Standing]

    @property
    def too_many(self) -> bool:
        return sum(s.goal.is_active for s in self.standings) > MANY_ACTIVE


@dataclass(frozen=True)
class GoalList:
    groups: list[Group]
    offered: list[Goal]  # that wait for the reader's word
    ended: int

    @property
    def is_empty(self) -> bool:
        return not self.groups and not self.offered


def goals_of(reader: Person) -> GoalList:
    visible = Goal.objects.visible_to(reader)
    led = set(Reach.objects.filter(actor=reader, relation=Reach.MANAGER).values_list("subject", flat=True))
    found = noted(reader, "goal", visible.open().whole().prefetch_related("agreements")[:MOST])
    offered = [g for g in found if g.is_proposed and _waits_for(g, reader, led)]
    shown = standings(reader, [g for g in found if g not in offered])
    shown.sort(key=lambda s: _place(s.goal, reader, led))
    grouped = groupby(shown, key=lambda s: (s.goal.owner_id == reader.pk, s.goal.owner.name))
    groups = [Group(name, own, list(members)) for (own, name), members in grouped]
    return GoalList(groups, offered, visible.filter(owner=reader, closure__isnull=False).count())


def _waits_for(goal: Goal, reader: Person, led: set[Any]) -> bool:
    given = {a.by_id for a in goal.agreements.all()}
    return reader.pk not in given and (goal.owner_id == reader.pk or goal.owner_id in led)


def _place(goal: Goal, reader: Person, led: set[Any]) -> tuple[Any, ...]:
    return (
        goal.owner_id != reader.pk,
        goal.owner_id not in led,
        goal.owner.name,
        goal.due or date.max,
        goal.created_at,
    )


def open_goals(reader: Person, owner: Person) -> list[Standing]:
    found = Goal.objects.visible_to(reader).filter(owner=owner).open().whole()[:MOST]
    return standings(reader, noted(reader, "goal", found))


def ended_goals(reader: Person, owner: Person) -> list[Goal]:
    found = Goal.objects.visible_to(reader).filter(owner=owner, closure__isnull=False)
    return noted(reader, "goal", found.select_related("closure", "owner").order_by("-closure__created_at")[:MOST])


# --- a line in time ---------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Bar:
    """Places in per cent from left to right."""

    standing: Standing
    left: str
    width: str
    stops: list[dict[str, Any]]

    @property
    def sentence(self) -> str:
        goal = self.standing.goal
        until = date_format(goal.due, "j F Y") if goal.due else _("no day yet")
        stops = ", ".join(f"{m.title} ({date_format(m.due, 'j F')})" for m in self.standing.milestones)
        words = _("%(title)s: from %(start)s until %(until)s. %(pace)s.")
        said = {
            "title": goal.title,
            "start": date_format(goal.start, "j F Y"),
            "until": until,
            "pace": pace_words(self.standing.pace, goal),
        }
        return words % said + (" " + _("Milestones: %(stops)s.") % {"stops": stops} if stops else "")


@dataclass(frozen=True)
class Timeline:
    owner: Person
    bars: list[Bar]
    months: list[dict[str, str]]
    today_at: str


def timeline(reader: Person, owner: Person) -> Timeline:
    goals = Goal.objects.visible_to(reader).filter(owner=owner, declined_at__isnull=True)
    recent = goals.filter(Q(closure__isnull=True) | Q(due__gte=timezone.localdate() - timedelta(days=180)))
    shown = standings(reader, noted(reader, "goal", recent.whole()[:MOST]))
    first, last = _frame([s.goal for s in shown])

    def at(day: date) -> float:
        return 100 * (day - first).days / max(1, (last - first).days)

    bars = []
    for standing in shown:
        goal = standing.goal
        left, right = at(goal.start), at(goal.due or last)
        stops = [{"at": f"{at(m.due):.1f}", "is_reached": m.is_reached} for m in standing.milestones]
        bars.append(Bar(standing, f"{left:.1f}", f"{max(1.0, right - left):.1f}", stops))
    months = [{"at": f"{at(m):.1f}", "text": date_format(m, "M")} for m in _months(first, last)]
    return Timeline(owner, bars, months, f"{at(timezone.localdate()):.1f}")


def _frame(goals: list[Goal]) -> tuple[date, date]:
    """Whole months around all of them, today included."""
    today = timezone.localdate()
    first = min([today, *(g.start for g in goals)]).replace(day=1)
    last = max([today + timedelta(days=30), *(g.due for g in goals if g.due)])
    return first, last


def _months(first: date, last: date) -> list[date]:
    found, month = [], first
    while month <= last:
        found.append(month)
        month = (month + timedelta(days=32)).replace(day=1)
    every = max(1, len(found) // 8)
    return found[::every]


# --- a tree ---------------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Branch:
    goal: Goal
    above: str
    parts: list["Branch"]


def tree(reader: Person) -> list[Branch]:
    """What serves what, as far as the reader sees it. A circle is cut where it closes."""
    goals = noted(reader, "goal", Goal.objects.visible_to(reader).active().select_related("owner")[: MOST * 3])
    by_parent: dict[Any, list[Goal]] = {}
    seen = {goal.pk for goal in goals}
    for goal in goals:
        by_parent.setdefault(goal.parent_id if goal.parent_id in seen else None, []).append(goal)
    return [_branch(goal, by_parent, "", frozenset()) for goal in by_parent.get(None, [])]


def _branch(goal: Goal, by_parent: dict[Any, list[Goal]], serves: str, above: frozenset[Any]) -> Branch:
    parts = [part for part in by_parent.get(goal.pk, []) if part.pk not in above]
    return Branch(goal, serves, [_branch(p, by_parent, goal.title, above | {goal.pk}) for p in parts])


def flat(branches: list[Branch]) -> list[Branch]:
    """Every branch in the order it is read."""
    return [one for branch in branches for one in (branch, *flat(branch.parts))]
