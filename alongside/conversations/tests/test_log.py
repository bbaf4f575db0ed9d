"""Bringing a line of one's log into a talk: from then on both read it; before that nothing of it is anywhere."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.conversations.models import Conversation, EvidenceItem, TalkingPoint, draft_recap
from alongside.conversations.testing import a_conversation
from alongside.feedback.models import LogEntry, jot
from alongside.foundation.testing import by_owner
from alongside.people.models import Person
from alongside.people.testing import Cast, signed_in, the_cast

pytestmark = pytest.mark.django_db
SECRET = "serin24471"


@pytest.fixture
def cast() -> Cast:
    return the_cast()


@pytest.fixture
def talk(cast: Cast) -> Conversation:
    return a_conversation(cast.amira, cast.jonas, "quarterly", at=timezone.now() + timedelta(days=3))


@by_owner
def noted(by: Person, about: Person | None = None) -> LogEntry:
    return jot(by, SECRET, kind="observation" if about else "lesson", about=about)


def page_of(person: Person, talk: Conversation) -> str:
    return signed_in(person).get(reverse("conversations:preparation", args=[talk.pk])).content.decode()


def test_own_line_is_offered_to_its_author_alone_and_brought_for_both(cast: Cast, talk: Conversation) -> None:
    entry = noted(cast.amira)
    place = reverse("conversations:log", args=[talk.pk])
    assert SECRET in signed_in(cast.amira).get(place).content.decode()
    assert SECRET not in page_of(cast.jonas, talk) + signed_in(cast.jonas).get(place).content.decode()
    assert place in page_of(cast.amira, talk), "the preparation leads there"
    assert signed_in(cast.amira).post(place, {"entry": entry.pk}).status_code == 303
    brought = EvidenceItem.objects.get()
    assert (brought.text, brought.by, brought.happened_on) == (SECRET, cast.amira, entry.happened_on)
    assert SECRET in page_of(cast.jonas, talk)
    assert LogEntry.objects.get().brought_on is not None
    assert signed_in(cast.amira).post(place, {"entry": entry.pk}).status_code == 404, "brought once"


def test_what_the_host_saw_is_brought_and_kept_in_their_log_no_longer(cast: Cast, talk: Conversation) -> None:
    entry = noted(cast.jonas, cast.amira)
    assert SECRET not in page_of(cast.amira, talk)
    signed_in(cast.jonas).post(reverse("conversations:log", args=[talk.pk]), {"entry": entry.pk})
    assert SECRET in page_of(cast.amira, talk) and not LogEntry.objects.exists()


def test_line_of_another_cannot_be_brought(cast: Cast, talk: Conversation) -> None:
    entry = noted(cast.jonas, cast.amira)
    place = reverse("conversations:log", args=[talk.pk])
    assert signed_in(cast.amira).post(place, {"entry": entry.pk}).status_code == 404
    assert signed_in(cast.otto).post(place, {"entry": entry.pk}).status_code == 404
    assert not EvidenceItem.objects.exists()


def test_what_was_seen_of_another_stays_out_of_this_talk(cast: Cast, talk: Conversation) -> None:
    of_jonas = noted(cast.ines, cast.jonas)
    elsewhere = a_conversation(cast.ines, cast.ada, "quarterly", at=timezone.now() + timedelta(days=3))
    place = reverse("conversations:log", args=[elsewhere.pk])
    assert SECRET not in signed_in(cast.ines).get(place).content.decode()
    assert signed_in(cast.ines).post(place, {"entry": of_jonas.pk}).status_code == 404


def test_observation_becomes_a_talking_point_of_the_two(cast: Cast) -> None:
    entry = noted(cast.jonas, cast.amira)
    assert signed_in(cast.amira).post(reverse("conversations:log_point", args=[entry.pk])).status_code == 404
    assert signed_in(cast.jonas).post(reverse("conversations:log_point", args=[entry.pk])).status_code == 303
    point = TalkingPoint.objects.get()
    assert (point.text, point.author) == (SECRET, cast.jonas)
    assert (point.relationship.guest, point.relationship.host) == (cast.amira, cast.jonas)
    assert not LogEntry.objects.exists()


def test_nothing_of_a_log_is_in_a_recap(cast: Cast, talk: Conversation) -> None:
    noted(cast.amira), noted(cast.jonas, cast.amira)
    with_recap(talk, cast)
    for person in (cast.amira, cast.jonas):
        page = signed_in(person).get(reverse("conversations:recap", args=[talk.pk])).content.decode()
        assert SECRET not in page


@by_owner
def with_recap(talk: Conversation, cast: Cast) -> None:
    talk.enter(by=cast.jonas)
    talk.conclude(by=cast.jonas)
    draft_recap(talk, by=cast.jonas)
