"""Worth a word: what others did is offered once, to whoever may read it; whom I lead, by what I gave or may read."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from alongside.conversations.models import promise, relationship_of
from alongside.feedback.models import Draft, OccasionAnswer, Recognition
from alongside.feedback.quiet import Worth, worth_a_word
from alongside.feedback.testing import feedback_for, recognition_for
from alongside.foundation.testing import by_owner, statements_of
from alongside.goals.testing import a_goal
from alongside.notices.models import Notice
from alongside.people.models import Person, ReportingLine, company_day
from alongside.people.testing import Cast, signed_in, the_cast
from alongside.trust.testing import acting_as

pytestmark = pytest.mark.django_db
SAID, PLACE = "heron50213", "/feedback/recognition/occasions/"
WORDS = {"quality": "effort", "behaviour": "You sent it", "audience": "person"}


@pytest.fixture
def cast() -> Cast:
    return the_cast()


@by_owner
def kept(owner: Person, other: Person, text: str = SAID) -> str:
    guest, host = (owner, other) if owner.manager == other else (other, owner)
    made = promise(relationship_of(guest, host), text, by=owner, due=company_day())
    made.keep(by=owner)
    return f"promise:{made.pk}"


@by_owner
def reached(owner: Person, agreed_by: Person, text: str = SAID, **words: Any) -> str:
    goal = a_goal(owner, agreed_by=agreed_by, **words)
    stop = goal.plan(text, company_day(), by=owner)
    stop.reach(by=owner)
    return f"milestone:{stop.pk}"


@by_owner
def led_for(days: int) -> None:
    ReportingLine.objects.filter(ends_on__isnull=False).delete()
    ReportingLine.objects.update(starts_on=company_day() - timedelta(days=days))


def worth(person: Person) -> Worth:
    with acting_as(person):
        return worth_a_word(person)


def keys(person: Person) -> list[str]:
    return [offer.key for offer in worth(person).offers]


def test_kept_promise_and_reached_milestone_are_offered_to_the_other_and_sent_to_nobody(cast: Cast) -> None:
    found = {kept(cast.amira, cast.jonas), reached(cast.amira, cast.jonas, visibility="two")}
    assert set(keys(cast.jonas)) == found
    assert keys(cast.amira) == [], "nobody praises themself"
    for other in (cast.otto, cast.ines, cast.lucia, cast.hal, cast.ada):
        assert keys(other) == []
        assert SAID not in signed_in(other).get(PLACE).content.decode()
    assert signed_in(cast.jonas).get(PLACE).content.decode().count(SAID) >= 2
    assert not Recognition.objects.exists()
    assert not Notice.objects.filter(event="recognition.given").exists()


def test_milestone_of_everyones_goal_is_offered_to_whoever_reads_it(cast: Cast) -> None:
    key = reached(cast.amira, cast.jonas, visibility="everyone")
    assert keys(cast.otto) == keys(cast.jonas) == [key]


def test_draft_names_what_happened_and_when_and_is_offered_no_more_once_it_is_given(cast: Cast) -> None:
    key = kept(cast.amira, cast.jonas)
    jonas = signed_in(cast.jonas)
    page = jonas.get(reverse("feedback:new_recognition"), {"to": str(cast.amira.pk), "occasion": key})
    assert SAID in page.context["form"]["behaviour"].value()
    assert str(company_day().year) in page.context["form"]["situation"].value()
    said = {"to": cast.amira.pk, **WORDS, "occasion": key}
    assert jonas.post(reverse("feedback:recognitions"), said).status_code == 303
    assert keys(cast.jonas) == []


def test_draft_of_what_one_may_not_read_names_nothing(cast: Cast) -> None:
    key = kept(cast.amira, cast.jonas)
    otto = signed_in(cast.otto)
    page = otto.get(reverse("feedback:new_recognition"), {"to": str(cast.amira.pk), "occasion": key})
    assert SAID not in page.content.decode()
    said = {"to": cast.amira.pk, **WORDS, "occasion": key}
    assert otto.post(reverse("feedback:recognitions"), said).status_code == 303
    assert not OccasionAnswer.objects.exists()


def test_what_is_declined_is_not_offered_again_and_the_other_offers_stay(cast: Cast) -> None:
    first, second = kept(cast.amira, cast.jonas), kept(cast.amira, cast.jonas, "Another")
    jonas = signed_in(cast.jonas)
    for _twice in range(2):
        assert jonas.post(PLACE, {"occasion": first}).status_code == 303
    assert keys(cast.jonas) == [second]
    assert OccasionAnswer.objects.get().by == cast.jonas
    with acting_as(cast.amira):
        assert not OccasionAnswer.objects.exists(), "nobody learns of it"
    jonas.post(PLACE, {"occasion": "<nothing>"})
    assert OccasionAnswer.objects.count() == 1


def test_report_is_offered_the_managers_kept_promise(cast: Cast) -> None:
    assert keys(cast.amira) == [] and [kept(cast.jonas, cast.amira)] == keys(cast.amira)


def test_person_without_specific_words_is_shown_to_their_manager_alone_with_what_happened(cast: Cast) -> None:
    key = kept(cast.amira, cast.jonas)
    led_for(days=100)
    [one] = worth(cast.jonas).quiet
    assert (one.person, one.occasion.key) == (cast.amira, key)
    assert (one.without_recognition, one.without_feedback) == (True, True)
    assert keys(cast.jonas) == [], "not offered twice on one page"
    for other in (cast.amira, cast.ines, cast.lucia, cast.hal, cast.ada, cast.otto):
        assert all(q.person != cast.amira for q in worth(other).quiet)


def test_nothing_is_said_where_nothing_happened_or_the_line_is_young(cast: Cast) -> None:
    led_for(days=100)
    assert worth(cast.jonas).quiet == []
    kept(cast.amira, cast.jonas)
    led_for(days=29)
    assert worth(cast.jonas).quiet == []
    led_for(days=30)
    [one] = worth(cast.jonas).quiet
    assert (one.without_recognition, one.without_feedback) == (True, False)


def test_news_of_a_goal_is_something_concrete_and_is_no_offer(cast: Cast) -> None:
    led_for(days=100)
    goal = a_goal(cast.amira, agreed_by=cast.jonas, visibility="two")
    by_owner(goal.check_in)(by=cast.amira, said="Half of it works")
    [one] = worth(cast.jonas).quiet
    assert (one.occasion.kind, one.occasion.text) == ("progress", goal.title)
    assert keys(cast.jonas) == []


def test_private_words_of_others_change_nothing(cast: Cast) -> None:
    kept(cast.amira, cast.jonas)
    led_for(days=100)
    before = worth(cast.jonas)
    recognition_for(cast.amira, cast.otto, "Secret", impact="They stayed")
    feedback_for(cast.amira, cast.otto, "Secret too", next_step="Once more")
    assert worth(cast.jonas) == before
    recognition_for(cast.amira, cast.otto, "In view", audience="team", impact="They stayed")
    feedback_for(cast.amira, cast.otto, "For both", audience="manager", next_step="Once more")
    assert worth(cast.jonas).quiet == []


def test_words_that_are_not_specific_do_not_count(cast: Cast) -> None:
    kept(cast.amira, cast.jonas)
    led_for(days=100)
    recognition_for(cast.amira, cast.jonas, "Great")
    feedback_for(cast.amira, cast.jonas, "Good")
    [one] = worth(cast.jonas).quiet
    assert (one.without_recognition, one.without_feedback) == (True, True)


def test_half_written_recognition_is_its_authors_alone_until_it_is_given(cast: Cast) -> None:
    jonas, place = signed_in(cast.jonas), reverse("feedback:recognition_draft", args=[cast.amira.pk])
    said = {"_method": "PUT", "behaviour": SAID, "quality": "effort"}
    assert jonas.post(place, said, headers={"HX-Request": "true"}).status_code == 204
    feedback_place = reverse("feedback:draft", args=[cast.amira.pk])
    jonas.post(feedback_place, {"_method": "PUT", "behaviour": "Feedback"}, headers={"HX-Request": "true"})
    assert {d.kind: d.behaviour for d in Draft.objects.all()} == {"recognition": SAID, "feedback": "Feedback"}
    with acting_as(cast.amira):
        assert not Draft.objects.exists()
    page = jonas.get(reverse("feedback:new_recognition"), {"to": str(cast.amira.pk)})
    assert (page.context["form"]["behaviour"].value(), page.context["form"]["quality"].value()) == (SAID, "effort")
    assert SAID in jonas.get(reverse("feedback:recognitions"), {"which": "given"}).content.decode()
    jonas.post(reverse("feedback:recognitions"), {"to": cast.amira.pk, **WORDS})
    assert [d.kind for d in Draft.objects.all()] == ["feedback"]


@pytest.mark.parametrize("count", [1, 3])
def test_it_costs_the_same_with_many(cast: Cast, count: int) -> None:
    led_for(days=100)
    for number in range(count):
        kept(cast.amira, cast.jonas, f"Promise {number}")
        reached(cast.amira, cast.jonas, f"Stop {number}", visibility="two")
    assert len(statements_of(signed_in(cast.jonas), PLACE)) <= 12


def test_wrong_method(cast: Cast) -> None:
    assert signed_in(cast.jonas).post(PLACE, {"_method": "PUT"}).status_code == 405
