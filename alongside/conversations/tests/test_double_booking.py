"""Nobody is in two talks at once: the database refuses, whatever was looked at before."""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from alongside.foundation.errors import NotPossible
from alongside.people.models import Person
from alongside.people.testing import Cast, signed_in, the_cast
from alongside.trust.testing import acting_as

from ..models import BookedTime, Conversation, Template, plan, relationship_of
from ..testing import a_conversation, the_templates

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    the_templates()
    return the_cast()


def noon(days: int = 3) -> datetime:
    return (timezone.now() + timedelta(days=days)).replace(hour=12, minute=0, second=0, microsecond=0)


def shown(at: datetime, person: Person) -> str:
    """As this person's form has it."""
    return at.astimezone(person.tzinfo).strftime("%Y-%m-%dT%H:%M")


def planned(cast: Cast, at: datetime) -> Conversation:
    """Amira's manager plans one with his own."""
    check_in = Template.objects.get(key="check_in")
    return plan(relationship_of(cast.jonas, cast.ines), check_in, by=cast.ines, starts_at=at)


def test_a_second_talk_at_that_time_is_refused_and_leaves_nothing(cast: Cast) -> None:
    a_conversation(cast.amira, cast.jonas, at=noon())
    with pytest.raises(NotPossible, match="another talk here at that time"):
        planned(cast, noon() + timedelta(minutes=10))
    assert Conversation.objects.count() == 1
    assert BookedTime.objects.count() == 2
    planned(cast, noon() + timedelta(hours=1))


def test_a_plan_at_a_taken_time_comes_back_with_what_was_written(cast: Cast) -> None:
    """Inês cannot see Jonas's other talk, and learns no more of it than its time."""
    a_conversation(cast.amira, cast.jonas, at=noon(), purpose="What we do about the complaint")
    said = {"with": str(cast.jonas.pk), "template": str(Template.objects.get(key="check_in").pk)}
    said |= {"starts_at": shown(noon(), cast.ines), "place": "The kitchen in Lyon"}
    answer = signed_in(cast.ines).post("/conversations/", said)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "another talk here at that time" in page and "complaint" not in page
    assert "The kitchen in Lyon" in page and said["starts_at"] in page
    assert "Plan this talk" in page and "Plan it all the same" not in page, "nobody can go on past it"


def test_a_move_to_a_taken_time_comes_back_with_what_was_written(cast: Cast) -> None:
    talk = a_conversation(cast.amira, cast.jonas, at=noon())
    planned(cast, noon(4))
    said = {"to": shown(noon(4), cast.jonas), "reason": "The ferry goes at nine"}
    answer = signed_in(cast.jonas).post(f"/conversations/{talk.pk}/move/", said)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "another talk here at that time" in page and "The ferry goes at nine" in page and said["to"] in page
    talk.refresh_from_db()
    assert talk.starts_at == noon()


def test_moving_takes_the_time_along(cast: Cast) -> None:
    talk, other = a_conversation(cast.amira, cast.jonas, at=noon()), planned(cast, noon(4))
    with pytest.raises(NotPossible), transaction.atomic():
        talk.move(noon(4), by=cast.jonas)
    talk.refresh_from_db()
    talk.move(noon(5), by=cast.jonas)
    other.move(noon(), by=cast.ines)


def test_a_cancelled_and_a_concluded_talk_give_their_time_back(cast: Cast) -> None:
    a_conversation(cast.amira, cast.jonas, at=noon()).cancel(by=cast.jonas, reason="Snow")
    planned(cast, noon())
    early = a_conversation(cast.amira, cast.jonas, at=noon(6))
    early.enter(by=cast.amira)
    early.conclude(by=cast.amira)
    planned(cast, noon(6))


def test_the_database_refuses_what_nobody_looked_at(cast: Cast) -> None:
    talk = a_conversation(cast.amira, cast.jonas, at=noon())
    other = a_conversation(cast.otto, cast.noor, at=noon())
    with pytest.raises(IntegrityError, match="nobody_is_in_two_talks_at_once"), transaction.atomic():
        BookedTime.objects.create(conversation=other, person=cast.amira, during=(talk.starts_at, talk.ends_at))


def test_only_the_two_of_a_talk_book_and_see_its_time(cast: Cast) -> None:
    a_conversation(cast.amira, cast.jonas, at=noon())
    for person, count in ((cast.amira, 2), (cast.ines, 0), (cast.ada, 0)):
        with acting_as(person):
            assert BookedTime.objects.count() == count
