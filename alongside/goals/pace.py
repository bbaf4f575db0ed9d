"""Pace: how a goal stands against its own dates. Computed from facts, and never from how sure somebody is.

Silence is never “on pace”: where nothing was heard for four weeks, that is what is said. Days of a pause do not count.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Standing = Literal["early", "on_pace", "behind", "unknown"]
Span = tuple[date, date]  # both days included

SILENT_AFTER = 28  # days without news
BEHIND_BY, EARLY_BY = 0.15, 0.15  # of the way
TOO_EARLY = 0.1  # of the time: nothing is said before
GRACE = 7  # days after a milestone's own day
SURE, UNSURE = 4, 2


@dataclass(frozen=True)
class Facts:
    """What is known of a goal. `progress` is the part of the way that its measure shows, if it has one."""

    start: date
    due: date | None
    progress: float | None = None
    milestones: Sequence[tuple[date, date | None]] = ()  # due, reached
    pauses: Sequence[Span] = ()
    last_news: date | None = None


@dataclass(frozen=True)
class Pace:
    standing: Standing
    is_silent: bool
    is_paused: bool
    news: date  # the last day something was heard: at first, its start

    @property
    def word(self) -> Literal["early", "on_pace", "behind", "unknown", "no_news", "paused"]:
        if self.is_paused:
            return "paused"
        return "no_news" if self.is_silent else self.standing

    @property
    def is_stalled(self) -> bool:
        """Behind, and nothing heard: three questions go on the next agenda."""
        return self.standing == "behind" and self.is_silent and not self.is_paused

    def disagrees_with(self, sure: int | None) -> bool:
        """The computed pace and what the owner said point different ways: that is the talking point."""
        if sure is None or self.word not in ("early", "on_pace", "behind"):
            return False
        return sure >= SURE if self.standing == "behind" else sure <= UNSURE


def pace(facts: Facts, today: date) -> Pace:
    reached = [day for _due, day in facts.milestones if day]
    news = max([day for day in (facts.last_news, *reached) if day] or [facts.start])
    silent = counted_days(max(news, facts.start), today, facts.pauses) > SILENT_AFTER
    return Pace(_standing(facts, today), silent, _is_paused(facts, today), news)


def _is_paused(facts: Facts, today: date) -> bool:
    return any(first <= today <= last for first, last in facts.pauses)


def _standing(facts: Facts, today: date) -> Standing:
    if today < facts.start:
        return "unknown"
    if _has_open_milestone(facts, today):
        return "behind"
    gone, way = time_gone(facts, today), facts.progress
    if gone is None or way is None:
        return _by_milestones(facts, today)
    if way >= 1:
        return "early" if facts.due and today < facts.due else "on_pace"
    if gone < TOO_EARLY:
        return "unknown"
    if way < gone - BEHIND_BY:
        return "behind"
    return "early" if way > gone + EARLY_BY else "on_pace"


def _has_open_milestone(facts: Facts, today: date) -> bool:
    """One whose own day has passed by more than a week of counted days."""
    return any(
        not day and due < today and counted_days(due, today, facts.pauses) > GRACE for due, day in facts.milestones
    )


def _by_milestones(facts: Facts, today: date) -> Standing:
    """Without a measure or a due day the stops say it, each by its own day. With nothing planned, nothing is said."""
    if not facts.milestones:
        return "behind" if facts.due and facts.due < today else "unknown"
    due = sum(day <= today for day, _reached in facts.milestones)
    reached = sum(day is not None for _due, day in facts.milestones)
    if reached > due:
        return "early"
    return "on_pace" if due or reached else "unknown"


def time_gone(facts: Facts, today: date) -> float | None:
    """The part of the counted days between start and due that has gone by."""
    if facts.due is None:
        return None
    whole = counted_days(facts.start, facts.due, facts.pauses)
    return min(1.0, counted_days(facts.start, today, facts.pauses) / whole) if whole else 1.0


def counted_days(first: date, last: date, pauses: Sequence[Span]) -> int:
    """Days from `first` to `last`, without those of any pause; overlapping pauses count once."""
    if last <= first:
        return 0
    without = {day for begins, ends in pauses for day in _days(max(begins, first + timedelta(days=1)), min(ends, last))}
    return (last - first).days - len(without)


def _days(first: date, last: date) -> Sequence[date]:
    return [first + timedelta(days=i) for i in range((last - first).days + 1)]


def progress(
    values: Sequence[float], *, baseline: float | None, target: float | None, high: float | None, keep: bool
) -> float | None:
    """The part of the way that a measure shows: from baseline to target; kept between: the share of values inside."""
    if target is None or not values:
        return None
    if keep:
        inside = [v for v in values if target <= v and (high is None or v <= high)]
        return len(inside) / len(values)
    if baseline is None or baseline == target:
        return 1.0 if values[-1] == target else None
    return min(1.0, max(0.0, (values[-1] - baseline) / (target - baseline)))
