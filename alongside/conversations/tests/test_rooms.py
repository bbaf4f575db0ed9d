"""The room: entering, one step at a time for two, notes with their voice, breaks, leaving."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from alongside.conversations.models import Conversation, Draft, Note, write_note
from alongside.conversations.queries.room import room_page, with_room
from alongside.conversations.testing import a_conversation, a_point, a_promise
from alongside.foundation.testing import as_owner, statements_of
from alongside.journal.models import Entry
from alongside.people.models import Person
from alongside.people.testing import Cast, signed_in, the_cast
from alongside.trust.testing import acting_as

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return the_cast()


@pytest.fixture
def talk(cast: Cast) -> Conversation:
    return a_conversation(cast.amira, cast.jonas, "quarterly", at=timezone.now() + timedelta(minutes=5))


def both_in(talk: Conversation, cast: Cast) -> tuple[Client, Client]:
    amira, jonas = signed_in(cast.amira), signed_in(cast.jonas)
    for browser in (amira, jonas):
        assert browser.post(f"/conversations/{talk.pk}/room/").status_code == 303
    return amira, jonas


def room(browser: Client, talk: Conversation, **said: str) -> str:
    answer = browser.get(f"/conversations/{talk.pk}/room/", said)
    assert answer.status_code == 200, answer
    return answer.content.decode()


def seen_by(person: Person, talk: Conversation, stage: str = "") -> Any:
    with acting_as(person):
        return room_page(with_room(Conversation.objects.with_records()).get(pk=talk.pk), person, stage)


# --- works --------------------------------------------------------------------------------------------------------
def test_before_anybody_is_in_the_room_is_a_door(talk: Conversation, cast: Cast) -> None:
    page = room(signed_in(cast.amira), talk)
    assert "Go in before" in page and "Share note" not in page


def test_whoever_comes_second_sees_who_is_in(talk: Conversation, cast: Cast) -> None:
    signed_in(cast.jonas).post(f"/conversations/{talk.pk}/room/")
    page = room(signed_in(cast.amira), talk)
    assert "Jonas is in." in page and "Go in" in page


def test_in_the_room_both_read_the_same_step(talk: Conversation, cast: Cast) -> None:
    amira, jonas = both_in(talk, cast)
    for browser in (amira, jonas):
        page = room(browser, talk)
        assert "Both here" in page and "<h1>Arrive</h1>" in page and "Amira speaks first." in page
    jonas.post(f"/conversations/{talk.pk}/stage/", {"key": "strengths"})
    assert "<h1>Strengths and growing edges</h1>" in room(amira, talk)


def test_questions_are_those_chosen_for_this_talk_and_say_why(talk: Conversation, cast: Cast) -> None:
    amira, _jonas = both_in(talk, cast)
    page = seen_by(cast.amira, talk)
    assert [prompt.id for prompt in page.prompts] == talk.asked["arrive"]
    assert 2 <= len(page.prompts) <= 3
    assert page.prompts[0].why in room(amira, talk).replace("&#x27;", "'")


def test_looking_at_another_step_moves_nobody(talk: Conversation, cast: Cast) -> None:
    amira, jonas = both_in(talk, cast)
    assert "Only you look at this step." in room(amira, talk, stage="goals")
    assert "<h1>Arrive</h1>" in room(jonas, talk)
    assert "<h1>Arrive</h1>" in room(amira, talk, stage="no-such-step")


def test_a_note_stands_in_its_step_with_its_voice(talk: Conversation, cast: Cast) -> None:
    amira, jonas = both_in(talk, cast)
    amira.post(f"/conversations/{talk.pk}/notes/", {"text": "Nobody asked me to lead it."})
    page = seen_by(cast.jonas, talk)
    (note,) = page.stage_notes
    assert (note.text, note.voice, note.stage) == ("Nobody asked me to lead it.", cast.amira, "arrive")
    assert "Nobody asked me to lead it." in room(jonas, talk)
    assert not seen_by(cast.jonas, talk, "goals").stage_notes


def test_a_note_on_a_talking_point_stands_with_it_in_every_step(talk: Conversation, cast: Cast) -> None:
    point = a_point(talk.relationship, cast.amira)
    _amira, jonas = both_in(talk, cast)
    jonas.post(f"/conversations/{talk.pk}/notes/", {"text": "I’ll print ten.", "point": str(point.pk)})
    for stage in ("arrive", "plan"):
        ((shown, notes),) = seen_by(cast.amira, talk, stage).topics
        assert shown == point and [note.text for note in notes] == ["I’ll print ten."]


def test_more_than_two_growing_edges_are_said(talk: Conversation, cast: Cast) -> None:
    amira, jonas = both_in(talk, cast)
    jonas.post(f"/conversations/{talk.pk}/stage/", {"key": "strengths"})
    for number in range(3):
        assert "More than two are hard" not in room(amira, talk)
        said = {"text": f"Edge {number}", "growing_edge": "1", "instance": "The meeting of 12 October"}
        jonas.post(f"/conversations/{talk.pk}/notes/", said)
    page = room(amira, talk)
    assert "More than two are hard" in page and "The meeting of 12 October" in page


def test_one_screen_closes_private_notes_and_waits_for_the_other(talk: Conversation, cast: Cast) -> None:
    amira, jonas = both_in(talk, cast)
    jonas.post(f"/conversations/{talk.pk}/screen/")
    jonas.post(f"/conversations/{talk.pk}/notes/", {"text": "On nights nobody has time.", "theirs": "1"})
    page = room(jonas, talk)
    assert "One screen between you." in page and "Private notes are closed" in page and "Whose words?" in page
    assert "Not yet checked by Amira" in page and "Yes, my words" not in page
    assert "Yes, my words" in room(amira, talk)
    with acting_as(cast.amira):
        note = Note.objects.get()
    amira.post(f"/notes/{note.pk}/check/")
    assert "Not yet checked" not in room(jonas, talk)


def test_a_break_stops_the_clock(talk: Conversation, cast: Cast) -> None:
    amira, jonas = both_in(talk, cast)
    amira.post(f"/conversations/{talk.pk}/pause/")
    assert "A break, <b>60 min</b> left" in room(jonas, talk) and "Go on" in room(jonas, talk)
    with as_owner():
        talk.pauses.update(created_at=timezone.now() - timedelta(minutes=10))
        Conversation.objects.update(started_at=timezone.now() - timedelta(minutes=30))
    jonas.post(f"/conversations/{talk.pk}/pause/", {"_method": "DELETE"})
    clock = seen_by(cast.amira, talk).clock
    assert not clock.is_paused and clock.minutes_left == 40


def test_time_left_and_time_in_this_step(talk: Conversation, cast: Cast) -> None:
    _amira, jonas = both_in(talk, cast)
    jonas.post(f"/conversations/{talk.pk}/stage/", {"key": "look_back"})
    with as_owner():
        Conversation.objects.update(started_at=timezone.now() - timedelta(minutes=36, seconds=1))
        Entry.objects.filter(event="conversation.turned").update(created_at=timezone.now() - timedelta(minutes=9))
    clock = seen_by(cast.amira, talk).clock
    assert (clock.minutes_left, clock.step_minutes, clock.percent_used) == (24, 9, 60)


def test_the_last_step_leads_to_the_recap(talk: Conversation, cast: Cast) -> None:
    amira, _jonas = both_in(talk, cast)
    amira.post(f"/conversations/{talk.pk}/stage/", {"key": "plan"})
    page = room(amira, talk)
    assert "Go to the recap" in page and f'action="/conversations/{talk.pk}/recap/"' in page


def test_leaving_is_seen_and_coming_back_is_possible(talk: Conversation, cast: Cast) -> None:
    amira, jonas = both_in(talk, cast)
    assert amira.post(f"/conversations/{talk.pk}/room/", {"_method": "DELETE"}).status_code == 303
    assert "Amira is not here" in room(jonas, talk) and "Jonas is in." in room(amira, talk)
    amira.post(f"/conversations/{talk.pk}/room/")
    assert "Both here" in room(jonas, talk)


def test_promises_of_this_talk_stand_beside_it(talk: Conversation, cast: Cast) -> None:
    a_promise(talk.relationship, cast.jonas, "Introduce Amira to Sofia", conversation=talk)
    amira, jonas = both_in(talk, cast)
    due = str(timezone.localdate() + timedelta(days=7))
    said = {"text": "Plan one team meeting", "due": due, "theirs": "1", "conversation": str(talk.pk)}
    jonas.post(f"/pairs/{talk.relationship_id}/promises/", said)
    page = room(amira, talk)
    assert "Introduce Amira to Sofia" in page and "Jonas suggests to you" in page and "I will" in page


# --- drafts -------------------------------------------------------------------------------------------------------
def test_a_draft_comes_back_and_is_gone_once_shared(talk: Conversation, cast: Cast) -> None:
    amira, jonas = both_in(talk, cast)
    place = f"/conversations/{talk.pk}/notes/"
    said = {"_method": "PUT", "place": place, "text": "You let them disagree"}
    assert jonas.post(f"/conversations/{talk.pk}/draft/", said).status_code == 204
    assert "You let them disagree" in room(jonas, talk) and "You let them disagree" not in room(amira, talk)
    jonas.post(place, {"text": "You let them disagree for ten minutes."})
    with acting_as(cast.jonas):
        assert not Draft.objects.exists()


def test_a_draft_belongs_to_a_place_of_its_talk(talk: Conversation, cast: Cast) -> None:
    _amira, jonas = both_in(talk, cast)
    said = {"_method": "PUT", "place": "/promises/", "text": "x"}
    assert jonas.post(f"/conversations/{talk.pk}/draft/", said).status_code == 422


def test_no_query_of_another_person_reads_a_draft(talk: Conversation, cast: Cast) -> None:
    _amira, jonas = both_in(talk, cast)
    said = {"_method": "PUT", "place": f"/conversations/{talk.pk}/notes/", "text": "Planted words"}
    jonas.post(f"/conversations/{talk.pk}/draft/", said)
    for person in (cast.amira, cast.ines, cast.lucia, cast.ada, cast.otto):
        with acting_as(person):
            assert not Draft.objects.exists()


# --- changing words -----------------------------------------------------------------------------------------------
def test_a_stale_save_shows_both_texts_and_changes_nothing(talk: Conversation, cast: Cast) -> None:
    amira, _jonas = both_in(talk, cast)
    amira.post(f"/conversations/{talk.pk}/notes/", {"text": "First words"})
    with acting_as(cast.amira):
        note = Note.objects.get()
    amira.post(f"/notes/{note.pk}/", {"_method": "PUT", "text": "Changed on the phone", "version": "1"})
    answer = amira.post(f"/notes/{note.pk}/", {"_method": "PUT", "text": "Changed at the desk", "version": "1"})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Changed on the phone" in page and "Changed at the desk" in page and 'name="version" value="2"' in page
    with acting_as(cast.amira):
        assert Note.objects.get().text == "Changed on the phone"
    amira.post(f"/notes/{note.pk}/", {"_method": "PUT", "text": "Changed at the desk", "version": "2"})
    with acting_as(cast.amira):
        assert Note.objects.get().text == "Changed at the desk"


# --- what is recorded ---------------------------------------------------------------------------------------------
def test_starting_and_turning_are_in_the_journal_without_a_word(talk: Conversation, cast: Cast) -> None:
    _amira, jonas = both_in(talk, cast)
    jonas.post(f"/conversations/{talk.pk}/stage/", {"key": "goals"})
    with as_owner():
        events = list(Entry.objects.filter(about_id=talk.pk).values_list("event", "by", "facts"))
    assert ("conversation.started", cast.amira.pk, {}) in events
    assert ("conversation.turned", cast.jonas.pk, {"stage": "goals"}) in events


# --- not possible -------------------------------------------------------------------------------------------------
def test_a_talk_that_ended_leads_to_its_recap(talk: Conversation, cast: Cast) -> None:
    amira, _jonas = both_in(talk, cast)
    amira.post(f"/conversations/{talk.pk}/conclusion/")
    answer = amira.get(f"/conversations/{talk.pk}/room/")
    assert answer.status_code == 302 and answer["Location"].endswith(f"/conversations/{talk.pk}/recap/")
    part = amira.get(f"/conversations/{talk.pk}/room/", headers={"HX-Request": "true"})
    assert "It goes on in the recap." in part.content.decode()
    for place, said in (("stage", {"key": "goals"}), ("paraphrases", {"text": "x"}), ("notes", {"text": "x"})):
        assert amira.post(f"/conversations/{talk.pk}/{place}/", said).status_code == 409


def test_no_such_step(talk: Conversation, cast: Cast) -> None:
    amira, _jonas = both_in(talk, cast)
    assert amira.post(f"/conversations/{talk.pk}/stage/", {"key": "nowhere"}).status_code == 409


def test_a_check_in_has_no_room(cast: Cast) -> None:
    talk = a_conversation(cast.amira, cast.jonas)
    answer = signed_in(cast.amira).get(f"/conversations/{talk.pk}/room/")
    assert answer.status_code == 302 and answer["Location"] == f"/conversations/{talk.pk}/"


# --- who may not --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", ["otto", "ines", "lucia", "hal", "ada"])
def test_nobody_else_comes_in(talk: Conversation, cast: Cast, name: str) -> None:
    browser = signed_in(getattr(cast, name))
    for place in ("room", "private-note", "stream"):
        assert browser.get(f"/conversations/{talk.pk}/{place}/").status_code == 404
    for place in ("room", "stage", "pause", "paraphrases", "private-note/keeping"):
        assert browser.post(f"/conversations/{talk.pk}/{place}/", {"key": "goals"}).status_code == 404
    assert browser.post(f"/conversations/{talk.pk}/draft/", {"_method": "PUT"}).status_code == 404


def test_a_former_manager_reads_at_the_door_and_does_not_enter(cast: Cast) -> None:
    talk = a_conversation(cast.amira, cast.noor, "quarterly", at=timezone.now() + timedelta(minutes=5))
    browser = signed_in(cast.noor)
    assert "Start" not in room(browser, talk)
    assert browser.post(f"/conversations/{talk.pk}/room/").status_code == 403


def test_wrong_methods(talk: Conversation, cast: Cast) -> None:
    amira = signed_in(cast.amira)
    for place in ("stage", "pause", "paraphrases", "draft", "private-note/keeping"):
        assert amira.get(f"/conversations/{talk.pk}/{place}/").status_code == 405
    assert amira.post(f"/conversations/{talk.pk}/stream/").status_code == 405


# --- cost ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("rows", [1, 3])
def test_statements_do_not_grow(talk: Conversation, cast: Cast, rows: int) -> None:
    _amira, jonas = both_in(talk, cast)
    for number in range(rows):
        point = a_point(talk.relationship, cast.amira, f"Point {number}")
        with acting_as(cast.jonas):
            write_note(talk, f"Note {number}", by=cast.jonas, stage="arrive")
            write_note(talk, f"On it {number}", by=cast.jonas, point=point)
        jonas.post(f"/conversations/{talk.pk}/paraphrases/", {"text": f"Heard {number}"})
        a_promise(talk.relationship, cast.jonas, f"Promise {number}", conversation=talk)
    statements = statements_of(jonas, f"/conversations/{talk.pk}/room/")
    assert len(statements) <= 12, "\n".join(statements)
