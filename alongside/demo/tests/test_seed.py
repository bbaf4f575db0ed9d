"""The demo company: the same from the same seed, with its stories, and gone without a trace."""

import pytest

from alongside.conversations.models import Conversation, Paraphrase, Remark, State, state_of
from alongside.demo.bar import ROLES
from alongside.demo.removal import remove
from alongside.demo.rewinding import rewind, the_talk
from alongside.demo.seed import is_empty, seed
from alongside.foundation.testing import as_owner
from alongside.people.models import Person, Reach

pytestmark = pytest.mark.django_db


def names() -> list[str]:
    return list(Person.objects.order_by("number").values_list("name", flat=True))


def test_company_holds_its_stories() -> None:
    with as_owner():
        made = seed()
    talk = the_talk()
    assert made.people == Person.objects.count() == 60
    assert talk is not None
    assert state_of(talk) == State.PREPARING
    assert Paraphrase.objects.filter(reply="almost").exists()
    assert Remark.objects.filter(how=Remark.DIFFERS).exists()
    assert set(Person.objects.filter(email__in=ROLES.values()).values_list("email", flat=True)) == set(ROLES.values())
    jonas = Person.objects.get(email=ROLES["manager"])
    assert Reach.objects.filter(actor=jonas, relation=Reach.MANAGER).count() == 6


def test_same_seed_makes_the_same_people_and_another_makes_others() -> None:
    found = []
    for number in (1, 1, 2):
        with as_owner():
            seed(people=80, years=0.1, number=number)
            found.append(names())
            remove()
    assert found[0] == found[1] != found[2]


def test_removal_leaves_an_empty_company() -> None:
    with as_owner():
        seed(years=0.1)
        remove()
        assert is_empty()
    assert not Conversation.objects.exists()


def test_starting_over_puts_the_talk_ahead_again() -> None:
    with as_owner():
        seed(years=0.1)
        talk = the_talk()
        assert talk is not None
        for person in talk.relationship.people:
            talk.enter(by=person)
        talk.conclude(by=talk.host)
        rewind()
        again = the_talk()
    assert again is not None
    assert again.pk == talk.pk
    assert not again.is_under_way
    assert not again.is_concluded
