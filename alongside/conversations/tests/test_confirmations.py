"""Answering a recap: fair, differently, late; sealing, amending; was I heard; a companion."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.conversations import policies
from alongside.conversations.kinds import shipped_kind
from alongside.conversations.models import (
    Amendment,
    Commitment,
    Companion,
    Confirmation,
    DifferentView,
    Heard,
    Recap,
    State,
    Template,
    draft_recap,
    state_of,
)
from alongside.conversations.testing import a_conversation, the_templates
from alongside.foundation.testing import as_owner, by_owner
from alongside.foundation.testing_paper import without_blanks, words_on
from alongside.journal.models import Entry
from alongside.people.models import Person
from alongside.people.testing import Cast, a_person, signed_in, the_cast
from alongside.trust.testing import acting_as

from .test_recaps import a_recap, at, html

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return the_cast()


def say_fair(person: Person, recap: Recap) -> str:
    return html(signed_in(person).post(at("confirmation", recap.conversation), follow=True))


def fresh(recap: Recap) -> Recap:
    return Recap.objects.get(pk=recap.pk)


@by_owner
def eight_days_pass() -> None:
    for record in (Confirmation, DifferentView):
        record.objects.update(created_at=timezone.now() - timedelta(days=8))


def test_recap_is_confirmed_by_two(cast: Cast) -> None:
    recap = a_recap(cast)
    page = html(signed_in(cast.amira).get(at("recap", recap.conversation)))
    assert "Is this a fair record?" in page
    assert "Seven days after the first answer it says “not confirmed yet”." in page
    say_fair(cast.jonas, recap)
    page = html(signed_in(cast.amira).get(at("recap", recap.conversation)))
    day = timezone.localtime(timezone.now() + timedelta(days=7), cast.amira.tzinfo)
    assert f"After {day:%-d %B} it says “not confirmed yet”." in page
    page = say_fair(cast.amira, recap)
    assert "A fair record to both" in page
    assert state_of(fresh(recap).conversation) == State.CONFIRMED
    assert fresh(recap).is_sealed
    assert list(Entry.objects.filter(event="recap.confirmed").values_list("by", flat=True)) == [
        cast.amira.pk,
        cast.jonas.pk,
    ]


def test_recap_is_confirmed_once_by_each(cast: Cast) -> None:
    recap = a_recap(cast)
    say_fair(cast.jonas, recap)
    say_fair(cast.jonas, recap)
    assert Confirmation.objects.count() == 1
    assert not fresh(recap).is_sealed


def test_point_seen_differently_keeps_both_wordings(cast: Cast) -> None:
    recap = a_recap(cast)
    point = recap.points.filter(voice=cast.jonas, is_growing_edge=True).get()
    door, browser = at("different_views", recap.conversation), signed_in(cast.amira)
    assert "Ask for help earlier 0" in html(browser.get(f"{door}?point={point.pk}"))
    assert browser.post(door, {"point": point.pk, "text": ""}).status_code == 422
    said = {"point": point.pk, "text": "I asked on 3 May"}
    page = html(browser.post(door, said, follow=True))
    assert "Amira sees this differently:" in page
    assert "Ask for help earlier 0" in page
    assert "The rest is fair" in page
    browser.post(door, said)
    assert DifferentView.objects.count() == 1


def test_whoever_sees_one_point_differently_goes_on_to_the_next(cast: Cast) -> None:
    recap = a_recap(cast)
    say_fair(cast.jonas, recap)
    door, browser = at("different_views", recap.conversation), signed_in(cast.amira)
    promise = Commitment.objects.get(owner=cast.jonas, accepted_at__isnull=False)
    browser.post(door, {"commitment": promise.pk, "text": "That was for October"})
    assert not fresh(recap).is_sealed
    page = html(browser.post(door, {"text": "It was more than this", "rest_is_fair": "on"}, follow=True))
    assert DifferentView.objects.count() == 2
    assert "That was for October" in page
    assert "It was more than this" in page
    assert fresh(recap).is_sealed
    assert state_of(fresh(recap).conversation) == State.SEEN_DIFFERENTLY


def test_points_of_another_talk_are_not_answered_here(cast: Cast) -> None:
    recap, other = a_recap(cast), a_recap(cast)
    stranger = other.points.first()
    assert stranger
    signed_in(cast.amira).post(at("different_views", recap.conversation), {"point": stranger.pk, "text": "No"})
    assert DifferentView.objects.get().point is None


def test_silence_is_not_confirmed_yet_after_seven_days(cast: Cast) -> None:
    recap = a_recap(cast)
    say_fair(cast.jonas, recap)
    eight_days_pass()
    assert fresh(recap).is_sealed
    assert state_of(fresh(recap).conversation) == State.NOT_CONFIRMED
    page = html(signed_in(cast.jonas).get(at("recap", recap.conversation)))
    assert "Not confirmed yet" in page
    assert "Seven days went by after the first answer" in page


def test_late_answer_counts_and_is_an_amendment(cast: Cast) -> None:
    recap = a_recap(cast)
    say_fair(cast.jonas, recap)
    eight_days_pass()
    assert "You can still answer." in html(signed_in(cast.amira).get(at("recap", recap.conversation)))
    page = say_fair(cast.amira, recap)
    say_fair(cast.amira, recap)
    assert Amendment.objects.get().by == cast.amira
    assert "Answered after the recap was sealed." in page
    assert state_of(fresh(recap).conversation) == State.CONFIRMED


def test_late_view_is_an_amendment_that_names_its_point(cast: Cast) -> None:
    recap = a_recap(cast)
    point = recap.points.filter(voice=cast.jonas).first()
    assert point
    say_fair(cast.jonas, recap)
    eight_days_pass()
    said = {"point": point.pk, "text": "I remember it otherwise"}
    signed_in(cast.amira).post(at("different_views", recap.conversation), said)
    assert point.text in Amendment.objects.get().reason
    assert not DifferentView.objects.exists()


def test_either_ends_the_waiting_and_nobody_is_taken_to_agree(cast: Cast) -> None:
    recap = a_recap(cast)
    signed_in(cast.amira).post(at("seal", recap.conversation))
    page = html(signed_in(cast.amira).post(at("seal", recap.conversation), follow=True))
    assert "Amira ended the waiting" in page
    assert fresh(recap).is_sealed
    assert not fresh(recap).answered_by
    assert state_of(fresh(recap).conversation) == State.NOT_CONFIRMED
    assert Entry.objects.filter(event="recap.sealed").count() == 1


def test_unanswered_recap_waits_for_as_long_as_nobody_answers(cast: Cast) -> None:
    recap = a_recap(cast)
    with as_owner():
        Recap.objects.update(created_at=timezone.now() - timedelta(days=90))
    assert not fresh(recap).is_sealed
    assert state_of(fresh(recap).conversation) == State.RECAPPED


def test_amendment_has_an_author_and_a_reason_and_the_old_text_stays(cast: Cast) -> None:
    recap = a_recap(cast)
    door, browser = at("amendments", recap.conversation), signed_in(cast.amira)
    said = {"text": "It was 13 October", "reason": "I looked it up"}
    assert browser.post(door, said).status_code == 409
    say_fair(cast.amira, recap)
    say_fair(cast.jonas, recap)
    assert browser.post(door, {"text": "Without a reason"}).status_code == 422
    page = html(browser.post(door, said, follow=True))
    assert "Reason: I looked it up" in page
    assert "You let two people disagree 0" in page
    words = words_on(browser.get(at("recap_pdf", recap.conversation)).content)
    assert without_blanks("It was 13 October") in words
    assert without_blanks("Confirmed as a fair record") in words


def test_was_i_heard_is_the_guests_alone(cast: Cast) -> None:
    recap = a_recap(cast)
    door = at("heard", recap.conversation)
    page = html(signed_in(cast.amira).post(door, {"_method": "PUT", "answer": "partly"}, follow=True))
    assert 'value="partly" checked' in page
    assert signed_in(cast.amira).post(door, {"_method": "PUT", "answer": "x"}).status_code == 422
    assert signed_in(cast.jonas).post(door, {"_method": "PUT", "answer": "no"}).status_code == 403
    assert "Was I heard?" not in html(signed_in(cast.jonas).get(at("recap", recap.conversation)))
    for person, count in ((cast.amira, 1), (cast.jonas, 0), (cast.lucia, 0)):
        with acting_as(person):
            assert Heard.objects.count() == count


def test_wrong_method_is_refused(cast: Cast) -> None:
    recap = a_recap(cast)
    browser = signed_in(cast.amira)
    assert browser.get(at("heard", recap.conversation)).status_code == 405
    assert browser.get(at("seal", recap.conversation)).status_code == 405
    assert browser.delete(at("amendments", recap.conversation)).status_code == 405


def test_readers_of_a_recap_are_those_who_see_it(cast: Cast) -> None:
    recap = a_recap(cast, host=cast.noor)
    everyone = [getattr(cast, name) for name in cast.__dataclass_fields__]
    for answer in (None, cast.amira, cast.noor):
        if answer:
            recap.confirm(by=answer)
        readers = set(Person.objects.filter(policies.readers_of_recap(fresh(recap))))
        seeing = {p for p in everyone if Recap.objects.filter(policies.recaps_visible_to(p)).exists()}
        assert readers == seeing


@by_owner
def a_formal_recap(cast: Cast) -> Recap:
    the_templates()
    kind = shipped_kind("quarterly").to_yaml().replace("formal: false", "formal: true")
    kind = kind.replace("key: quarterly", "key: review").replace("- host\n", "- host\n- hr_partner\n- companion\n", 1)
    Template.objects.create(key="review", name="Formal review").publish(kind, by=None)
    talk = a_conversation(cast.amira, cast.jonas, "review")
    talk.start(by=cast.jonas)
    return draft_recap(talk, by=cast.jonas)


def test_formal_talk_says_who_reads_it_and_has_a_companion(cast: Cast) -> None:
    recap = a_formal_recap(cast)
    talk, pia = recap.conversation, a_person("Pia Stern")
    assert "Lucía Romero" in html(signed_in(cast.jonas).get(at("recap", talk)))
    door, browser = at("companions", talk), signed_in(cast.amira)
    assert "Pia Stern" in html(browser.get(f"{door}?q=pia"))
    assert "Pia Stern" in html(browser.post(door, {"person": pia.pk}, follow=True))
    browser.post(door, {"person": pia.pk})
    assert Companion.objects.count() == 1
    assert browser.post(door, {"person": cast.jonas.pk}).status_code == 409
    assert signed_in(cast.jonas).get(door).status_code == 403


def test_companion_reads_the_sealed_recap_and_nothing_else(cast: Cast) -> None:
    recap, other = a_formal_recap(cast), a_recap(cast)
    talk, pia = recap.conversation, a_person("Pia Stern")
    for one in (pia, cast.otto):
        signed_in(cast.amira).post(at("companions", talk), {"person": one.pk})
    browser = signed_in(pia)
    assert browser.get(at("recap", talk)).status_code == 404
    signed_in(cast.jonas).post(at("seal", talk))
    page = html(browser.get(at("recap", talk)))
    assert "All of it is fair</button>" not in page
    assert "Was I heard?" not in page
    assert browser.get(at("recap_pdf", talk)).status_code == 200
    assert browser.post(at("confirmation", talk)).status_code == 403
    assert browser.get(at("recap", other.conversation)).status_code == 404
    assert browser.get(reverse("conversations:show", args=[talk.pk])).status_code == 404
    assert signed_in(cast.amira).get(at("recap", talk)).status_code == 200


def test_ordinary_talk_has_no_companion(cast: Cast) -> None:
    recap = a_recap(cast)
    assert signed_in(cast.amira).get(at("companions", recap.conversation)).status_code == 403
