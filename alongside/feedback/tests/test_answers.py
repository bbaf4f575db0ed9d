"""What its receiver makes of feedback: thanks, lines below it, showing it to others."""

import pytest
from django.urls import reverse

from alongside.feedback.models import Feedback, Reply, Thanks, Widening
from alongside.feedback.testing import feedback_for
from alongside.foundation.testing import statements_of
from alongside.journal.models import Entry
from alongside.notices.models import Notice
from alongside.people.testing import Cast, signed_in, the_cast
from alongside.trust.testing import acting_as

pytestmark = pytest.mark.django_db
SECRET = "siskin40218"


@pytest.fixture
def cast() -> Cast:
    return the_cast()


@pytest.fixture
def given(cast: Cast) -> Feedback:
    return feedback_for(cast.amira, cast.otto, SECRET)


def test_thanks_are_said_once(cast: Cast, given: Feedback) -> None:
    amira = signed_in(cast.amira)
    for _click in range(2):
        assert amira.post(reverse("feedback:thanks", args=[given.pk])).status_code == 303
    assert Thanks.objects.get().by == cast.amira
    assert Notice.objects.get(recipient=cast.otto).event == "feedback.thanked"
    assert signed_in(cast.otto).post(reverse("feedback:thanks", args=[given.pk])).status_code == 403


def test_both_write_below_it_and_asking_back_is_told_as_such(cast: Cast, given: Feedback) -> None:
    place = reverse("feedback:replies", args=[given.pk])
    signed_in(cast.amira).post(place, {"text": "Which call was it?", "asks": "on"})
    signed_in(cast.otto).post(place, {"text": "The one on Monday"})
    assert [(r.by, r.asks) for r in Reply.objects.all()] == [(cast.amira, True), (cast.otto, False)]
    assert Notice.objects.get(recipient=cast.otto).event == "feedback.asked_back"
    assert Notice.objects.get(recipient=cast.amira, event="feedback.replied").by == cast.otto
    page = signed_in(cast.amira).get(given.get_absolute_url()).content.decode()
    assert "Which call was it?" in page and "The one on Monday" in page
    assert signed_in(cast.amira).post(place, {"text": ""}).status_code == 422


def test_receiver_alone_shows_it_to_somebody_and_ends_it(cast: Cast, given: Feedback) -> None:
    place = reverse("feedback:widenings", args=[given.pk])
    assert signed_in(cast.otto).post(place, {"to": cast.ines.pk}).status_code == 403
    assert signed_in(cast.ines).get(given.get_absolute_url()).status_code == 404
    amira = signed_in(cast.amira)
    for _click in range(2):
        assert amira.post(place, {"to": cast.ines.pk}).status_code == 303
    assert SECRET in signed_in(cast.ines).get(given.get_absolute_url()).content.decode()
    assert Notice.objects.get(recipient=cast.ines).event == "feedback.widened"
    assert signed_in(cast.jonas).get(given.get_absolute_url()).status_code == 404
    assert signed_in(cast.ines).post(reverse("feedback:replies", args=[given.pk]), {"text": "Hm"}).status_code == 403
    amira.post(reverse("feedback:widening", args=[given.pk, cast.ines.pk]), {"_method": "DELETE"})
    assert signed_in(cast.ines).get(given.get_absolute_url()).status_code == 404
    with acting_as(cast.ines):
        assert not Feedback.objects.exists()
    assert {e.event for e in Entry.objects.all()} >= {"feedback.widened", "feedback.narrowed"}


def test_sender_cannot_widen_past_the_page(cast: Cast, given: Feedback) -> None:
    from django.db import DatabaseError, transaction

    with acting_as(cast.otto), pytest.raises(DatabaseError), transaction.atomic():
        Widening.objects.create(feedback=given, by=cast.otto, to=cast.ines)


def test_showing_it_to_one_of_the_two_is_not_possible(cast: Cast, given: Feedback) -> None:
    place = reverse("feedback:widenings", args=[given.pk])
    assert signed_in(cast.amira).post(place, {"to": cast.otto.pk}).status_code == 409


def test_page_to_show_it_offers_the_manager_first(cast: Cast, given: Feedback) -> None:
    page = signed_in(cast.amira).get(reverse("feedback:widenings", args=[given.pk])).content.decode()
    assert cast.jonas.name in page


def test_receipt_names_whom_it_is_shown_to(cast: Cast, given: Feedback) -> None:
    with acting_as(cast.amira):
        given.widen(to=cast.ines, by=cast.amira)
    for reader in (cast.amira, cast.otto, cast.ines):
        page = signed_in(reader).get(given.get_absolute_url()).content.decode()
        assert "Inês Carvalho can read this now" in page or "and Inês Carvalho" in page


@pytest.mark.parametrize("count", [1, 3])
def test_list_has_a_steady_number_of_statements(cast: Cast, count: int) -> None:
    for number in range(count):
        feedback_for(cast.amira, cast.otto, f"Line {number}").read(by=cast.amira)
    said = statements_of(signed_in(cast.amira), reverse("feedback:index"))
    assert len(said) <= 12, said
