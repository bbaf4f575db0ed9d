"""Somebody outside answers by a link: without an account, once, while it lasts; and sees nothing else."""

from datetime import timedelta
from html import unescape
from urllib.parse import urlencode, urlsplit

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.feedback.models import OutsideAnswer, Request, answer_by_link, ask_outside
from alongside.foundation.errors import NotPossible
from alongside.foundation.testing import by_owner
from alongside.notices.models import Notice
from alongside.people.models import Person
from alongside.people.testing import Cast, signed_in, the_cast
from alongside.trust.testing import acting_as

pytestmark = pytest.mark.django_db
SECRET = "linnet90233"
SAID = {"name": "Mei Lin", "behaviour": SECRET, "impact": "We stayed"}


@pytest.fixture
def cast() -> Cast:
    return the_cast()


def a_link(by: Person, about: Person | None = None) -> str:
    with acting_as(by):
        return urlsplit(ask_outside("Mei", by=by, about=about or by, question="How was the call?")[1]).path


def _sheet(page: bytes) -> bytes:
    """What is said; the frame around it has a token of its own."""
    return page[page.index(b"<main") : page.index(b"</main")]


@by_owner
def made_long_ago() -> None:
    Request.objects.update(ends_at=timezone.now() - timedelta(seconds=1))


def test_link_is_made_and_shown_once(cast: Cast) -> None:
    amira = signed_in(cast.amira)
    page = amira.post(reverse("feedback:links"), {"outsider": "Mei", "question": "How was the call?"}).content.decode()
    made = Request.objects.get()
    assert "/feedback/outside/" in page and made.token_hash is not None
    assert made.token_hash not in page
    assert "/feedback/outside/" not in amira.get(reverse("feedback:requests")).content.decode()


def test_somebody_outside_answers_signed_out_and_both_are_told(cast: Cast) -> None:
    place, visitor = a_link(cast.jonas, cast.amira), Client()
    page = visitor.get(place)
    assert page.status_code == 200 and "How was the call?" in page.content.decode()
    assert "Jonas Weber asks you, and Amira knows it." in page.content.decode()
    assert visitor.post(place, SAID).status_code == 200
    answer = OutsideAnswer.objects.get()
    assert (answer.name, answer.behaviour) == ("Mei Lin", SECRET)
    for told in (cast.amira, cast.jonas):
        notice = Notice.objects.get(recipient=told, event="request.answered_outside")
        assert SECRET not in notice.sentence + str(notice.facts)
        assert SECRET in signed_in(told).get(reverse("feedback:requests")).content.decode()


def test_page_names_who_will_read_it_and_calls_nobody_you(cast: Cast) -> None:
    own = Client().get(a_link(cast.amira)).content.decode()
    assert "Amira Haddad can read this. Nobody else here." in own and "Only you" not in own
    for_another = Client().get(a_link(cast.jonas, cast.amira)).content.decode()
    assert "Amira Haddad and Jonas Weber can read this. Nobody else here." in for_another


def test_looking_spends_nothing_and_answering_spends_it(cast: Cast) -> None:
    place, visitor = a_link(cast.amira), Client()
    for _scanner in range(3):
        assert visitor.get(place).status_code == 200
    assert visitor.post(place, {"name": "Mei"}).status_code == 422
    assert visitor.post(place, SAID).status_code == 200
    assert visitor.post(place, SAID).status_code == 409
    assert visitor.get(place).status_code == 409
    assert OutsideAnswer.objects.count() == 1


def test_used_old_withdrawn_and_invented_links_answer_alike(cast: Cast) -> None:
    used, old, withdrawn = (a_link(person) for person in (cast.amira, cast.jonas, cast.otto))
    Client().post(used, SAID)
    with acting_as(cast.otto):
        Request.objects.get(by=cast.otto).withdraw(by=cast.otto)
    made_long_ago()
    pages = {_sheet(Client().get(place).content) for place in (used, old, withdrawn, "/feedback/outside/invented/")}
    assert len(pages) == 1
    assert b"does not work" in pages.pop()
    assert Client().post(old, SAID).status_code == 409
    assert OutsideAnswer.objects.count() == 1


def test_nobody_but_the_two_reads_what_came_from_outside(cast: Cast) -> None:
    Client().post(a_link(cast.jonas, cast.amira), SAID)
    for other in (cast.ines, cast.lucia, cast.hal, cast.ada, cast.otto, cast.noor):
        assert SECRET not in signed_in(other).get(reverse("feedback:requests")).content.decode()
        with acting_as(other):
            assert not OutsideAnswer.objects.exists() and not Request.objects.exists()


def test_whoever_has_no_link_writes_nothing(cast: Cast) -> None:
    a_link(cast.amira)
    with pytest.raises(NotPossible), acting_as(cast.otto):
        answer_by_link("invented", {"name": "X", "behaviour": "Y"})
    assert not OutsideAnswer.objects.exists()


def test_many_tries_have_to_wait(cast: Cast) -> None:
    place, visitor = "/feedback/outside/invented/", Client()
    answers = [visitor.post(place, SAID).status_code for _try in range(61)]
    assert answers[:60] == [409] * 60 and answers[-1] == 429


def test_page_asks_that_its_address_is_told_to_nobody(cast: Cast) -> None:
    assert Client().get(a_link(cast.amira))["Referrer-Policy"] == "same-origin"


# --- the coach beside the box ---------------------------------------------------------------------------------------
def reading_of(place: str, **said: str) -> str:
    return f"{reverse('feedback:outside_reading', args=[place.rstrip('/').rpartition('/')[2]])}?{urlencode(said)}"


def test_the_coach_reads_with_somebody_outside_and_keeps_nothing(cast: Cast) -> None:
    place, visitor = a_link(cast.jonas), Client()
    page = visitor.get(place).content.decode()
    assert reading_of(place) in unescape(page) and "js/coach-box" in page
    said = {"behaviour": "He is lazy."}
    fragment = visitor.post(reading_of(place, of="behaviour"), said, headers={"X-Coach": "typed"}).content.decode()
    assert "lazy" in fragment and "<html" not in fragment
    assert not OutsideAnswer.objects.exists() and visitor.get(place).status_code == 200


def test_without_a_script_a_page_carries_the_answer_on(cast: Cast) -> None:
    place, visitor = a_link(cast.jonas), Client()
    words = {"behaviour": "He is lazy.", "impact": "We left", "name": "Mei Lin"}
    page = visitor.post(reading_of(place, of="behaviour", to=place), words).content.decode()
    assert f'action="{place}"' in page and 'name="impact" value="We left"' in page and "Keep mine and go on" in page
    assert reading_of(place) in unescape(page)


def test_a_link_that_cannot_be_used_opens_no_coach(cast: Cast) -> None:
    place, visitor = a_link(cast.jonas), Client()
    visitor.post(place, SAID)
    assert visitor.post(reading_of(place, of="behaviour"), {"behaviour": "He is lazy."}).status_code == 409
