"""A question put together once and asked for many: each gets their own answer, whole, and in any thread."""

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from alongside.foundation import prepared
from alongside.foundation.prepared import ask, fetch
from alongside.people.models import Person, ReportingLine
from alongside.people.testing import Cast, the_cast

pytestmark = pytest.mark.django_db
SOMEBODY, KEYS = UUID(int=1), UUID(int=2)


@pytest.fixture
def cast() -> Cast:
    prepared._known.clear()
    return the_cast()


def with_team() -> "QuerySet[Person]":
    return Person.objects.select_related("team").with_duties().filter(pk=SOMEBODY)


def fetched(person: Person) -> Person:
    (found,) = fetch("somebody", with_team, {SOMEBODY: person.pk})
    return found


def test_each_gets_their_own_and_it_is_put_together_once(cast: Cast) -> None:
    assert fetched(cast.amira) == cast.amira
    built = dict(prepared._known)
    assert fetched(cast.lucia) == cast.lucia and prepared._known == built
    assert fetched(cast.amira).name == cast.amira.name


def test_what_is_joined_and_annotated_comes_along_in_one_statement(cast: Cast) -> None:
    with CaptureQueriesContext(connection) as asked:
        found = fetched(cast.lucia)
        told = found.team, found.is_hr_partner, found.is_administrator
    assert len(asked) == 1
    assert told == (cast.lucia.team, True, False)


def test_nobody_is_found_for_the_stand_in_itself(cast: Cast) -> None:
    assert fetch("somebody", with_team, {}) == []


def test_rows_and_things_are_the_same(cast: Cast) -> None:
    def keys() -> "QuerySet[Person, UUID]":
        return Person.objects.filter(pk=SOMEBODY).values_list("pk")  # type: ignore[return-value]

    assert ask("keys", keys, {SOMEBODY: cast.jonas.pk}) == [(cast.jonas.pk,)]


def led_by_one_of_several() -> "QuerySet[ReportingLine]":
    return ReportingLine.objects.filter(manager__any_of=KEYS).exclude(subject__any_of=KEYS)


@pytest.mark.parametrize("names", [[], ["jonas"], ["jonas", "noor"], ["amira", "jonas", "ines", "lucia"]])
def test_keys_go_along_as_one_value_however_many(cast: Cast, names: list[str]) -> None:
    keys = [getattr(cast, name).pk for name in names]
    usual = ReportingLine.objects.filter(manager__in=keys).exclude(subject__in=keys)
    assert set(fetch("led", led_by_one_of_several, {KEYS: keys})) == set(usual)
    people = fetch("several", lambda: Person.objects.filter(pk__any_of=KEYS), {KEYS: keys})
    assert set(people) == set(Person.objects.filter(pk__in=keys)) and len(people) == len(names)


def test_what_was_prepared_in_one_thread_is_asked_by_another_on_its_own_connection(cast: Cast) -> None:
    fetched(cast.amira)

    def elsewhere() -> bool:
        """What this test has written is not committed: another connection does not see it."""
        try:
            return fetch("somebody", with_team, {SOMEBODY: cast.amira.pk}) == []
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(elsewhere).result()


def test_no_more_are_kept_than_there_is_room_for(cast: Cast) -> None:
    for number in range(prepared.MOST + 3):
        fetch(("somebody", number), with_team, {SOMEBODY: cast.amira.pk})
    assert len(prepared._known) == prepared.MOST
    assert ("somebody", 0) not in prepared._known and ("somebody", 3) in prepared._known, "the oldest make room"
