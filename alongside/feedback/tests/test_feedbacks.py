"""Giving feedback: calm, private to the person or to them and their manager, changed until it is read."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.feedback.models import Draft, Feedback
from alongside.feedback.testing import feedback_for
from alongside.foundation.errors import NotPossible
from alongside.journal.models import Entry
from alongside.notices.models import Notice
from alongside.people.testing import Cast, signed_in, the_cast
from alongside.trust.models import Opening
from alongside.trust.testing import acting_as

pytestmark = pytest.mark.django_db
SECRET = "wren71304"


@pytest.fixture
def cast() -> Cast:
    return the_cast()


def test_feedback_is_given_and_its_receiver_is_told_without_a_word_of_it(cast: Cast) -> None:
    said = {"to": cast.amira.pk, "behaviour": SECRET, "impact": "They stayed", "audience": "person"}
    answer = signed_in(cast.jonas).post(reverse("feedback:index"), said)
    given = Feedback.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (303, given.get_absolute_url())
    assert (given.author, given.subject, given.audience) == (cast.jonas, cast.amira, "person")
    told = Notice.objects.get(recipient=cast.amira)
    assert (told.event, told.link) == ("feedback.given", given.get_absolute_url())
    assert SECRET not in str(told.facts) + told.sentence
    assert SECRET not in str(Entry.objects.get(event="feedback.given").facts)


def test_only_what_was_seen_is_needed(cast: Cast) -> None:
    jonas = signed_in(cast.jonas)
    answer = jonas.post(reverse("feedback:index"), {"to": cast.amira.pk, "impact": "Much", "audience": "person"})
    assert answer.status_code == 422 and "What did you see or hear?" in answer.content.decode()
    assert not Feedback.objects.exists()


def test_form_names_the_manager_who_would_read_it_and_nobody_above(cast: Cast) -> None:
    page = signed_in(cast.otto).get(reverse("feedback:new"), {"to": str(cast.amira.pk)}).content.decode()
    assert "With “and their manager”, Jonas Weber reads it too." in page
    assert cast.ines.name not in page and cast.lucia.name not in page


def test_feedback_to_oneself_or_to_somebody_gone_is_not_possible(cast: Cast) -> None:
    jonas = signed_in(cast.jonas)
    said = {"behaviour": "I was late", "audience": "person"}
    assert jonas.post(reverse("feedback:index"), {"to": cast.jonas.pk, **said}).status_code == 403
    assert jonas.post(reverse("feedback:index"), {"to": "nobody", **said}).status_code == 404
    with pytest.raises(NotPossible):
        feedback_for(cast.jonas, cast.jonas)


def test_draft_survives_and_is_nobody_elses(cast: Cast) -> None:
    jonas = signed_in(cast.jonas)
    place = reverse("feedback:draft", args=[cast.amira.pk])
    kept = jonas.post(place, {"_method": "PUT", "behaviour": SECRET}, headers={"HX-Request": "true"})
    assert kept.status_code == 204
    assert SECRET in jonas.get(reverse("feedback:new"), {"to": str(cast.amira.pk)}).content.decode()
    assert SECRET in jonas.get(reverse("feedback:index"), {"which": "given"}).content.decode()
    for other in (cast.amira, cast.ines, cast.lucia, cast.ada):
        assert SECRET not in signed_in(other).get(reverse("feedback:new"), {"to": str(cast.jonas.pk)}).content.decode()
        with acting_as(other):
            assert not Draft.objects.exists()
    jonas.post(reverse("feedback:index"), {"to": cast.amira.pk, "behaviour": SECRET, "audience": "person"})
    assert not Draft.objects.exists()


def test_draft_that_is_emptied_is_gone(cast: Cast) -> None:
    jonas, place = signed_in(cast.jonas), reverse("feedback:draft", args=[cast.amira.pk])
    jonas.post(place, {"_method": "PUT", "behaviour": "Half a"})
    jonas.post(place, {"_method": "PUT", "behaviour": " "})
    assert not Draft.objects.exists()


def test_words_changed_in_another_window_are_shown_beside_these(cast: Cast) -> None:
    given = feedback_for(cast.amira, cast.jonas)
    jonas, place = signed_in(cast.jonas), reverse("feedback:words", args=[given.pk])
    jonas.post(place, {"_method": "PUT", "behaviour": "The first window", "version": 1})
    answer = jonas.post(place, {"_method": "PUT", "behaviour": "The second one", "version": 1})
    assert answer.status_code == 409
    assert "The first window" in answer.content.decode() and "The second one" in answer.content.decode()
    assert Feedback.objects.get().behaviour == "The first window"


def test_words_change_until_they_are_read_and_not_after(cast: Cast) -> None:
    given = feedback_for(cast.amira, cast.jonas)
    jonas, place = signed_in(cast.jonas), reverse("feedback:words", args=[given.pk])
    assert jonas.post(place, {"_method": "PUT", "behaviour": "Better", "version": 1}).status_code == 303
    assert Feedback.objects.get().behaviour == "Better"
    signed_in(cast.amira).get(given.get_absolute_url())
    assert jonas.post(place, {"_method": "PUT", "behaviour": "Worse", "version": 2}).status_code == 409
    assert jonas.post(place, {"_method": "DELETE"}).status_code == 409
    with acting_as(cast.jonas):
        assert Feedback.objects.update(behaviour="Past the page") == 0
    assert Feedback.objects.get().behaviour == "Better"


def test_its_sender_looking_at_it_is_no_reading(cast: Cast) -> None:
    given = feedback_for(cast.amira, cast.jonas, audience="manager")
    signed_in(cast.jonas).get(given.get_absolute_url())
    assert not Feedback.objects.with_records().get().is_read


def test_unread_feedback_can_be_taken_back(cast: Cast) -> None:
    given = feedback_for(cast.amira, cast.jonas)
    answer = signed_in(cast.jonas).post(reverse("feedback:words", args=[given.pk]), {"_method": "DELETE"})
    assert answer.status_code == 303 and not Feedback.objects.exists()
    assert signed_in(cast.amira).get(given.get_absolute_url()).status_code == 404


def test_private_feedback_is_for_the_two(cast: Cast) -> None:
    given = feedback_for(cast.amira, cast.otto, SECRET)
    for other in (cast.jonas, cast.ines, cast.lucia, cast.hal, cast.ada, cast.noor):
        assert signed_in(other).get(given.get_absolute_url()).status_code == 404
        for which in ("received", "given", "shown"):
            assert SECRET not in signed_in(other).get(reverse("feedback:index"), {"which": which}).content.decode()
        with acting_as(other):
            assert not Feedback.objects.exists()


def test_manager_reads_what_was_given_for_them_too_and_it_is_written_down(cast: Cast) -> None:
    given = feedback_for(cast.amira, cast.otto, SECRET, audience="manager")
    jonas = signed_in(cast.jonas)
    shown = jonas.get(reverse("feedback:index"), {"which": "shown"}).content.decode()
    assert given.get_absolute_url() in shown and SECRET not in shown
    assert not Opening.objects.exists()
    assert SECRET in jonas.get(given.get_absolute_url()).content.decode()
    opened = Opening.objects.get()
    assert (opened.reader, opened.subject, opened.relation, opened.thing) == (
        cast.jonas, cast.amira, "manager", given.pk,
    )  # fmt: skip
    assert signed_in(cast.noor).get(given.get_absolute_url()).status_code == 404, "given after her time"


def test_former_manager_reads_what_was_given_in_their_time_and_a_year_is_the_end_of_it(cast: Cast) -> None:
    day = timezone.localdate()
    then = feedback_for(cast.amira, cast.otto, audience="manager", on=day - timedelta(days=20))
    long_ago = feedback_for(cast.amira, cast.otto, audience="manager", on=day - timedelta(days=366))
    assert signed_in(cast.noor).get(then.get_absolute_url()).status_code == 200
    assert signed_in(cast.jonas).get(then.get_absolute_url()).status_code == 200
    assert signed_in(cast.jonas).get(long_ago.get_absolute_url()).status_code == 404
    assert signed_in(cast.amira).get(long_ago.get_absolute_url()).status_code == 200


def test_list_shows_no_word_before_it_is_opened(cast: Cast) -> None:
    """Reading is a moment of its own: it ends its sender's changing it."""
    given = feedback_for(cast.amira, cast.jonas, SECRET)
    amira = signed_in(cast.amira)
    assert SECRET not in amira.get(reverse("feedback:index")).content.decode()
    amira.get(given.get_absolute_url())
    assert SECRET in amira.get(reverse("feedback:index")).content.decode()


def test_wrong_method(cast: Cast) -> None:
    given = feedback_for(cast.amira, cast.jonas)
    assert signed_in(cast.jonas).post(given.get_absolute_url(), {"_method": "PATCH"}).status_code == 405


# --- much at once -----------------------------------------------------------------------------------------------------
def test_who_gives_much_within_a_week_is_told_so_and_can_keep_it(cast: Cast) -> None:
    place = reverse("feedback:new", query={"to": str(cast.amira.pk)})
    feedback_for(cast.amira, cast.jonas)
    feedback_for(cast.amira, cast.ines)
    assert "within a week" not in signed_in(cast.jonas).get(place).content.decode()
    feedback_for(cast.amira, cast.jonas)
    page = signed_in(cast.jonas).get(place).content.decode()
    assert "You gave Amira feedback 2 times within a week." in page and "Keep it for later" in page
    assert "within a week" not in signed_in(cast.ines).get(place).content.decode()


def test_who_gets_much_within_a_week_need_not_read_it_at_once(cast: Cast) -> None:
    place = reverse("feedback:index")
    given = [feedback_for(cast.amira, author) for author in (cast.jonas, cast.ines, cast.otto)]
    assert "3 pieces of feedback came within a week." in signed_in(cast.amira).get(place).content.decode()
    signed_in(cast.amira).get(given[0].get_absolute_url())
    assert "came within a week" not in signed_in(cast.amira).get(place).content.decode()
