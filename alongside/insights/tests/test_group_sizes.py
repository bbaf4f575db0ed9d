"""How many people a group needs: an administrator chooses, never below five, and everyone can see it."""

from typing import Any

import pytest

from alongside.foundation.errors import NotPossible
from alongside.foundation.testing import as_owner
from alongside.journal.models import Entry
from alongside.people.testing import Cast, signed_in

from ..models import GroupSize, choose_group_size, group_size

pytestmark = pytest.mark.django_db
PAGE = "/insights/group-size/"


def choose(person: Any, number: object) -> Any:
    return signed_in(person).post(PAGE, {"number": number})


def test_an_administrator_chooses_and_everyone_reads_it(cast: Cast) -> None:
    assert "7 people or more" in signed_in(cast.amira).get(PAGE).content.decode()
    assert choose(cast.ada, 9).status_code == 303
    said = signed_in(cast.otto).get(PAGE).content.decode()
    assert "9 people or more" in said and "9: Ada Okafor" in said and '<form class="form' not in said


def test_what_is_recorded(cast: Cast) -> None:
    choose(cast.ada, 9)
    with as_owner():
        entry = Entry.objects.get(event="group_size.chosen")
    assert (entry.by, entry.facts) == (cast.ada, {"number": 9})


def test_the_same_again_records_nothing(cast: Cast) -> None:
    choose(cast.ada, 9), choose(cast.ada, 9), choose(cast.ada, 7)
    assert (GroupSize.objects.count(), group_size()) == (2, 7)


@pytest.mark.parametrize("number", ["4", "0", "-7", "31", "seven", "", "7.5"])
def test_below_the_floor_it_is_refused(cast: Cast, number: str) -> None:
    answer = choose(cast.ada, number)
    assert answer.status_code == 422 and "Choose between 5 and 30 people." in answer.content.decode()
    assert group_size() == 7


def test_the_verb_refuses_it_too(cast: Cast) -> None:
    with as_owner(), pytest.raises(NotPossible):
        choose_group_size(4, by=cast.ada)


def test_an_hr_partner_does_not_choose_it(cast: Cast) -> None:
    assert choose(cast.lucia, 5).status_code == 403
    assert group_size() == 7


def test_wrong_method(cast: Cast) -> None:
    assert signed_in(cast.ada).delete(PAGE).status_code == 405
