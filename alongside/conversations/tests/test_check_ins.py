"""The check-in: one page of promises, talking points and notes; few actions, no required field."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.conversations.models import Commitment, Conversation, LettingGo, Note, TalkingPoint, Template
from alongside.conversations.testing import a_conversation, a_pair, a_point, a_promise, the_templates
from alongside.foundation.testing import statements_of
from alongside.people.testing import Cast, signed_in, the_cast
from alongside.trust.testing import acting_as

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return the_cast()


def begun(cast: Cast) -> Conversation:
    talk = a_conversation(cast.amira, cast.jonas)
    with acting_as(cast.jonas):
        talk.enter(by=cast.jonas)
    return talk


def test_start_now_opens_a_talk_that_is_under_way(cast: Cast) -> None:
    kinds = the_templates()
    answer = signed_in(cast.jonas).post(
        reverse("conversations:index"),
        {"with": cast.amira.pk, "template": kinds["check_in"].pk, "now": "1"},
        follow=True,
    )
    talk = Conversation.objects.get()
    assert answer.redirect_chain == [(talk.get_absolute_url(), 303)]
    assert talk.is_under_way
    assert (talk.guest, talk.host) == (cast.amira, cast.jonas)


def test_guest_may_start_it_too_and_stays_the_guest(cast: Cast) -> None:
    kinds = the_templates()
    signed_in(cast.amira).post(
        reverse("conversations:index"), {"with": cast.jonas.pk, "template": kinds["check_in"].pk, "now": "1"}
    )
    assert Conversation.objects.get().guest == cast.amira


def test_promise_is_saved_in_one_step(cast: Cast) -> None:
    talk = begun(cast)
    due = timezone.localdate() + timedelta(days=7)
    answer = signed_in(cast.jonas).post(
        reverse("conversations:pair_promises", args=[talk.relationship_id]),
        {"text": "Ask Inês about mentoring", "due": due, "conversation": talk.pk, "next": talk.get_absolute_url()},
    )
    made = Commitment.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (303, talk.get_absolute_url())
    assert (made.owner, made.conversation, made.is_open) == (cast.jonas, talk, True)


def test_suggestion_is_no_promise_until_its_owner_says_i_will(cast: Cast) -> None:
    talk = begun(cast)
    due = timezone.localdate() + timedelta(days=7)
    signed_in(cast.jonas).post(
        reverse("conversations:pair_promises", args=[talk.relationship_id]),
        {"text": "Try the guide", "due": due, "theirs": "1"},
    )
    made = Commitment.objects.get()
    assert made.is_offered
    assert made.owner == cast.amira
    signed_in(cast.amira).post(reverse("conversations:acceptance", args=[made.pk]))
    made.refresh_from_db()
    assert made.is_open


def test_writer_of_a_suggestion_cannot_accept_it(cast: Cast) -> None:
    made = a_promise(a_pair(cast.amira, cast.jonas), cast.jonas)
    Commitment.objects.filter(pk=made.pk).update(owner=cast.amira, suggested_by=cast.jonas, accepted_at=None)
    assert signed_in(cast.jonas).post(reverse("conversations:acceptance", args=[made.pk])).status_code == 403


def test_whoever_asks_last_to_let_it_go_is_answered_by_the_other(cast: Cast) -> None:
    pair = a_pair(cast.amira, cast.jonas)
    promise = a_promise(pair, cast.jonas)
    address = f"/promises/{promise.pk}/letting-go/"
    for asks, reason in ((cast.jonas, "Done by Otto"), (cast.amira, "The guide is old")):
        assert signed_in(asks).post(address, {"reason": reason}).status_code == 303
        question = LettingGo.objects.get(commitment=promise)
        assert (question.asked_by, question.reason, question.agreed_by) == (asks, reason, None)
    signed_in(cast.amira).post(f"/promises/{promise.pk}/agreement/")
    assert not LettingGo.objects.get().agreed_at
    signed_in(cast.jonas).post(f"/promises/{promise.pk}/agreement/")
    assert LettingGo.objects.get().agreed_by == cast.jonas


def test_past_day_is_answered_with_a_sentence_and_keeps_the_words(cast: Cast) -> None:
    talk = begun(cast)
    answer = signed_in(cast.jonas).post(
        reverse("conversations:pair_promises", args=[talk.relationship_id]),
        {"text": "Ask Inês", "due": timezone.localdate() - timedelta(days=1)},
    )
    assert answer.status_code == 422
    assert "That day has passed" in answer.content.decode()
    assert "Ask Inês" in answer.content.decode()


def test_note_is_shared_in_its_authors_voice(cast: Cast) -> None:
    talk = begun(cast)
    point = a_point(talk.relationship, cast.amira)
    signed_in(cast.amira).post(reverse("conversations:notes", args=[talk.pk]), {"text": "On nights", "point": point.pk})
    page = signed_in(cast.jonas).get(talk.get_absolute_url()).content.decode()
    assert "On nights" in page
    assert Note.objects.get().voice == cast.amira


def test_words_written_for_the_other_wait_for_their_own_tap(cast: Cast) -> None:
    talk = begun(cast)
    jonas, amira = signed_in(cast.jonas), signed_in(cast.amira)
    jonas.post(reverse("conversations:screen", args=[talk.pk]))
    jonas.post(reverse("conversations:notes", args=[talk.pk]), {"text": "One page at the desk", "theirs": "1"})
    note = Note.objects.get()
    assert (note.voice, note.writer, note.is_checked) == (cast.amira, cast.jonas, False)
    assert "Not yet checked by Amira" in amira.get(talk.get_absolute_url()).content.decode()
    assert jonas.post(reverse("conversations:vouch", args=[note.pk])).status_code == 403
    amira.post(reverse("conversations:vouch", args=[note.pk]))
    note.refresh_from_db()
    assert note.is_checked


def test_on_two_screens_nobody_writes_the_others_words(cast: Cast) -> None:
    talk = begun(cast)
    signed_in(cast.jonas).post(reverse("conversations:notes", args=[talk.pk]), {"text": "Hm", "theirs": "1"})
    assert Note.objects.get().voice == cast.jonas


def test_stale_save_keeps_both_texts(cast: Cast) -> None:
    talk = begun(cast)
    amira = signed_in(cast.amira)
    amira.post(reverse("conversations:notes", args=[talk.pk]), {"text": "First"})
    note = Note.objects.get()
    door = reverse("conversations:note", args=[note.pk])
    amira.post(door, {"_method": "PUT", "text": "Second", "version": 1})
    answer = amira.post(door, {"_method": "PUT", "text": "Third", "version": 1})
    assert answer.status_code == 409
    assert "Second" in answer.content.decode()
    assert "Third" in answer.content.decode()
    note.refresh_from_db()
    assert note.text == "Second"
    amira.post(door, {"_method": "PUT", "text": "Third", "version": note.version})
    note.refresh_from_db()
    assert note.text == "Third"


def test_done_for_today_carries_what_was_left_open(cast: Cast) -> None:
    talk = begun(cast)
    left, done = a_point(talk.relationship, cast.amira, "Left"), a_point(talk.relationship, cast.amira, "Done")
    jonas = signed_in(cast.jonas)
    jonas.post(reverse("conversations:settlement", args=[done.pk]), {"how": "discussed"})
    jonas.post(reverse("conversations:conclusion", args=[talk.pk]))
    assert left.carries.count() == 1
    assert done.carries.count() == 0
    assert list(TalkingPoint.objects.open()) == [left]


def test_concluding_twice_is_not_possible_and_says_so(cast: Cast) -> None:
    talk = begun(cast)
    jonas = signed_in(cast.jonas)
    jonas.post(reverse("conversations:conclusion", args=[talk.pk]))
    answer = jonas.post(reverse("conversations:conclusion", args=[talk.pk]))
    assert answer.status_code == 409
    assert "already concluded" in answer.content.decode()


def test_third_carry_asks_for_a_decision_and_does_not_block(cast: Cast) -> None:
    pair = a_pair(cast.amira, cast.jonas)
    a_point(pair, cast.amira)
    for _ in range(3):
        talk = begun(cast)
        signed_in(cast.jonas).post(reverse("conversations:conclusion", args=[talk.pk]))
    page = signed_in(cast.jonas).get(begun(cast).get_absolute_url()).content.decode()
    assert "Carried 3 times" in page
    assert "It has come along three times" in page


def test_moving_and_cancelling_lose_nothing_between_the_two(cast: Cast) -> None:
    talk = a_conversation(cast.amira, cast.jonas)
    a_point(talk.relationship, cast.amira, "Still here")
    jonas = signed_in(cast.jonas)
    later = timezone.localtime(timezone.now() + timedelta(days=4)).strftime("%Y-%m-%dT%H:%M")
    jonas.post(reverse("conversations:move", args=[talk.pk]), {"to": later, "reason": "A customer call"})
    jonas.post(reverse("conversations:cancellation", args=[talk.pk]), {"reason": "Ill"})
    talk.refresh_from_db()
    assert talk.moves.count() == 1
    assert talk.is_cancelled
    assert "Still here" in jonas.get(begun(cast).get_absolute_url()).content.decode()


def test_nothing_of_another_pair_is_on_the_page(cast: Cast) -> None:
    theirs = a_pair(cast.otto, cast.noor)
    a_point(theirs, cast.otto, "planted-point")
    a_promise(theirs, cast.noor, "planted-promise")
    assert "planted" not in signed_in(cast.jonas).get(begun(cast).get_absolute_url()).content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_page_needs_few_statements_however_much_is_on_it(cast: Cast, rows: int) -> None:
    talk = begun(cast)
    for number in range(rows):
        point = a_point(talk.relationship, cast.amira, f"Point {number}")
        a_promise(talk.relationship, cast.jonas, f"Promise {number}")
        signed_in(cast.jonas).post(reverse("conversations:notes", args=[talk.pk]), {"text": "So", "point": point.pk})
    statements = statements_of(signed_in(cast.jonas), talk.get_absolute_url())
    assert len(statements) <= 12, "\n".join(statements)


def test_template_change_leaves_a_booked_talk_as_it_was(cast: Cast) -> None:
    talk = a_conversation(cast.amira, cast.jonas)
    template = Template.objects.get(key="check_in")
    text = template.newest.text.replace("minutes: 30", "minutes: 45")
    with acting_as(cast.lucia):
        template.publish(text, by=cast.lucia)
    assert Conversation.objects.get(pk=talk.pk).kind.minutes == 30
    assert a_conversation(cast.otto, cast.noor).kind.minutes == 45
