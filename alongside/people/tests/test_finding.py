"""Finding people: by parts of a condition the same as by the whole of it."""

import pytest
from django.db.models import Q

from alongside.people.models import Person
from alongside.people.testing import Cast, the_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return the_cast()


def test_parts_of_a_condition_find_whom_the_whole_finds(cast: Cast) -> None:
    amira, jonas, nobody = Q(pk=cast.amira.pk), Q(name="Jonas Weber"), Q(pk__in=[])
    conditions = [
        amira, amira | jonas, amira & jonas, amira | jonas & ~amira, ~(amira | jonas), nobody, nobody | nobody,
        nobody | amira, Q(), Q(pk__isnull=False) | amira,
    ]  # fmt: skip
    for condition in conditions:
        people = Person.objects.employed()
        assert set(people.of_whom(condition)) == set(people.filter(condition)), condition
    assert set(Person.objects.of_whom(amira | jonas)) == {cast.amira, cast.jonas}
