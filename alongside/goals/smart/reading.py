"""One reading of a goal: three levels, at most one question for each missing letter, and what contradicts itself."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from gettext import gettext as _

from .contradictions import Contradiction, contradictions
from .days import days
from .goal import Level, WrittenGoal
from .language import is_english
from .letters import BOUND, FROM_TO, PROPORTION, SHARE, measurable, specific, timebound

WHY_LENGTH = 20
UNSURE = 2


@dataclass(frozen=True)
class Question:
    """`letter` is s, m, a, r or t: the one it belongs to."""

    letter: str
    sentence: str


@dataclass(frozen=True)
class Reading:
    """Shown and forgotten. The levels are never added up and never kept."""

    specific: Level
    measurable: Level
    timebound: Level
    questions: list[Question]
    contradictions: list[Contradiction]

    def as_json(self) -> dict[str, object]:
        return {
            "specific": self.specific,
            "measurable": self.measurable,
            "timebound": self.timebound,
            "questions": [question.sentence for question in self.questions],
            "contradictions": [contradiction.sentence for contradiction in self.contradictions],
        }


def read(goal: WrittenGoal, today: date, others: Sequence[WrittenGoal] = ()) -> Reading:
    """Of a text in another language only the fields are read."""
    seen = goal if is_english(goal.text) else replace(goal, text="")
    levels = specific(seen), measurable(seen), timebound(seen)
    asked = list(_questions(seen, *levels)) if seen.text or goal.has_fields else []
    return Reading(*levels, asked, contradictions(seen, today, others))


def read_all(goals: Sequence[WrittenGoal], today: date) -> list[Reading]:
    """Each with the others beside it."""
    return [read(goal, today, [*goals[:i], *goals[i + 1 :]]) for i, goal in enumerate(goals)]


def _questions(goal: WrittenGoal, s: Level, m: Level, t: Level) -> Iterator[Question]:
    if s < 2 and goal.text:
        yield Question("s", SPECIFIC[s]())
    if m < 2 or _from_what(goal):
        yield Question("m", MEASURABLE[m]())
    if t < 2:
        yield Question("t", TIMEBOUND[t]())
    if goal.has_fields:
        yield from _about_reach(goal)
        yield from _about_reason(goal)


SPECIFIC = {
    0: lambda: _("What would somebody see you do? Name one thing."),
    1: lambda: _("Which one exactly: for whom, where, or how many?"),
}
MEASURABLE = {
    0: lambda: _("How will both of you know that it is reached?"),
    1: lambda: _("From what to what, or who will say that it is good enough?"),
    2: lambda: _("From what? Write down where it stands today."),
}
TIMEBOUND = {
    0: lambda: _("Until when? A day or a quarter is enough."),
    1: lambda: _("And until when will you try it? Give it a last day."),
}


def _from_what(goal: WrittenGoal) -> bool:
    """A share or a proportion to change by, with nothing said about where it stands."""
    if goal.metric.baseline is not None:
        return False
    rest = days(goal.text).rest
    changes = PROPORTION.search(rest) or re.search(r"\bby\s+" + SHARE.pattern, rest, re.IGNORECASE)
    return bool(changes) and not FROM_TO.search(rest) and not BOUND.search(rest)


def _about_reach(goal: WrittenGoal) -> Iterator[Question]:
    if goal.confidence is not None and goal.confidence <= UNSURE:
        yield Question("a", _("What would make you a little surer that you can reach it?"))
    elif not goal.support:
        yield Question("a", _("What do you need for it, and from whom?"))


def _about_reason(goal: WrittenGoal) -> Iterator[Question]:
    if len(goal.why.strip()) < WHY_LENGTH and not (goal.parent and goal.growth_link):
        yield Question("r", _("Why does it matter, and what does it serve?"))
