"""Where a goal contradicts itself: hard checks, each exact, each one sentence. Nothing here guesses."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from gettext import gettext as _
from itertools import pairwise

from .goal import WrittenGoal
from .wording import differing_date, differing_number, mixed_units

MOST_ACTIVE = 5
LONG = timedelta(weeks=6)
WAY = {"up": 1, "down": -1}


@dataclass(frozen=True)
class Contradiction:
    """`kind` is for the code, `sentence` for the author: a pattern that can be translated, and what it names."""

    kind: str
    pattern: str
    facts: dict[str, object] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        return self.in_words(self.pattern)

    def in_words(self, pattern: str) -> str:
        """The same facts in another language's pattern."""
        return pattern.format(**self.facts)


def contradictions(goal: WrittenGoal, today: date, others: Sequence[WrittenGoal] = ()) -> list[Contradiction]:
    """Of one goal, and with the same owner's other goals."""
    found = [c for check in CHECKS for c in check(goal, today)]
    return found + list(_among(goal, others))


def _due_before_start(goal: WrittenGoal, today: date) -> Iterator[Contradiction]:
    if goal.due and goal.start and goal.due < goal.start:
        yield Contradiction(
            "due_before_start",
            _("It is due on {due}, before it starts on {start}."),
            {"due": goal.due, "start": goal.start},
        )


def _due_in_the_past(goal: WrittenGoal, today: date) -> Iterator[Contradiction]:
    if goal.due and goal.due < today and goal.is_active:
        yield Contradiction("due_in_the_past", _("Its due date, {due}, is in the past."), {"due": goal.due})


def _due_far_away(goal: WrittenGoal, today: date) -> Iterator[Contradiction]:
    begins = max(goal.start or today, today)
    if goal.due and goal.due > _a_year_after(begins):
        yield Contradiction(
            "due_far_away",
            _("It is due in more than twelve months. Cut it into milestones, or take its first part."),
        )


def _a_year_after(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return date(day.year + 1, 3, 1)


def _text_and_due_differ(goal: WrittenGoal, today: date) -> Iterator[Contradiction]:
    phrase = differing_date(goal.text, goal.due, goal.start, today)
    if phrase and goal.due:
        yield Contradiction(
            "text_date_differs", _("The text says “{said}”, the due date is {due}."), {"said": phrase, "due": goal.due}
        )
    elif phrase:
        yield Contradiction("due_in_the_past", _("The text says “{said}”, which is in the past."), {"said": phrase})


def _text_and_target_differ(goal: WrittenGoal, today: date) -> Iterator[Contradiction]:
    said = differing_number(goal.text, goal.metric)
    if said is not None:
        yield Contradiction(
            "text_number_differs",
            _("The text says {said:g}, the target is {target:g}."),
            {"said": said, "target": goal.metric.target},
        )


def _baseline_is_target(goal: WrittenGoal, today: date) -> Iterator[Contradiction]:
    metric = goal.metric
    if metric.direction != "keep_between" and metric.target is not None and metric.baseline == metric.target:
        yield Contradiction(
            "baseline_is_target", _("It starts at {target:g} and ends there too."), {"target": metric.target}
        )


def _wrong_way(goal: WrittenGoal, today: date) -> Iterator[Contradiction]:
    metric = goal.metric
    if metric.direction not in WAY or metric.target is None or metric.baseline is None:
        return
    if (metric.target - metric.baseline) * WAY[metric.direction] < 0:
        up = _("It should go up, but {target:g} is below {baseline:g}.")
        down = _("It should go down, but {target:g} is above {baseline:g}.")
        facts: dict[str, object] = {"target": metric.target, "baseline": metric.baseline}
        yield Contradiction("wrong_way", up if metric.direction == "up" else down, facts)


def _milestones_outside(goal: WrittenGoal, today: date) -> Iterator[Contradiction]:
    for milestone in goal.milestones:
        early = milestone.due and goal.start and milestone.due < goal.start
        late = milestone.due and goal.due and milestone.due > goal.due
        if early or late:
            sentence = _("The milestone “{title}”, {day}, lies outside the goal's own dates.")
            yield Contradiction("milestone_outside", sentence, {"title": milestone.title, "day": milestone.due})


def _milestones_not_in_order(goal: WrittenGoal, today: date) -> Iterator[Contradiction]:
    dated = [m for m in goal.milestones if m.due]
    for one, next_one in pairwise(dated):
        if one.due and next_one.due and next_one.due < one.due:
            sentence = _("The milestone “{later}” comes after “{earlier}” in the list and before it in time.")
            facts: dict[str, object] = {"later": next_one.title, "earlier": one.title}
            yield Contradiction("milestones_not_in_order", sentence, facts)


def _long_without_milestone(goal: WrittenGoal, today: date) -> Iterator[Contradiction]:
    if not goal.due or not goal.has_fields:
        return
    stops = sorted(m.due for m in goal.milestones if m.due)
    marks = [goal.start or min([today, *stops]), *stops, goal.due]
    if any(later - earlier > LONG for earlier, later in pairwise(marks)):
        yield Contradiction(
            "long_without_milestone", _("More than six weeks pass without a milestone. What would be there half-way?")
        )


def _units_mixed(goal: WrittenGoal, today: date) -> Iterator[Contradiction]:
    said = mixed_units(goal.text, goal.metric)
    if said:
        sentence = _("The text says {said}, the measure is in {unit}. Ten per cent more of 40 % is 44 %, not 50 %.")
        plain = _("The text says {said}, the measure is in {unit}.")
        chosen = sentence if {said, goal.metric.unit} <= {"%", "pp"} or said in ("%", "pp") else plain
        yield Contradiction("units_differ", chosen, {"said": said, "unit": goal.metric.unit})


def _accepts_own_work(goal: WrittenGoal, today: date) -> Iterator[Contradiction]:
    if goal.owner and _same(goal.owner, goal.deliverable.accepted_by):
        yield Contradiction("owner_accepts", _("{name} would accept their own work."), {"name": goal.owner})


CHECKS: list[Callable[[WrittenGoal, date], Iterator[Contradiction]]] = [
    _due_before_start,
    _due_in_the_past,
    _due_far_away,
    _text_and_due_differ,
    _text_and_target_differ,
    _baseline_is_target,
    _wrong_way,
    _milestones_outside,
    _milestones_not_in_order,
    _long_without_milestone,
    _units_mixed,
    _accepts_own_work,
]


def _among(goal: WrittenGoal, others: Sequence[WrittenGoal]) -> Iterator[Contradiction]:
    if not goal.is_active:
        return
    active = [o for o in others if o.is_active and _same(o.owner, goal.owner)]
    if goal.owner and len(active) + 1 > MOST_ACTIVE:
        sentence = _("{name} would have {count} active goals; more than five pull against each other.")
        yield Contradiction("too_many_active", sentence, {"name": goal.owner, "count": len(active) + 1})
    for other in others:
        if other.is_active and _same(other.metric.name, goal.metric.name) and _opposite(other, goal):
            yield Contradiction(
                "opposite_goals", _("Another goal moves “{name}” the other way."), {"name": goal.metric.name}
            )


def _opposite(one: WrittenGoal, other: WrittenGoal) -> bool:
    return {one.metric.direction, other.metric.direction} == set(WAY)


def _same(one: str, other: str) -> bool:
    return bool(one.strip()) and one.strip().casefold() == other.strip().casefold()
