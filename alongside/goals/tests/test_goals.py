"""A goal is proposed by either, agreed by both, and read by whom its owner chose."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.foundation.testing import statements_of
from alongside.journal.models import Entry
from alongside.notices.models import Notice
from alongside.people.testing import signed_in, the_cast

from ..models import Agreement, Goal
from ..testing import a_goal

pytestmark = pytest.mark.django_db
PLAIN = {
    "title": "Reduce the reply time from 9 hours to 4 hours",
    "due": str(timezone.localdate() + timedelta(days=60)),
}


def test_amira_proposes_and_jonas_agrees() -> None:
    cast = the_cast()
    amira, jonas = signed_in(cast.amira), signed_in(cast.jonas)
    assert amira.get(reverse("goals:new")).status_code == 200
    answer = amira.post(reverse("goals:index"), PLAIN)
    goal = Goal.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (303, goal.get_absolute_url())
    assert (goal.owner, goal.proposed_by, goal.is_proposed) == (cast.amira, cast.amira, True)
    told = Notice.objects.get()
    assert (told.recipient, told.event) == (cast.jonas, "goal.proposed")
    assert "Waiting for your word" in jonas.get(reverse("goals:index")).content.decode()
    place = reverse("goals:agreement", args=[goal.pk])
    assert jonas.post(place).status_code == 303
    assert jonas.post(place).status_code == 303, "a double click agrees once"
    goal.refresh_from_db()
    assert goal.is_active
    assert Agreement.objects.count() == 2
    assert Entry.objects.filter(event="goal.agreed").count() == 1
    assert Notice.objects.get(event="goal.agreed").recipient == cast.amira


def test_jonas_proposes_and_it_is_hers_only_when_she_says_so() -> None:
    cast = the_cast()
    signed_in(cast.jonas).post(reverse("goals:index"), PLAIN | {"for": str(cast.amira.pk)})
    goal = Goal.objects.get()
    assert (goal.owner, goal.proposed_by, goal.is_active) == (cast.amira, cast.jonas, False)
    amira = signed_in(cast.amira)
    assert "Jonas proposes" in amira.get(reverse("goals:index")).content.decode()
    amira.post(reverse("goals:agreement", args=[goal.pk]))
    goal.refresh_from_db()
    assert goal.is_active


def test_not_now_needs_no_reason_and_can_be_taken_up_again() -> None:
    cast = the_cast()
    goal = a_goal(cast.amira)
    place = reverse("goals:agreement", args=[goal.pk])
    assert signed_in(cast.jonas).post(place, {"_method": "DELETE"}).status_code == 303
    goal.refresh_from_db()
    assert not goal.is_open
    assert signed_in(cast.jonas).post(place).status_code == 409
    assert Notice.objects.filter(event="goal.declined", recipient=cast.amira).exists()
    signed_in(cast.amira).post(reverse("goals:closure", args=[goal.pk]), {"_method": "DELETE"})
    goal.refresh_from_db()
    assert goal.is_proposed


@pytest.mark.parametrize("who", ["otto", "lucia", "ada", "noor", "ines"])
def test_nobody_else_proposes_one_for_her(who: str) -> None:
    cast = the_cast()
    answer = signed_in(getattr(cast, who)).post(reverse("goals:index"), PLAIN | {"for": str(cast.amira.pk)})
    assert answer.status_code == 403
    assert not Goal.objects.exists()


def test_a_private_goal_is_hers_alone_and_waits_for_nobody() -> None:
    cast = the_cast()
    signed_in(cast.amira).post(reverse("goals:index"), PLAIN | {"visibility": "private"})
    goal = Goal.objects.get()
    assert goal.is_active
    assert not Notice.objects.exists()
    for who in ("jonas", "ines", "lucia", "noor", "ada", "otto"):
        assert signed_in(getattr(cast, who)).get(goal.get_absolute_url()).status_code == 404, who


def test_a_private_goal_for_somebody_else_does_not_exist() -> None:
    cast = the_cast()
    said = PLAIN | {"for": str(cast.amira.pk), "visibility": "private"}
    assert signed_in(cast.jonas).post(reverse("goals:index"), said).status_code == 422


@pytest.mark.parametrize(
    ("visibility", "readers"),
    [
        ("two", {"amira", "jonas", "noor"}),
        ("team", {"amira", "jonas", "ines", "lucia"}),
        ("everyone", {"amira", "jonas", "noor", "ines", "lucia", "hal", "ada", "otto"}),
    ],
)
def test_who_reads_it_is_what_it_says(visibility: str, readers: set[str]) -> None:
    cast = the_cast()
    everybody = ("amira", "jonas", "ines", "lucia", "hal", "ada", "otto", "noor")
    proposed = a_goal(cast.amira, visibility=visibility)
    agreed = a_goal(cast.amira, "Another", visibility=visibility, agreed_by=cast.jonas)

    def those_who_see(goal: Goal) -> set[str]:
        place = goal.get_absolute_url()
        return {who for who in everybody if signed_in(getattr(cast, who)).get(place).status_code == 200}

    assert those_who_see(agreed) == readers
    led_before = {"noor"} if visibility == "two" else set()
    assert those_who_see(proposed) == {"amira", "jonas"} | led_before, "until both have agreed, at most of the two"


def test_what_was_private_waits_for_the_others_word_when_it_is_shared() -> None:
    cast = the_cast()
    goal = a_goal(cast.amira, visibility="private")
    place = reverse("goals:visibility", args=[goal.pk])
    amira = signed_in(cast.amira)
    assert amira.post(place, {"_method": "PUT", "visibility": "everybody"}).status_code == 422
    assert amira.post(place, {"_method": "PUT", "visibility": "two"}).status_code == 303
    goal.refresh_from_db()
    assert goal.is_proposed
    assert signed_in(cast.jonas).post(place, {"_method": "PUT", "visibility": "everyone"}).status_code == 403


def test_the_page_says_pace_and_confidence_as_two_things() -> None:
    cast = the_cast()
    today = timezone.localdate()
    goal = a_goal(
        cast.amira,
        agreed_by=cast.jonas,
        start=today - timedelta(days=50),
        due=today + timedelta(days=50),
        measure="reply time",
        unit="hours",
        baseline=9,
        target=4,
    )
    place = reverse("goals:check_ins", args=[goal.pk])
    assert signed_in(cast.amira).post(place, {"value": "8.8", "sure": "5", "helped": "The new rota"}).status_code == 303
    page = signed_in(cast.jonas).get(goal.get_absolute_url()).content.decode()
    assert "Behind its dates" in page
    assert "Now 8.8 hours." in page
    assert "Sure" in page
    assert "point different ways" in page
    assert "The new rota" in page


def test_a_goal_that_stands_still_asks_three_questions() -> None:
    cast = the_cast()
    today = timezone.localdate()
    goal = a_goal(cast.amira, agreed_by=cast.jonas, start=today - timedelta(days=90), due=today - timedelta(days=1))
    page = signed_in(cast.jonas).get(goal.get_absolute_url()).content.decode()
    assert "No news since" in page
    assert page.count("<li>") >= 3
    assert "Does it still matter" in page


def test_a_number_that_feeds_a_goal_shows_jonas_no_more_than_he_may_read() -> None:
    from alongside.kpis.testing import PLANTED, a_kpi, readings_of, tells_planted

    cast = the_cast()
    kpi = a_kpi(cast.amira)
    readings_of(kpi, [9.0, 8.0, PLANTED], fresh=1)
    goal = a_goal(cast.amira, agreed_by=cast.jonas, kpi=kpi, measure="cases", baseline=9, target=4)
    assert tells_planted(signed_in(cast.amira).get(goal.get_absolute_url()).content.decode())
    for place in (goal.get_absolute_url(), reverse("goals:index"), reverse("goals:timeline") + f"?of={cast.amira.pk}"):
        his = signed_in(cast.jonas).get(place).content.decode()
        assert not tells_planted(his)


def test_she_sees_exactly_what_jonas_sees() -> None:
    from alongside.kpis.testing import PLANTED, a_kpi, readings_of, tells_planted

    cast = the_cast()
    kpi = a_kpi(cast.amira)
    readings_of(kpi, [9.0, 8.0, PLANTED], fresh=1)
    a_goal(cast.amira, agreed_by=cast.jonas, kpi=kpi, measure="cases", baseline=9, target=4)
    a_goal(cast.amira, "Hers alone", visibility="private")
    place = reverse("goals:of", args=[cast.amira.pk])
    own = signed_in(cast.amira).get(place, headers={"HX-Request": "true"}).content.decode()
    assert "Hers alone" in own
    as_he = signed_in(cast.amira).get(place + "?as=manager", headers={"HX-Request": "true"}).content.decode()
    his = signed_in(cast.jonas).get(place, headers={"HX-Request": "true"}).content.decode()
    assert as_he == his
    assert "Hers alone" not in his and not tells_planted(his)
    others = signed_in(cast.otto).get(place + "?as=manager", headers={"HX-Request": "true"}).content.decode()
    assert "reply time" not in others


# --- help while writing ---------------------------------------------------------------------------------------------
def test_help_asks_one_question_for_a_missing_letter_and_keeps_nothing() -> None:
    cast = the_cast()
    client, place = signed_in(cast.amira), reverse("goals:reading")
    before = Entry.objects.count()
    fragment = client.post(place, {"title": "Improve quality."}, headers={"HX-Request": "true"}).content.decode()
    assert fragment.count('class="voice"') == 5, (
        "specific, measurable, time-bound, and from the fields: support and why"
    )
    assert "<html" not in fragment
    assert "How will both of you know that it is reached?" in fragment
    whole = client.post(place, {"title": "Improve quality."}).content.decode()
    assert "<html" in whole
    assert "Improve quality." in whole
    assert (Goal.objects.count(), Entry.objects.count()) == (0, before)


def test_help_says_what_contradicts_itself() -> None:
    cast = the_cast()
    said = {"title": "Reduce the reply time to 4 hours", "measure": "reply time", "unit": "hours", "direction": "down"}
    said |= {"baseline": "9", "target": "5"}
    page = signed_in(cast.amira).post(reverse("goals:reading"), said).content.decode()
    assert "The text says 4, the target is 5." in page


def test_help_while_typing_survives_half_written_fields() -> None:
    cast = the_cast()
    said = {"title": "", "due": "2027-02-3", "baseline": "ni", "parent": "x"}
    assert signed_in(cast.amira).post(reverse("goals:reading"), said).status_code == 200


@pytest.mark.parametrize("said", [{"title": ""}, {"due": "2020-01-01"}, {"due": "soon"}, {"confidence": "9"}])
def test_what_is_missing_is_said(said: dict[str, Any]) -> None:
    cast = the_cast()
    assert signed_in(cast.amira).post(reverse("goals:index"), PLAIN | said).status_code == 422
    assert not Goal.objects.exists()


# --- lists ----------------------------------------------------------------------------------------------------------
def test_more_than_five_at_once_is_said() -> None:
    cast = the_cast()
    for number in range(6):
        a_goal(cast.amira, f"Goal {number}", agreed_by=cast.jonas)
    assert "More than five at once" in signed_in(cast.amira).get(reverse("goals:index")).content.decode()


def test_pages_of_many_goals_ask_no_more_than_of_one() -> None:
    cast = the_cast()
    client = signed_in(cast.amira)
    a_goal(cast.amira, agreed_by=cast.jonas).plan("Half-way", timezone.localdate(), by=cast.amira)
    few = {
        place: len(statements_of(client, reverse(place))) for place in ("goals:index", "goals:timeline", "goals:tree")
    }
    for number in range(3):
        a_goal(cast.amira, f"Goal {number}", agreed_by=cast.jonas).plan("Then", timezone.localdate(), by=cast.amira)
    assert {place: len(statements_of(client, reverse(place))) for place in few} == few
    assert max(few.values()) <= 12
    goal = Goal.objects.first()
    assert goal is not None
    assert len(statements_of(client, goal.get_absolute_url())) <= 16


def test_the_line_in_time_and_the_tree_are_pictures_with_tables() -> None:
    cast = the_cast()
    company = a_goal(cast.ines, "Customers stay", visibility="everyone")
    Goal.objects.filter(pk=company.pk).update(agreed_at=timezone.now())
    a_goal(cast.amira, "Answer sooner", agreed_by=cast.jonas, parent=company)
    hidden = a_goal(cast.otto, "Otto's own", visibility="private")
    client = signed_in(cast.amira)
    tree = client.get(reverse("goals:tree")).content.decode()
    assert tree.index("Customers stay") < tree.index("Answer sooner")
    assert "<table" in tree
    assert hidden.title not in tree
    line = client.get(reverse("goals:timeline")).content.decode()
    assert 'role="img"' in line and "<table" in line
    others = signed_in(cast.otto).get(reverse("goals:timeline") + f"?of={cast.amira.pk}").content.decode()
    assert "Answer sooner" not in others


def test_a_wrong_method_is_405() -> None:
    cast = the_cast()
    goal = a_goal(cast.amira)
    assert signed_in(cast.amira).post(goal.get_absolute_url()).status_code == 405
    assert signed_in(cast.amira).get(reverse("goals:reading")).status_code == 405
