"""Pace is computed from dates, milestones, the measure and pauses. Silence is never “on pace”."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.goals.pace import Facts, counted_days, pace, progress, time_gone

START, DUE = date(2027, 1, 1), date(2027, 4, 11)  # a hundred days


def at(day: int) -> date:
    return START + timedelta(days=day)


def facts(**known: object) -> Facts:
    return Facts(**({"start": START, "due": DUE, "last_news": None} | known))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("way", "day", "word"),
    [
        (0.5, 50, "on_pace"),
        (0.36, 50, "on_pace"),
        (0.3, 50, "behind"),
        (0.8, 50, "early"),
        (0.0, 5, "unknown"),
        (1, 50, "early"),
    ],
)
def test_the_measure_is_held_against_the_time_that_has_gone(way: float, day: int, word: str) -> None:
    assert pace(facts(progress=way, last_news=at(day)), at(day)).word == word


def test_before_it_starts_nothing_is_said() -> None:
    assert pace(facts(progress=0.0), START - timedelta(days=1)).word == "unknown"


def test_a_milestone_whose_day_has_passed_by_more_than_a_week_says_behind() -> None:
    stops = [(at(20), at(18)), (at(40), None)]
    assert pace(facts(milestones=stops, last_news=at(46)), at(47)).word == "on_pace"
    assert pace(facts(milestones=stops, last_news=at(46)), at(48)).word == "behind"
    assert pace(facts(milestones=[(at(20), at(18)), (at(40), at(48))], last_news=at(46)), at(48)).word != "behind"


def test_a_milestone_says_nothing_before_its_day_and_early_when_it_is_reached_before() -> None:
    stops = [(at(90), None)]
    assert pace(facts(milestones=stops, last_news=at(40)), at(60)).word == "unknown"
    assert pace(facts(milestones=[(at(90), at(58))], last_news=at(40)), at(60)).word == "early"


def test_days_of_a_leave_do_not_count() -> None:
    stops, leave = [(at(40), None)], [(at(41), at(60))]
    assert pace(facts(milestones=stops, last_news=at(62), pauses=leave), at(65)).word != "behind"
    assert pace(facts(milestones=stops, last_news=at(62)), at(65)).word == "behind"
    assert pace(facts(milestones=stops, pauses=leave), at(50)).word == "paused"
    assert time_gone(facts(pauses=[(at(1), at(50))]), at(50)) == 0


def test_silence_is_never_on_pace() -> None:
    heard = facts(progress=0.5, last_news=at(22))
    assert pace(heard, at(50)).word == "on_pace"
    silent = pace(heard, at(51))
    assert (silent.word, silent.news) == ("no_news", at(22))
    assert pace(facts(progress=0.5, last_news=at(10), pauses=[(at(15), at(45))]), at(60)).word != "no_news"


def test_silent_and_behind_stands_still() -> None:
    assert pace(facts(progress=0.1, last_news=at(10)), at(60)).is_stalled
    assert not pace(facts(progress=0.1, last_news=at(55)), at(60)).is_stalled, "behind and heard of"
    assert not pace(facts(progress=0.6, last_news=at(10)), at(60)).is_stalled, "silent and on its way"
    assert not pace(facts(progress=0.1, last_news=at(10), pauses=[(at(58), at(70))]), at(60)).is_stalled, "paused"


def test_a_due_day_that_has_passed_without_anything_known_is_behind() -> None:
    assert pace(facts(last_news=at(101)), at(102)).word == "behind"
    assert pace(facts(last_news=at(50)), at(50)).word == "unknown"
    assert pace(Facts(start=START, due=None, last_news=at(50)), at(50)).word == "unknown"


@pytest.mark.parametrize(
    ("way", "sure", "differs"),
    [(0.1, 5, True), (0.1, 4, True), (0.1, 3, False), (0.5, 2, True), (0.5, 4, False), (0.5, None, False)],
)
def test_pace_and_how_sure_it_feels_are_two_facts(way: float, sure: int | None, differs: bool) -> None:
    assert pace(facts(progress=way, last_news=at(50)), at(50)).disagrees_with(sure) is differs


def test_in_silence_nothing_disagrees() -> None:
    assert not pace(facts(progress=0.1, last_news=at(2)), at(60)).disagrees_with(5)


@pytest.mark.parametrize(
    ("values", "ends", "way"),
    [
        ([9, 6.5], {"baseline": 9, "target": 4, "high": None, "keep": False}, 0.5),
        ([9, 12], {"baseline": 9, "target": 4, "high": None, "keep": False}, 0.0),
        ([9, 2], {"baseline": 9, "target": 4, "high": None, "keep": False}, 1.0),
        ([5, 7, 5, 5], {"baseline": None, "target": 4, "high": 6, "keep": True}, 0.75),
        ([], {"baseline": 9, "target": 4, "high": None, "keep": False}, None),
        ([3], {"baseline": None, "target": 4, "high": None, "keep": False}, None),
    ],
)
def test_progress_is_the_part_of_the_way(values: list[float], ends: dict[str, float | None], way: float | None) -> None:
    assert progress(values, **ends) == way  # type: ignore[arg-type]


days = st.integers(0, 120)


@given(days, days, st.lists(st.tuples(days, days), max_size=4))
def test_counted_days_are_the_days_no_pause_has(first: int, last: int, spans: list[tuple[int, int]]) -> None:
    pauses = [(at(min(a, b)), at(max(a, b))) for a, b in spans]
    plain = sum(not any(f <= at(d) <= e for f, e in pauses) for d in range(first + 1, last + 1))
    assert counted_days(at(first), at(last), pauses) == plain
