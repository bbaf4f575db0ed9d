"""Feedback and recognition in a preparation: what both read, the same for both, and no word that one does not."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.conversations.models import Brought, Conversation
from alongside.feedback.models import Feedback, OutsideAnswer, answer_by_link, ask_outside
from alongside.feedback.testing import feedback_for, recognition_for
from alongside.foundation.testing import by_owner, statements_of
from alongside.people.models import Person, company_day
from alongside.people.testing import Cast, signed_in, the_cast
from alongside.trust.models import Opening

from ..testing import a_conversation

pytestmark = pytest.mark.django_db
MANAGER = Feedback.Audience.MANAGER


@pytest.fixture
def cast() -> Cast:
    return the_cast()


@pytest.fixture
def talk(cast: Cast) -> Conversation:
    return a_conversation(cast.amira, cast.jonas, "quarterly", at=timezone.now() + timedelta(days=5))


def page(person: Person, talk: Conversation, **query: str) -> str:
    answer = signed_in(person).get(reverse("conversations:preparation", args=[talk.pk]), query)
    assert answer.status_code == 200
    return str(answer.content.decode())


def pages(cast: Cast, talk: Conversation) -> tuple[str, str]:
    return page(cast.amira, talk), page(cast.jonas, talk)


@by_owner
def read(given: Feedback) -> Feedback:
    given.read(by=given.subject)
    return given


# --- what is on the list ----------------------------------------------------------------------------------------------
def test_what_the_host_said_is_there_in_words_once_it_was_read(cast: Cast, talk: Conversation) -> None:
    given = feedback_for(cast.amira, cast.jonas, "You let the caller finish", impact="He stayed with us")
    for shown in pages(cast, talk):
        assert "You let the caller finish" not in shown
    read(given)
    for shown in pages(cast, talk):
        assert "You let the caller finish" in shown and "He stayed with us" in shown
        assert given.get_absolute_url() in shown


def test_what_a_third_person_said_is_named_and_read_where_it_stands(cast: Cast, talk: Conversation) -> None:
    """The list is no way around the log of who read it."""
    read(feedback_for(cast.amira, cast.ines, "Your words on the ward", audience=MANAGER))
    for shown in pages(cast, talk):
        assert f"{cast.ines.short_name} gave feedback." in shown
        assert "Your words on the ward" not in shown
    assert not Opening.objects.exists()


def test_recognition_both_read_is_what_worked(cast: Cast, talk: Conversation) -> None:
    praise = recognition_for(cast.amira, cast.ines, "You stayed until it worked", audience="team")
    for shown in pages(cast, talk):
        worked = shown.partition('id="evidence-worked"')[2].partition("</details>")[0]
        assert "You stayed until it worked" in worked and praise.get_absolute_url() in worked
        assert "Effort" in worked


def test_what_somebody_outside_answered_the_host_is_there(cast: Cast, talk: Conversation) -> None:
    by_owner(answer_outside)(cast.jonas, cast.amira, "She called back on Friday")
    for shown in pages(cast, talk):
        assert "She called back on Friday" in shown and "Robin of Acme" in shown


def answer_outside(asker: Person, about: Person, text: str) -> OutsideAnswer:
    _asked, address = ask_outside("Robin", by=asker, about=about)
    return answer_by_link(address.rstrip("/").rpartition("/")[2], {"name": "Robin of Acme", "behaviour": text})


# --- and what is not --------------------------------------------------------------------------------------------------
PLANTED = "planted: between these two alone"


@by_owner
def plant(cast: Cast) -> None:
    read(feedback_for(cast.amira, cast.ines, PLANTED))
    read(feedback_for(cast.jonas, cast.amira, PLANTED))
    read(feedback_for(cast.amira, cast.jonas, PLANTED, on=company_day() - timedelta(days=200)))
    recognition_for(cast.amira, cast.ines, PLANTED)
    recognition_for(cast.amira, cast.ines, PLANTED, audience="team").hide(by=cast.amira)
    recognition_for(cast.ines, cast.jonas, PLANTED, audience="team")
    answer_outside(cast.amira, cast.amira, PLANTED)


def test_nothing_that_one_of_the_two_does_not_read_is_on_the_list(cast: Cast, talk: Conversation) -> None:
    """Private to the guest, taken out of view, about the host, about somebody else, of another time."""
    plant(cast)
    for shown in pages(cast, talk):
        assert PLANTED not in shown and "gave feedback." not in shown


def test_it_comes_and_goes_with_who_may_read_it(cast: Cast, talk: Conversation) -> None:
    given = read(feedback_for(cast.amira, cast.ines, "Your words on the ward"))
    assert all("gave feedback." not in shown for shown in pages(cast, talk))
    widening = by_owner(given.widen)(to=cast.jonas, by=cast.amira)
    for shown in pages(cast, talk):
        assert "gave feedback." in shown and "New since" in shown
    by_owner(widening.narrow)(by=cast.amira)
    assert all("gave feedback." not in shown for shown in pages(cast, talk))


# --- and what one does with it ----------------------------------------------------------------------------------------
def test_one_brings_it_and_the_guest_sees_it_differently(cast: Cast, talk: Conversation) -> None:
    given = read(feedback_for(cast.amira, cast.jonas, "You let the caller finish"))
    item = f"feedback:{given.pk}"
    signed_in(cast.amira).post(reverse("conversations:brought", args=[talk.pk]), {"item": item})
    said: dict[str, Any] = {"item": item, "how": "differs", "text": "He had hung up before"}
    signed_in(cast.amira).post(reverse("conversations:remarks", args=[talk.pk]), said)
    assert Brought.objects.get().item == item
    assert "He had hung up before" in page(cast.jonas, talk)


def test_more_of_it_asks_no_more_statements(cast: Cast, talk: Conversation) -> None:
    signed_in(cast.amira).get(reverse("conversations:preparation", args=[talk.pk]))
    few = statements_of(signed_in(cast.amira), reverse("conversations:preparation", args=[talk.pk]))
    for number in range(3):
        read(feedback_for(cast.amira, cast.jonas, f"Seen {number}"))
        recognition_for(cast.amira, cast.ines, f"Done {number}", audience="team")
    many = statements_of(signed_in(cast.amira), reverse("conversations:preparation", args=[talk.pk]))
    assert len(many) == len(few) <= 12
