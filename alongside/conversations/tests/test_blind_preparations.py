"""Blind until both are done or both are in the room; and the part that never opens."""

from typing import Any

import pytest
from django.db import connection
from django.urls import reverse

from alongside.conversations.models import THANKS, Conversation, PrivatePreparation, preparation_of
from alongside.conversations.testing import a_conversation
from alongside.foundation.testing import by_owner
from alongside.people.models import Person
from alongside.people.testing import Cast, signed_in, the_cast
from alongside.trust.testing import acting_as

from .preparing import address, finished, page, save, seen_by

pytestmark = pytest.mark.django_db
PLANTED = "You carried the night shift, quietly"
HARD = "The letters may be hard to hear"
DOORS = ("preparation", "show", "room", "evidence", "private_note", "recap", "move", "purpose")


@pytest.fixture
def cast() -> Cast:
    return the_cast()


@pytest.fixture
def talk(cast: Cast) -> Conversation:
    return a_conversation(cast.amira, cast.jonas, "quarterly")


def test_private_part_is_encrypted_and_its_authors_alone(cast: Cast, talk: Conversation) -> None:
    assert save(cast.jonas, talk, "private_preparation", hope="A calm talk", hard=HARD).status_code == 303
    assert HARD in page(cast.jonas, talk)
    assert HARD not in page(cast.amira, talk)
    for person in (cast.amira, cast.ines, cast.lucia, cast.ada):
        with acting_as(person):
            assert not PrivatePreparation.objects.exists()
    assert HARD not in str(as_stored())


@by_owner
def as_stored() -> Any:
    with connection.cursor() as cursor:
        cursor.execute("select hope, hard from conversations_privatepreparation")
        return cursor.fetchall()


def test_preparation_is_blind_at_every_door(cast: Cast, talk: Conversation) -> None:
    save(cast.amira, talk, "preparation_done", answer__thanks=PLANTED, answer__A001=f"{PLANTED} twice")
    save(cast.amira, talk, "private_preparation", hope=HARD)
    before, after = doors(cast.jonas, talk), ["/", "/search/?q=quietly", "/conversations/", "/promises/", "/notices/"]
    for place in [*before, *after, reverse("home:person", args=[cast.amira.pk])]:
        answer = signed_in(cast.jonas).get(place, follow=True)
        assert answer.status_code in (200, 404), place
        assert PLANTED not in answer.content.decode() and HARD not in answer.content.decode(), place
    assert seen_by(cast.jonas) == set()
    assert {PLANTED, f"{PLANTED} twice"} <= seen_by(cast.amira)


def doors(person: Person, talk: Conversation) -> list[str]:
    return [address(talk, name) for name in DOORS]


def test_blind_preparation_costs_and_looks_the_same_whatever_was_written(cast: Cast, talk: Conversation) -> None:
    save(cast.amira, talk, answer__thanks="x")
    short = signed_in(cast.jonas).get(address(talk)).content
    save(cast.amira, talk, answer__thanks="x" * 4000, version__thanks="1", answer__A002="more")
    long = signed_in(cast.jonas).get(address(talk)).content
    assert abs(len(long) - len(short)) < 60, "tokens differ by a few characters; what the other wrote leaves no trace"


def test_preparation_opens_once_both_are_done(cast: Cast, talk: Conversation) -> None:
    finished(talk, cast.amira, PLANTED)
    finished(talk, cast.jonas, "The plan you made")
    for person in (cast.amira, cast.jonas):
        shown = page(person, talk)
        assert "What both of you prepared" in shown
        assert PLANTED in shown and "The plan you made" in shown
        assert {PLANTED, "The plan you made"} <= seen_by(person)


def test_preparation_opens_once_both_have_entered(cast: Cast, talk: Conversation) -> None:
    by_owner(preparation_of(talk, cast.amira).write)(THANKS, PLANTED)
    by_owner(talk.enter)(by=cast.amira)
    assert PLANTED not in page(cast.jonas, talk) and seen_by(cast.jonas) == set()
    by_owner(talk.enter)(by=cast.jonas)
    assert PLANTED in page(cast.jonas, talk) and PLANTED in seen_by(cast.jonas)


def test_private_part_never_opens(cast: Cast, talk: Conversation) -> None:
    save(cast.amira, talk, "private_preparation", hard=HARD)
    finished(talk, cast.amira, "Thanks")
    finished(talk, cast.jonas, "Thanks too")
    assert HARD not in page(cast.jonas, talk)


def test_private_part_is_closed_while_one_writes_for_both(cast: Cast, talk: Conversation) -> None:
    save(cast.jonas, talk, "private_preparation", hard=HARD)
    by_owner(talk.enter)(by=cast.jonas)
    by_owner(talk.share_one_screen)(by=cast.jonas)
    assert HARD not in page(cast.jonas, talk)
    assert save(cast.jonas, talk, "private_preparation", hard="more").status_code == 409
