"""Preparing a talk: three minutes for each side, blind until both are done or both are in the room."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from alongside.conversations.models import (
    THANKS,
    Conversation,
    Template,
    add_evidence,
    choose_evidence,
    plan,
    preparation_of,
    relationship_of,
    remark_on,
)
from alongside.conversations.testing import a_conversation, a_pair, a_point, a_promise, the_templates
from alongside.foundation.testing import by_owner
from alongside.journal.models import Entry
from alongside.people.models import Person
from alongside.people.testing import Cast, signed_in, the_cast
from alongside.trust.testing import acting_as

from .preparing import address, finished, own_thanks, page, save, seen_by

pytestmark = pytest.mark.django_db
PLANTED = "You carried the night shift, quietly"


@pytest.fixture
def cast() -> Cast:
    return the_cast()


@pytest.fixture
def talk(cast: Cast) -> Conversation:
    return a_conversation(cast.amira, cast.jonas, "quarterly")


# --- works --------------------------------------------------------------------------------------------------------
def test_preparation_page_has_three_minutes_for_either_side(cast: Cast, talk: Conversation) -> None:
    a_promise(talk.relationship, cast.jonas, "Introduce Amira to Sofia")
    a_point(talk.relationship, cast.amira, "Learning to say no", minutes=10)
    jonas, amira = page(cast.jonas, talk), page(cast.amira, talk)
    assert "Preparing to talk with Amira" in jonas and "Preparing to talk with Jonas" in amira
    assert "Move it" in jonas.split('id="owed"')[1].split("</div>")[0]
    assert "Nothing is open between you and Jonas" in amira
    assert "10 of 60 min" in jonas and "Learning to say no" in jonas
    assert 'aria-current="step"' in jonas and "Step 2 of 11" in jonas


def test_preparation_says_who_reads_it_word_for_word(cast: Cast, talk: Conversation) -> None:
    shown = " ".join(page(cast.jonas, talk).replace("<b>", "").replace("</b>", "").split())
    assert "Only you read this now. Amira can, once you are both done or both in the room." in shown
    assert "Only you can read this here: not Amira, not HR, not an administrator." in shown


def test_preparation_saves_answers_and_adds_a_point(cast: Cast, talk: Conversation) -> None:
    asked = talk.kind.preparation_questions[0].id
    said = {
        "answer-thanks": "The plan you made",
        f"answer-{asked}": "The guide went well",
        "point": "The mentor I owe you",
    }
    answer = save(cast.jonas, talk, **said)
    assert answer.status_code == 303
    shown = page(cast.jonas, talk)
    assert all(words in shown for words in said.values())
    assert "The mentor I owe you" in page(cast.amira, talk)


def test_agenda_is_reordered_with_buttons(cast: Cast, talk: Conversation) -> None:
    first, second = (a_point(talk.relationship, cast.amira, text) for text in ("Saying no", "The guide"))
    place = reverse("conversations:point_position", args=[second.pk])
    assert signed_in(cast.jonas).post(place, {"direction": "up", "next": address(talk)}).status_code == 303
    shown = page(cast.jonas, talk)
    assert shown.index("The guide") < shown.index(first.text)


def test_preparation_saves_itself_and_answers_with_the_version(cast: Cast, talk: Conversation) -> None:
    browser = signed_in(cast.jonas)
    said = {"_method": "PUT", "answer-thanks": "One", "version-thanks": "0"}
    quiet = browser.post(address(talk), said, headers={"HX-Request": "true"})
    assert quiet.status_code == 200 and 'name="version-thanks" value="1"' in quiet.content.decode()
    again = {"_method": "PUT", "answer-thanks": "Two", "version-thanks": "1"}
    assert 'value="2"' in browser.post(address(talk), again, headers={"HX-Request": "true"}).content.decode()


def test_purpose_is_worded_by_either(cast: Cast, talk: Conversation) -> None:
    assert talk.kind.purpose in page(cast.amira, talk)
    said = {"purpose": "Choose one step together.", "version": talk.version}
    assert signed_in(cast.amira).get(address(talk, "purpose")).status_code == 200
    assert save(cast.amira, talk, "purpose", **said).status_code == 303
    assert "Choose one step together." in page(cast.jonas, talk)


def test_talk_without_a_time_offers_some(cast: Cast) -> None:
    shown = page(cast.jonas, unscheduled(cast))
    assert "When do you talk?" in shown and 'name="to"' in shown


@by_owner
def unscheduled(cast: Cast) -> Conversation:
    the_templates()
    return plan(relationship_of(cast.amira, cast.jonas), Template.objects.get(key="quarterly"), by=cast.jonas)


def test_short_notice_is_said_as_it_was_when_arranged(cast: Cast, talk: Conversation) -> None:
    assert "Short notice" in page(cast.jonas, talk)
    later = a_conversation(cast.otto, cast.jonas, "quarterly", at=timezone.now() + timedelta(days=12))
    assert "Short notice" not in page(cast.jonas, later)


def test_another_talk_at_that_time_is_said(cast: Cast) -> None:
    at = timezone.now() + timedelta(days=12)
    talk = a_conversation(cast.amira, cast.jonas, "quarterly", at=at)
    a_conversation(cast.ines, cast.amira, "check_in", at=at + timedelta(minutes=30))
    assert "Amira has another talk at that time." in page(cast.jonas, talk)
    a_conversation(cast.otto, cast.ines, "check_in", at=at)
    assert "Jonas has another talk" not in page(cast.jonas, talk)


def test_light_talk_turns_to_its_page(cast: Cast) -> None:
    answer = signed_in(cast.jonas).get(address(a_conversation(cast.amira, cast.jonas)))
    assert answer.status_code == 302


def test_preparation_is_readable_during_and_after_the_talk(cast: Cast, talk: Conversation) -> None:
    finished(talk, cast.jonas, PLANTED)
    by_owner(talk.enter)(by=cast.jonas)
    assert "Go into the room" in page(cast.jonas, talk) and PLANTED in page(cast.jonas, talk)
    by_owner(talk.conclude)(by=cast.jonas)
    assert PLANTED in page(cast.jonas, talk)
    assert PLANTED not in page(cast.amira, talk)
    assert save(cast.jonas, talk, answer__thanks="Later").status_code == 409


# --- what is recorded -----------------------------------------------------------------------------------------------
def test_done_saves_what_stands_in_the_boxes_and_is_journaled(cast: Cast, talk: Conversation) -> None:
    answer = save(cast.amira, talk, "preparation_done", answer__thanks="Wednesday mornings", point="Saying no")
    assert answer.status_code == 303
    shown = page(cast.jonas, talk)
    assert "Amira has prepared" in shown and "Opens when yours is done" in shown and "Saying no" in shown
    assert "Wednesday mornings" not in shown
    with acting_as(cast.amira):
        assert Entry.objects.filter(event="preparation.finished", about_id=talk.pk).count() == 1


def test_done_can_be_taken_back_until_it_is_open(cast: Cast, talk: Conversation) -> None:
    finished(talk, cast.jonas, PLANTED)
    browser = signed_in(cast.jonas)
    assert browser.post(address(talk, "preparation_done"), {"_method": "DELETE"}).status_code == 303
    assert "Jonas is not done yet" in page(cast.amira, talk)
    finished(talk, cast.jonas, PLANTED)
    finished(talk, cast.amira, "Thank you")
    assert browser.post(address(talk, "preparation_done"), {"_method": "DELETE"}).status_code == 409


# --- twice ----------------------------------------------------------------------------------------------------------
def test_done_twice_is_done_once(cast: Cast, talk: Conversation) -> None:
    for _time in range(2):
        assert save(cast.amira, talk, "preparation_done", answer__thanks="Thanks").status_code == 303
    with acting_as(cast.amira):
        assert Entry.objects.filter(event="preparation.finished", about_id=talk.pk).count() == 1


def test_two_windows_lose_nothing(cast: Cast, talk: Conversation) -> None:
    save(cast.jonas, talk, answer__thanks="On the phone", version__thanks="0")
    answer = save(cast.jonas, talk, answer__thanks="On the laptop", version__thanks="0", point="A new point")
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert all(words in shown for words in ("On the phone", "On the laptop", "A new point", 'value="1"'))
    assert own_thanks(cast.jonas, talk) == "On the phone"
    save(cast.jonas, talk, answer__thanks="On both", version__thanks="1", point="A new point")
    assert own_thanks(cast.jonas, talk) == "On both"


def test_an_untouched_box_overwrites_nothing(cast: Cast, talk: Conversation) -> None:
    save(cast.jonas, talk, answer__thanks="On the phone", version__thanks="0")
    assert save(cast.jonas, talk, answer__thanks="", version__thanks="0", point="One more").status_code == 303
    assert own_thanks(cast.jonas, talk) == "On the phone"


def test_too_long_an_answer_comes_back_with_its_words(cast: Cast, talk: Conversation) -> None:
    answer = save(cast.jonas, talk, answer__thanks="long " * 2000)
    assert answer.status_code == 422 and "long long" in answer.content.decode()
    assert "Shorten it" in answer.content.decode()


# --- who may not ------------------------------------------------------------------------------------------------------
def test_others_find_no_preparation(cast: Cast, talk: Conversation) -> None:
    for person in (cast.otto, cast.ada, cast.lucia, cast.hal, cast.ines, cast.noor):
        assert signed_in(person).get(address(talk)).status_code == 404
        assert save(person, talk, answer__thanks="x").status_code == 404
        assert save(person, talk, "preparation_done").status_code == 404
        assert save(person, talk, "private_preparation", hope="x").status_code == 404
    assert Client().get(address(talk)).status_code == 302


def test_what_one_may_open_another_still_may_not(cast: Cast, talk: Conversation) -> None:
    """The statement that finds the talk is put together once, and gives nobody what is somebody else’s."""
    other = a_conversation(cast.otto, cast.ines, "quarterly")
    for _time in range(2):
        for person, mine, not_mine in ((cast.amira, talk, other), (cast.otto, other, talk), (cast.jonas, talk, other)):
            browser = signed_in(person)
            assert browser.get(address(mine, "preparation")).status_code == 200
            assert browser.get(address(not_mine, "preparation")).status_code == 404


def test_former_manager_reads_what_was_opened_and_writes_no_more(cast: Cast) -> None:
    talk = a_conversation(cast.amira, cast.noor, "quarterly")
    a_promise(a_pair(cast.amira, cast.noor), cast.noor, "Find a mentor")
    by_owner(preparation_of(talk, cast.amira).write)(THANKS, PLANTED)
    assert PLANTED not in page(cast.noor, talk) and seen_by(cast.noor) == set()
    finished(talk, cast.amira, PLANTED)
    finished(talk, cast.noor, "Thank you for the guide")
    shown = page(cast.noor, talk)
    assert PLANTED in shown and "I’m done" not in shown and "Evidence" not in shown
    assert save(cast.noor, talk, answer__thanks="x").status_code == 403
    assert save(cast.noor, talk, "preparation_done").status_code == 403
    assert save(cast.noor, talk, "private_preparation", hope="x").status_code == 403
    assert save(cast.noor, talk, "purpose", purpose="x", version=1).status_code == 403


def test_preparation_has_no_other_method(cast: Cast, talk: Conversation) -> None:
    browser = signed_in(cast.jonas)
    assert browser.post(address(talk)).status_code == 405
    assert browser.get(address(talk, "preparation_done")).status_code == 405
    assert browser.get(address(talk, "private_preparation")).status_code == 405
    assert browser.delete(address(talk, "purpose")).status_code == 405


# --- what it costs ----------------------------------------------------------------------------------------------------
def test_preparation_page_costs_the_same_with_one_and_three_of_each(cast: Cast, talk: Conversation) -> None:
    costs = []
    for rows in (1, 3):
        fill(cast, talk, rows)
        costs.append([statements(person, talk) for person in (cast.jonas, cast.amira)])
    assert costs[0] == costs[1] and max(costs[0]) <= 12, costs


def statements(person: Person, talk: Conversation) -> int:
    browser = signed_in(person)
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(address(talk)).status_code == 200
    """Reads: the identity and the savepoint around the request are not."""
    return sum(not query["sql"].startswith(("SAVEPOINT", "RELEASE", "select set_config")) for query in asked)


@by_owner
def fill(cast: Cast, talk: Conversation, rows: int) -> None:
    for number in range(rows):
        a_point(talk.relationship, cast.amira, f"Point {rows} {number}")
        a_promise(talk.relationship, cast.jonas, f"Promise {rows} {number}").keep(by=cast.jonas)
        a_promise(talk.relationship, cast.amira, f"Promise of Amira {rows} {number}")
        item = f"added:{add_evidence(talk, f'Fact {number}', by=cast.amira, on=timezone.localdate()).pk}"
        remark_on(talk, item, "I see it so", by=cast.jonas, how="differs")
        choose_evidence(talk, item, by=cast.jonas)
