"""Around a goal: who works on it, what is learned by it, how much it is wanted; its target beside the history."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.kpis.models import Kpi
from alongside.kpis.testing import a_kpi, readings_of
from alongside.people.testing import Cast, signed_in, the_cast

from ..models import Goal
from ..smart.goal import Metric
from ..smart.history import Range, against_history
from ..testing import a_goal

pytestmark = pytest.mark.django_db
CALM = [40.0, 42, 39, 41, 43, 40, 41, 42, 40, 39, 41, 42]
SAID = {
    "title": "Reduce the open cases from 41 to 20",
    "due": str(timezone.localdate() + timedelta(days=40)),
    "contributors": "Otto, two afternoons a week",
    "growth_link": "Saying no early",
}
ONE_OF_FIVE = {"confidence": "4", "commitment": "5", "difficulty": "4"}


@pytest.fixture
def cast() -> Cast:
    return the_cast()


# --- what stands around it --------------------------------------------------------------------------------------------
def test_what_stands_around_a_goal_is_kept_and_said_in_words(cast: Cast) -> None:
    form = signed_in(cast.amira).get(reverse("goals:new")).content.decode()
    assert all(f'name="{name}"' in form for name in (*SAID, *ONE_OF_FIVE))
    assert signed_in(cast.amira).post(reverse("goals:index"), SAID | ONE_OF_FIVE).status_code == 303
    goal = Goal.objects.get()
    assert (goal.contributors, goal.growth_link) == (SAID["contributors"], SAID["growth_link"])
    assert (goal.confidence, goal.commitment, goal.difficulty) == (4, 5, 4)
    shown = signed_in(cast.jonas).get(goal.get_absolute_url()).content.decode()
    for words in ("Otto, two afternoons a week", "Saying no early", "Very much", "Rather hard"):
        assert words in shown, words


def test_it_is_all_optional(cast: Cast) -> None:
    signed_in(cast.amira).post(reverse("goals:index"), {"title": SAID["title"]})
    shown = signed_in(cast.amira).get(Goal.objects.get().get_absolute_url()).content.decode()
    assert "Who else works on it" not in shown and "How hard it seems" not in shown


def test_how_much_she_wants_it_is_hers_to_say(cast: Cast) -> None:
    """Jonas proposes a goal for Amira: he is not asked, and what he sends all the same is not kept."""
    form = signed_in(cast.jonas).get(reverse("goals:new"), {"for": str(cast.amira.pk)}).content.decode()
    assert 'name="contributors"' in form
    assert not any(f'name="{name}"' in form for name in ONE_OF_FIVE)
    signed_in(cast.jonas).post(reverse("goals:index"), SAID | ONE_OF_FIVE | {"for": str(cast.amira.pk)})
    goal = Goal.objects.get()
    assert (goal.confidence, goal.commitment, goal.difficulty) == (None, None, None)


@pytest.mark.parametrize("name", sorted(ONE_OF_FIVE))
def test_there_are_five_answers_and_no_sixth(cast: Cast, name: str) -> None:
    assert signed_in(cast.amira).post(reverse("goals:index"), SAID | {name: "6"}).status_code == 422


def test_a_name_among_who_works_on_it_opens_nothing(cast: Cast) -> None:
    goal = a_goal(cast.amira, agreed_by=cast.jonas, contributors=cast.otto.name)
    assert signed_in(cast.otto).get(goal.get_absolute_url()).status_code == 404


def test_a_revision_keeps_what_stood_around_it_before(cast: Cast) -> None:
    goal = a_goal(cast.amira, agreed_by=cast.jonas, contributors="Otto")
    said = {"title": goal.title, "contributors": "Otto and Noor", "reason": "Noor joined", "version": goal.version}
    assert signed_in(cast.amira).post(reverse("goals:revision", args=[goal.pk]), said).status_code == 303
    assert "contributors" in goal.revisions.get().changed
    shown = signed_in(cast.jonas).get(goal.get_absolute_url()).content.decode()
    assert "Otto and Noor" in shown and "Who else works on it" in shown


# --- its target beside the history of the number ----------------------------------------------------------------------
USUAL = Range(mean=41, lower=36, upper=46)


@pytest.mark.parametrize(
    ("direction", "target", "high", "says"),
    [
        ("down", 36, None, "lies in the usual range"),
        ("down", 35.999, None, "outside the usual range: it takes a change"),
        ("down", 31, None, "outside the usual range: it takes a change"),
        ("down", 30.999, None, "far outside"),
        ("down", 46, None, "lies in the usual range"),
        ("down", 46.001, None, "beyond this target already"),
        ("up", 46, None, "lies in the usual range"),
        ("up", 46.001, None, "outside the usual range: it takes a change"),
        ("up", 51, None, "outside the usual range: it takes a change"),
        ("up", 51.001, None, "far outside"),
        ("up", 35.999, None, "beyond this target already"),
        (None, 51.001, None, "far outside"),
        ("keep_between", 36, 46, "between the two already"),
        ("keep_between", 36.001, 46, "usually leaves this band"),
        ("keep_between", 36, None, ""),
        ("up", None, None, ""),
    ],
)
def test_a_target_is_read_against_the_limits(
    direction: str | None, target: float | None, high: float | None, says: str
) -> None:
    metric = Metric("open cases", "cases", direction, 41, target, high)  # type: ignore[arg-type]
    said = against_history(metric, USUAL)
    assert says in said and bool(said) == bool(says)


def asked(cast: Cast, kpi: Kpi, target: str, who: str = "amira") -> str:
    said = {"title": "Fewer open cases", "direction": "down", "target": target, "kpi": str(kpi.pk)}
    if who != "amira":
        said["for"] = str(cast.amira.pk)
    answer = signed_in(getattr(cast, who)).post(reverse("goals:reading"), said, headers={"HX-Request": "true"})
    return answer.content.decode()


def test_while_writing_the_target_is_read_against_what_the_number_usually_does(cast: Cast) -> None:
    kpi = a_kpi(cast.amira, unit="cases")
    readings_of(kpi, CALM)
    assert "lies in the usual range" in asked(cast, kpi, "38")
    assert "far outside the usual range" in asked(cast, kpi, "10", who="jonas")
    assert "usual range" not in asked(cast, kpi, "")
    assert not Goal.objects.exists()


def test_too_short_a_history_says_nothing_about_a_target(cast: Cast) -> None:
    kpi = a_kpi(cast.amira, unit="cases")
    readings_of(kpi, CALM[:11])
    assert "usual range" not in asked(cast, kpi, "10")


def test_it_never_blocks(cast: Cast) -> None:
    kpi = a_kpi(cast.amira, unit="cases")
    readings_of(kpi, CALM)
    said = SAID | {"direction": "down", "target": "1", "measure": "open cases", "kpi": str(kpi.pk)}
    assert signed_in(cast.amira).post(reverse("goals:index"), said).status_code == 303
    assert (
        "far outside the usual range"
        in signed_in(cast.amira).get(Goal.objects.get().get_absolute_url()).content.decode()
    )


def test_whoever_does_not_read_the_number_is_told_nothing_of_its_range(cast: Cast) -> None:
    """Inês reads a goal of the team, and not the number that feeds it."""
    kpi = a_kpi(cast.amira, unit="cases")
    readings_of(kpi, CALM)
    goal = a_goal(cast.amira, agreed_by=cast.jonas, visibility="team", kpi=kpi, direction="down", target=1.0)
    assert "usual range" in signed_in(cast.jonas).get(goal.get_absolute_url()).content.decode()
    assert "usual range" not in signed_in(cast.ines).get(goal.get_absolute_url()).content.decode()


def test_a_goal_fed_by_a_share_is_read_in_per_cent(cast: Cast) -> None:
    kpi = a_kpi(cast.amira, "Answered in time", is_share=True)
    readings_of(kpi, [40.0] * 12, of=50)
    goal = a_goal(cast.amira, agreed_by=cast.jonas, kpi=kpi, measure="in time", unit="%", baseline=70, target=90)
    assert "Now 80 %." in signed_in(cast.jonas).get(goal.get_absolute_url()).content.decode()


def test_other_words_are_read_over_while_they_are_written(cast: Cast) -> None:
    goal = a_goal(cast.amira, agreed_by=cast.jonas)
    form = signed_in(cast.jonas).get(reverse("goals:revision", args=[goal.pk])).content.decode()
    assert f'hx-post="{reverse("goals:reading")}"' in form and 'id="goal-help"' in form
    assert f'name="for" value="{cast.amira.pk}"' in form
