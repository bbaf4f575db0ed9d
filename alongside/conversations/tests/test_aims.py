"""Goals and numbers in a talk: evidence for both, and in the room agreed, worded otherwise and talked about."""

from datetime import datetime, time, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.conversations.models import Conversation, Note
from alongside.foundation import prepared
from alongside.foundation.testing import by_owner, statements_of
from alongside.goals.models import Goal, add_line, expect, look
from alongside.goals.testing import a_goal
from alongside.kpis.models import Kpi
from alongside.kpis.testing import PLANTED, a_kpi, readings_of, tells_planted
from alongside.people.testing import Cast, signed_in, the_cast

from ..testing import a_conversation

pytestmark = pytest.mark.django_db
CALM = [40.0, 42, 39, 41, 43, 40, 41, 42, 40, 39, 41, 42]


@pytest.fixture
def cast() -> Cast:
    return the_cast()


def talk_of(cast: Cast, kind: str = "quarterly") -> Conversation:
    return a_conversation(cast.amira, cast.jonas, kind, at=timezone.now() + timedelta(days=5))


def page(client: Client, talk: Conversation, place: str = "preparation", **query: str) -> str:
    answer = client.get(reverse(f"conversations:{place}", args=[talk.pk]), query)
    assert answer.status_code == 200
    return str(answer.content.decode())


@by_owner
def aims_of(cast: Cast) -> dict[str, Any]:
    kpi = a_kpi(cast.amira, target_kind="at_most", target_high=45)
    readings = readings_of(kpi, [*CALM, 58.0])
    goal = a_goal(cast.amira, "Answer sooner", agreed_by=cast.jonas)
    line = add_line(cast.amira, "Hands over before leaving", by=cast.jonas)
    look({line: "Three of four evenings"}, by=cast.jonas)
    expect("Support specialist", "Answers within a working day", by=cast.lucia)
    return {"kpi": kpi, "readings": readings, "goal": goal}


# --- evidence -------------------------------------------------------------------------------------------------------
def test_both_read_the_same_list_of_goals_numbers_scorecard_and_role(cast: Cast) -> None:
    talk, aims = talk_of(cast), aims_of(cast)
    pages = [page(signed_in(person), talk) for person in (cast.amira, cast.jonas)]
    for shown in pages:
        assert "Answer sooner" in shown
        assert "Open cases: 58, usual range 36 to 45.7." in shown
        assert "Changed" in shown and "Not at target: 45 or less" in shown
        assert "Three of four evenings" in shown and "scorecard: Hands over before leaving" in shown
        assert "Answers within a working day" in shown and "expected of everybody in this role" in shown
        assert aims["goal"].get_absolute_url() in shown and aims["kpi"].get_absolute_url() in shown
    since = [shown.partition("has had this same list since ")[2].partition("<")[0] for shown in pages]
    assert since[0] == since[1] != ""


def test_what_the_manager_may_not_read_is_on_nobodys_list(cast: Cast) -> None:
    talk = talk_of(cast)
    a_goal(cast.amira, "Hers alone", visibility="private")
    readings_of(a_kpi(cast.amira), [*CALM, PLANTED], fresh=1)
    his, hers = page(signed_in(cast.jonas), talk), page(signed_in(cast.amira), talk)
    for shown in (his, hers):
        assert "Hers alone" not in shown
        assert "Open cases: 42" in shown
    assert not tells_planted(his)
    assert "You see this first" in hers and tells_planted(hers)
    assert "You see this first" not in his


def test_a_colleague_reads_no_number_of_hers(cast: Cast) -> None:
    aims_of(cast)
    talk = a_conversation(cast.amira, cast.otto, "quarterly", at=timezone.now() + timedelta(days=5))
    for person in (cast.amira, cast.otto):
        shown = page(signed_in(person), talk)
        for text in ("Open cases", "Answer sooner", "Three of four evenings", "Answers within a working day"):
            assert text not in shown


def test_one_brings_a_number_and_sees_it_differently(cast: Cast) -> None:
    talk, aims = talk_of(cast), aims_of(cast)
    amira, item = signed_in(cast.amira), f"kpi:{aims['kpi'].pk}"
    assert amira.post(reverse("conversations:brought", args=[talk.pk]), {"item": item}).status_code == 303
    said = {"item": item, "how": "differs", "text": "It counts what waits"}
    assert amira.post(reverse("conversations:remarks", args=[talk.pk]), said).status_code == 303
    assert "It counts what waits" in page(signed_in(cast.jonas), talk)
    nonsense = {"item": "kpi:0", "how": "differs", "text": "x"}
    assert amira.post(reverse("conversations:remarks", args=[talk.pk]), nonsense).status_code == 409


def test_a_goal_that_stands_still_puts_three_questions_on_the_agenda(cast: Cast) -> None:
    talk, today = talk_of(cast), timezone.localdate()
    a_goal(cast.amira, "Long silent", agreed_by=cast.jonas, start=today - timedelta(90), due=today - timedelta(1))
    for person in (cast.amira, cast.jonas):
        shown = page(signed_in(person), talk)
        agenda = shown.partition('id="agenda-h"')[2].partition("</section>")[0]
        assert "Long silent" in agenda and "Does it still matter" in agenda
    a_goal(
        cast.amira, "Heard of", agreed_by=cast.jonas, start=today - timedelta(90), due=today + timedelta(9)
    ).check_in(by=cast.amira, sure=4)
    agenda = page(signed_in(cast.jonas), talk).partition('id="agenda-h"')[2].partition("</section>")[0]
    assert "Heard of" not in agenda


def test_a_goal_without_news_is_named(cast: Cast) -> None:
    talk, today = talk_of(cast), timezone.localdate()
    a_goal(cast.amira, "Quiet one", agreed_by=cast.jonas, start=today - timedelta(200), due=today + timedelta(100))
    assert "Nothing yet about the goal “Quiet one”." in page(signed_in(cast.jonas), talk)


def test_the_question_that_is_put_together_once_knows_no_clock_but_the_day(cast: Cast) -> None:
    """A reading that opens this afternoon is there this afternoon, for whoever asked in the morning too."""
    talk = talk_of(cast)
    for person in (cast.amira, cast.jonas):
        page(signed_in(person), talk)
    asked = [question.stand_ins for key, question in prepared._known.items() if key[0] == "aims"]
    moments = [p for params in asked for p in params if isinstance(p, datetime)]
    assert asked and all(timezone.localtime(p).time() == time.min for p in moments)


def test_it_asks_twelve_statements_however_much_there_is(cast: Cast) -> None:
    """One of them notes what the host reads, and is not counted here."""
    talk = talk_of(cast)
    aims_of(cast)
    place = reverse("conversations:preparation", args=[talk.pk])
    few = [len(statements_of(signed_in(p), place)) for p in (cast.amira, cast.jonas)]
    for number in range(4):
        readings_of(a_kpi(cast.amira, f"Number {number}"), CALM)
        a_goal(cast.amira, f"Goal {number}", agreed_by=cast.jonas)
    assert [len(statements_of(signed_in(p), place)) for p in (cast.amira, cast.jonas)] == few
    assert max(few) <= 11


# --- in the room ----------------------------------------------------------------------------------------------------
def both_in(talk: Conversation, cast: Cast, stage: str) -> tuple[Client, Client]:
    amira, jonas = signed_in(cast.amira), signed_in(cast.jonas)
    for client in (amira, jonas):
        assert client.post(reverse("conversations:room", args=[talk.pk])).status_code == 303
    assert jonas.post(reverse("conversations:stage", args=[talk.pk]), {"key": stage}).status_code == 303
    return amira, jonas


def test_a_goal_is_begun_agreed_and_worded_otherwise_without_leaving_the_talk(cast: Cast) -> None:
    talk = talk_of(cast)
    amira, jonas = both_in(talk, cast, "goals")
    room = reverse("conversations:room", args=[talk.pk])
    assert f"{reverse('goals:new')}?for={cast.amira.pk}" in page(jonas, talk, "room")
    said = {"title": "Answer sooner", "for": str(cast.amira.pk), "next": room}
    assert jonas.post(reverse("goals:index"), said).headers["Location"] == room
    goal = Goal.objects.get()
    hers = page(amira, talk, "room")
    assert "Answer sooner" in hers and "I agree" in hers
    assert amira.post(reverse("goals:agreement", args=[goal.pk]), {"next": room}).headers["Location"] == room
    goal.refresh_from_db()
    assert goal.is_active
    revision = reverse("goals:revision", args=[goal.pk])
    assert f'name="next" value="{room}"' in amira.get(revision, {"next": room}).content.decode()
    words = {
        "title": "Answer the same day",
        "version": goal.version,
        "start": goal.start,
        "reason": "Plainer",
        "next": room,
    }
    assert amira.post(revision, words).headers["Location"] == room
    assert "Answer the same day" in page(jonas, talk, "room")


def test_a_kpi_review_shows_the_chart_and_four_boxes(cast: Cast) -> None:
    talk, aims = talk_of(cast, "kpi_review"), aims_of(cast)
    amira, jonas = both_in(talk, cast, "look_back")
    room = reverse("conversations:room", args=[talk.pk])
    his = page(jonas, talk, "room")
    assert "Something is different from before. What do you see in it?" in his
    for box in ("What it tells us", "What helped", "What got in the way", "What we try"):
        assert box in his
    place = reverse("conversations:notes", args=[talk.pk])
    line = {"stage": "look_back", "heading": "in_the_way", "text": "I said yes to both leaves", "next": room}
    assert jonas.post(place, line).status_code == 303
    note = Note.objects.get()
    assert (note.heading, note.voice) == ("in_the_way", cast.jonas)
    hers = page(amira, talk, "room")
    assert hers.index("What got in the way") < hers.index("I said yes to both leaves") < hers.index("What we try")
    assert amira.post(place, line | {"heading": "verdict"}).status_code == 422
    last = aims["readings"][-1]
    said = {"about": "away", "text": "Two of us were away", "next": room}
    assert amira.post(reverse("kpis:notes", args=[last.pk]), said).headers["Location"] == room
    assert "Two of us were away" in page(jonas, talk, "room")


def test_context_its_owner_gave_first_says_so_in_the_room_too(cast: Cast) -> None:
    talk, kpi = talk_of(cast, "kpi_review"), a_kpi(cast.amira)
    reading = readings_of(kpi, [*CALM, 58.0], fresh=1)[-1]
    by_owner(reading.note)("Two of us were away", by=cast.amira)
    by_owner(reading.release)(by=cast.amira)
    _amira, jonas = both_in(talk, cast, "look_back")
    shown = page(jonas, talk, "room")
    assert "Two of us were away" in shown and "before anybody else saw the reading" in shown


def test_a_signal_becomes_a_talking_point_or_a_goal(cast: Cast) -> None:
    talk, aims = talk_of(cast, "kpi_review"), aims_of(cast)
    amira, jonas = both_in(talk, cast, "look_back")
    room = reverse("conversations:room", args=[talk.pk])
    point = {"text": aims["kpi"].name, "next": room}
    assert jonas.post(reverse("conversations:points", args=[talk.relationship_id]), point).status_code == 303
    assert talk.relationship.points.get().text == "Open cases"
    form = amira.get(reverse("goals:new"), {"kpi": str(aims["kpi"].pk), "next": room}).content.decode()
    assert f'<option value="{aims["kpi"].pk}" selected>' in form
    assert (
        amira.post(reverse("goals:index"), {"title": "Fewer open cases", "kpi": str(aims["kpi"].pk)}).status_code == 303
    )
    assert Goal.objects.get(title="Fewer open cases").kpi == Kpi.objects.get()


def test_a_signal_becomes_something_to_try_with_a_day_to_look_again(cast: Cast) -> None:
    talk, aims = talk_of(cast, "kpi_review"), aims_of(cast)
    amira, jonas = both_in(talk, cast, "look_back")
    assert "Try something" in page(jonas, talk, "room")
    place = reverse("conversations:pair_promises", args=[talk.relationship_id])
    asked = {"trying": str(aims["kpi"].pk), "conversation": str(talk.pk)}
    form = amira.get(place, asked).content.decode()
    again = timezone.localdate() + timedelta(weeks=4)
    assert f'value="{again:%Y-%m-%d}"' in form
    assert "We have looked at “Open cases” again" in form
    said = {"text": "Answer the oldest ones first", "due": again, "conversation": str(talk.pk), "done_when": "Looked"}
    assert amira.post(place, said).status_code == 303
    assert (talk.commitments.get().text, talk.commitments.get().done_when) == (said["text"], "Looked")


def test_somebody_elses_number_is_nothing_to_try_here(cast: Cast) -> None:
    talk = talk_of(cast, "kpi_review")
    hers = a_kpi(cast.otto, "A number of Otto’s")
    place = reverse("conversations:pair_promises", args=[talk.relationship_id])
    form = signed_in(cast.amira).get(place, {"trying": str(hers.pk)}).content.decode()
    assert "A number of Otto" not in form
    assert "A new promise" in form


def test_elsewhere_only_what_asks_is_shown(cast: Cast) -> None:
    talk = talk_of(cast)
    readings_of(a_kpi(cast.amira, "Calm number"), CALM)
    readings_of(a_kpi(cast.amira, "Changed number"), [*CALM, 58.0])
    _amira, jonas = both_in(talk, cast, "look_back")
    his = page(jonas, talk, "room")
    assert "Changed number" in his
    assert "Calm number" not in his
    assert "What got in the way" not in his, "the four boxes are a KPI review's"


def test_the_host_of_a_kpi_review_is_asked_one_thing_that_is_kept_nowhere(cast: Cast) -> None:
    talk = talk_of(cast, "kpi_review")
    question = "Am I building pressure, or partnership?"
    assert question in page(signed_in(cast.jonas), talk)
    assert question not in page(signed_in(cast.amira), talk)
    assert question not in page(signed_in(cast.jonas), talk_of(cast))


@pytest.mark.parametrize("stage", ["look_back", "goals"])
def test_a_step_with_aims_asks_no_more_than_twelve_statements(cast: Cast, stage: str) -> None:
    talk = talk_of(cast, "kpi_review")
    aims_of(cast)
    _amira, jonas = both_in(talk, cast, stage)
    room = reverse("conversations:room", args=[talk.pk])
    few = len(statements_of(jonas, room))
    for number in range(3):
        readings_of(a_kpi(cast.amira, f"Number {number}"), [*CALM, 58.0])
        a_goal(cast.amira, f"Goal {number}", agreed_by=cast.jonas)
    assert len(statements_of(jonas, room)) == few <= 12
