"""Each contradiction is found where it is, and nowhere else: one step beside it nothing is said."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from alongside.goals.smart.contradictions import contradictions
from alongside.goals.smart.goal import Deliverable, Metric, Milestone, WrittenGoal

TODAY = date(2027, 1, 4)
SOUND = WrittenGoal(
    text="Reduce the median reply time from 9 hours to 4 hours by 31 March 2027.",
    owner="Amira",
    metric=Metric("reply time", "hours", "down", 9, 4),
    deliverable=Deliverable("the new rota", accepted_by="Jonas"),
    start=date(2027, 1, 10),
    due=date(2027, 3, 31),
    milestones=(Milestone("half-way", date(2027, 2, 20)),),
    has_fields=True,
)


def kinds(goal: WrittenGoal, *others: WrittenGoal) -> list[str]:
    return [found.kind for found in contradictions(goal, TODAY, others)]


def measured(text: str, unit: str, baseline: float, target: float, direction: str = "up") -> WrittenGoal:
    metric = Metric("share", unit, direction, baseline, target)  # type: ignore[arg-type]
    return replace(SOUND, text=text, metric=metric)


def dated(text: str, due: str) -> WrittenGoal:
    return WrittenGoal(text=text, owner="Amira", due=date.fromisoformat(due))


def test_a_sound_goal_has_none() -> None:
    assert kinds(SOUND) == []


@pytest.mark.parametrize(
    ("changed", "kind"),
    [
        (replace(SOUND, start=date(2027, 4, 1), milestones=()), "due_before_start"),
        (dated("Publish the handbook.", "2027-01-03"), "due_in_the_past"),
        (dated("Publish the handbook.", "2028-01-05"), "due_far_away"),
        (dated("Publish the handbook by 30 June 2027.", "2027-06-29"), "text_date_differs"),
        (dated("Publish the handbook by the end of June.", "2027-07-01"), "text_date_differs"),
        (dated("Publish the handbook in Q3.", "2027-06-30"), "text_date_differs"),
        (replace(SOUND, metric=Metric("reply time", "hours", "down", 9, 5)), "text_number_differs"),
        (measured("Hire three engineers.", "people", 0, 4), "text_number_differs"),
        (measured("Raise the share to at least 88%.", "%", 80, 90), "text_number_differs"),
        (measured("Keep the rota.", "hours", 4, 4), "baseline_is_target"),
        (measured("Change the rota.", "hours", 9, 4, "up"), "wrong_way"),
        (measured("Change the rota.", "hours", 4, 9, "down"), "wrong_way"),
        (replace(SOUND, milestones=(*SOUND.milestones, Milestone("late", date(2027, 4, 1)))), "milestone_outside"),
        (replace(SOUND, milestones=(Milestone("early", date(2027, 1, 9)), *SOUND.milestones)), "milestone_outside"),
        (
            replace(SOUND, milestones=(Milestone("b", date(2027, 2, 20)), Milestone("a", date(2027, 2, 15)))),
            "milestones_not_in_order",
        ),
        (replace(SOUND, milestones=()), "long_without_milestone"),
        (replace(SOUND, milestones=(Milestone("soon", date(2027, 1, 20)),)), "long_without_milestone"),
        (measured("Raise the share by 5% from 40% to 45%.", "%", 40, 45), "units_differ"),
        (measured("Raise the share to 45 pp.", "%", 40, 45), "units_differ"),
        (measured("Raise the share to 45%.", "pp", 40, 45), "units_differ"),
        (measured("Cut the reply time to 4 hours.", "days", 9, 4, "down"), "text_number_differs"),
        (measured("Cut the reply time to 4 hours.", "hours", 9, 5, "down"), "text_number_differs"),
        (replace(SOUND, deliverable=Deliverable("the new rota", accepted_by="amira ")), "owner_accepts"),
    ],
)
def test_each_is_found(changed: WrittenGoal, kind: str) -> None:
    assert kind in kinds(changed)


@pytest.mark.parametrize(
    "changed",
    [
        replace(SOUND, start=SOUND.due, milestones=()),
        dated("Publish the handbook.", "2027-01-04"),
        dated("Publish the handbook.", "2028-01-04"),
        dated("Publish the handbook by 30 June 2027.", "2027-06-30"),
        dated("Publish the handbook by the end of June.", "2027-06-30"),
        dated("Publish the handbook in Q2.", "2027-04-01"),
        dated("Publish the handbook before 1 July.", "2027-06-30"),
        dated("Write a draft by 1 March and publish it by 30 June.", "2027-06-30"),
        dated("Answer every letter within 24 hours.", "2027-06-30"),
        measured("Raise the share by 5 percentage points.", "%", 40, 45),
        measured("Raise the share by 10%.", "%", 40, 44),
        measured("Raise the share from 40% to 45%.", "%", 40, 45),
        measured("Raise sales by 10%.", "euros", 200, 220),
        measured("Cut the reply time to 90 minutes.", "hours", 9, 1.5, "down"),
        measured("Hire three engineers for two teams.", "people", 0, 3),
        measured("Keep the share between 4 and 6.", "%", 5, 5, "keep_between"),
        replace(SOUND, milestones=(Milestone("one", date(2027, 2, 20)), Milestone("other", date(2027, 2, 20)))),
        replace(
            SOUND, milestones=(Milestone("first day", SOUND.start), *SOUND.milestones, Milestone("last", SOUND.due))
        ),
        replace(SOUND, milestones=(Milestone("half-way", date(2027, 2, 21)),)),
        replace(SOUND, deliverable=Deliverable("the new rota", accepted_by="Inês")),
        replace(SOUND, owner="", deliverable=Deliverable("the new rota", accepted_by="")),
    ],
)
def test_one_step_beside_it_nothing_is_said(changed: WrittenGoal) -> None:
    assert kinds(changed) == []


def test_six_weeks_are_not_more_than_six_weeks() -> None:
    six_weeks = SOUND.start + timedelta(weeks=6) if SOUND.start else TODAY
    goal = replace(SOUND, milestones=(), due=six_weeks, text="Change the rota.", metric=Metric())
    assert kinds(goal) == []
    assert kinds(replace(goal, due=six_weeks + timedelta(days=1))) == ["long_without_milestone"]


def test_a_sixth_active_goal_of_the_same_owner_is_said() -> None:
    others = [replace(SOUND, metric=Metric(), owner="amira") for _ in range(4)]
    ended, anothers = replace(SOUND, is_active=False), replace(SOUND, owner="Otto")
    assert kinds(SOUND, *others, ended, anothers) == []
    assert kinds(SOUND, *others, SOUND, ended) == ["too_many_active"]


def test_two_goals_that_pull_the_same_measure_apart_are_said() -> None:
    other = replace(SOUND, owner="Otto", metric=Metric("Reply time", "hours", "up", 4, 9))
    assert kinds(SOUND, other) == ["opposite_goals"]
    assert kinds(SOUND, replace(other, is_active=False)) == []
    assert kinds(SOUND, replace(other, metric=Metric("reply time", "hours", "keep_between", 4, 9))) == []


def test_a_text_that_names_a_day_long_gone_is_said_without_a_due_date() -> None:
    assert kinds(WrittenGoal(text="Publish it by 31 March 2020.")) == ["due_in_the_past"]
    assert kinds(WrittenGoal(text="Publish it by 31 March.")) == []
    assert kinds(WrittenGoal(text="Publish what was begun on 31 March 2020 by 30 June 2027.")) == []


def test_what_has_ended_may_lie_in_the_past() -> None:
    assert kinds(replace(dated("Publish the handbook.", "2026-06-30"), is_active=False)) == []
