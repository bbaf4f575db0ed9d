"""Where goals stand: pace from facts, how sure their owners said they are, and where the two point different ways."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.utils import timezone

from alongside.kpis.models import Reading
from alongside.people.models import Person

from ..models import CheckIn, Goal, Milestone
from ..pace import Facts, Pace, pace, progress
from .words import difficulty_words, measure_words, number, pace_words, sure_words, wanted_words

Dated = tuple[date, float]


@dataclass(frozen=True)
class Standing:
    """One goal as one reader gets it."""

    goal: Goal
    values: Sequence[Dated]  # of its measure, oldest first
    today: date

    @cached_property
    def milestones(self) -> list[Milestone]:
        return list(self.goal.milestones.all())

    @cached_property
    def check_ins(self) -> list[CheckIn]:
        return list(self.goal.check_ins.all())

    @cached_property
    def progress(self) -> float | None:
        keep = self.goal.direction == Goal.Direction.KEEP
        ends = {"baseline": self.goal.baseline, "target": self.goal.target, "high": self.goal.target_high}
        return progress([value for _day, value in self.values], keep=keep, **ends)

    @cached_property
    def pace(self) -> Pace:
        news = [c.day for c in self.check_ins] + [day for day, _value in self.values[-1:]]
        facts = Facts(
            start=self.goal.start,
            due=self.goal.due,
            progress=self.progress,
            milestones=[(m.due, m.reached_on) for m in self.milestones],
            pauses=[(p.starts_on, p.ends_on) for p in self.goal.pauses.all()],
            last_news=max(news, default=None),
        )
        return pace(facts, self.today)

    @property
    def sure(self) -> int | None:
        """What the owner said last."""
        said = [c.sure for c in self.check_ins if c.sure is not None]
        return said[-1] if said else self.goal.confidence

    @property
    def disagrees(self) -> bool:
        return self.goal.is_active and self.pace.disagrees_with(self.sure)

    @property
    def is_stalled(self) -> bool:
        return self.goal.is_active and self.pace.is_stalled

    # --- words -------------------------------------------------------------------------------------------------------
    @property
    def pace_words(self) -> str:
        return pace_words(self.pace, self.goal)

    @property
    def sure_words(self) -> str:
        return sure_words(self.sure)

    @property
    def wanted_words(self) -> str:
        return wanted_words(self.goal.commitment)

    @property
    def difficulty_words(self) -> str:
        return difficulty_words(self.goal.difficulty)

    @property
    def measure(self) -> str:
        return measure_words(self.goal)

    @property
    def now(self) -> str:
        """Where the measure stands."""
        return f"{number(self.values[-1][1])} {self.goal.unit}".strip() if self.values else ""

    @property
    def next_milestone(self) -> Milestone | None:
        return next((m for m in self.milestones if not m.is_reached), None)


def standings(reader: Person, goals: Iterable[Goal]) -> list[Standing]:
    """`goals` come from `whole()`. Of a number that feeds a goal, its reader gets what they may read and no more."""
    wanted = list(goals)
    fed = {goal.kpi_id: goal.start for goal in wanted if goal.kpi_id}
    readings: dict[Any, list[Dated]] = defaultdict(list)
    if fed:
        for reading in Reading.objects.visible_to(reader).filter(kpi__in=fed).order_by("day"):
            readings[reading.kpi_id].append((reading.day, reading.share))
    today = timezone.localdate()
    return [Standing(goal, _values(goal, readings), today) for goal in wanted]


def _values(goal: Goal, readings: dict[Any, list[Dated]]) -> list[Dated]:
    if goal.kpi_id:
        times = goal.kpi.worded_times if goal.kpi else 1
        return [(day, times * value) for day, value in readings[goal.kpi_id] if day >= goal.start]
    return [(c.day, c.value) for c in goal.check_ins.all() if c.value is not None]
