"""Who opened my records: written by one function in the reader's name, read by the person, changed by nobody."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import Error, connection, transaction
from django.utils.formats import date_format

from alongside.foundation.records import new_key
from alongside.foundation.testing import APP, WORKER, as_role, by_owner, by_worker
from alongside.people.models import Person, company_day
from alongside.people.testing import Cast, signed_in, the_cast

from ..identity import assume
from ..jobs import forget
from ..models import Opening
from ..testing import acting_as

pytestmark = pytest.mark.django_db
PAGE = "/who-opened-my-records/"


@pytest.fixture
def cast() -> Cast:
    return the_cast()


def note(subject: Person, thing: UUID | None = None) -> None:
    with connection.cursor() as cursor:
        said: list[Any] = [subject.pk, "hr", "recap", thing or new_key()]
        cursor.execute("select trust.note_opening(%s, %s, %s, %s)", said)


def opened(reader: Person, subject: Person, thing: UUID | None = None) -> None:
    with acting_as(reader):
        note(subject, thing)


def test_a_reading_is_one_line_a_day(cast: Cast) -> None:
    thing = new_key()
    for _time in range(3):
        opened(cast.lucia, cast.amira, thing)
    line = Opening.objects.get()
    assert (line.reader, line.subject, line.thing, line.day) == (cast.lucia, cast.amira, thing, company_day())
    by_owner(Opening.objects.update)(day=company_day() - timedelta(days=1))
    opened(cast.lucia, cast.amira, thing)
    assert Opening.objects.count() == 2


def test_only_the_person_concerned_reads_it(cast: Cast) -> None:
    opened(cast.lucia, cast.amira)
    for person in (cast.jonas, cast.lucia, cast.ines, cast.ada, cast.hal):
        with acting_as(person):
            assert not Opening.objects.exists()
        assert "Lucía" not in signed_in(person).get(PAGE).content.decode().split("<main")[1]
    with acting_as(cast.amira):
        assert Opening.objects.count() == 1


def test_it_is_written_in_the_name_of_whoever_reads(cast: Cast) -> None:
    opened(cast.hal, cast.amira)
    assert Opening.objects.get().reader == cast.hal
    with as_role(APP), transaction.atomic():
        assume(None, "anonymous")
        note(cast.amira)
    opened(cast.amira, cast.amira)
    assert Opening.objects.count() == 1, "nobody reads, and one's own reading is no opening"


REFUSED: dict[str, Callable[[], object]] = {
    "insert": lambda: Opening.objects.create(
        subject_id=new_key(), reader_id=new_key(), thing=new_key(), day=company_day(), relation="hr", writing="recap"
    ),
    "update": lambda: Opening.objects.update(relation="manager"),
    "delete": lambda: Opening.objects.all()._raw_delete("default"),
}


@pytest.mark.parametrize("deed", REFUSED)
@pytest.mark.parametrize("role", [APP, WORKER])
def test_nobody_writes_changes_or_takes_back_a_line_by_hand(cast: Cast, role: str, deed: str) -> None:
    opened(cast.lucia, cast.amira)
    with as_role(role), transaction.atomic():
        assume(cast.amira.pk, "web")
        try:
            with transaction.atomic():
                REFUSED[deed]()
                assert (role, deed) == (WORKER, "delete"), "the worker may delete what is over twelve months old"
        except Error as problem:
            assert "permission denied" in str(problem)
    assert Opening.objects.get().relation == "hr"


def test_a_reading_that_is_taken_back_leaves_no_line(cast: Cast) -> None:
    with transaction.atomic():
        opened(cast.lucia, cast.amira)
        transaction.set_rollback(True)
    assert not Opening.objects.exists()


def test_it_is_kept_twelve_months(cast: Cast) -> None:
    opened(cast.lucia, cast.amira)
    for age, left in ((364, 1), (367, 0)):
        by_owner(Opening.objects.update)(day=company_day() - timedelta(days=age))
        by_worker(forget.func)(0)
        assert Opening.objects.count() == left


def test_the_page_says_who_what_when_and_how_they_stand(cast: Cast) -> None:
    opened(cast.lucia, cast.amira)
    page = signed_in(cast.amira).get(PAGE).content.decode()
    assert "Lucía Romero" in page and "as HR partner" in page and date_format(company_day(), "j F Y") in page
    assert "A record that has been deleted since" in page


def test_the_page_says_that_nobody_has(cast: Cast) -> None:
    assert "Nobody has" in signed_in(cast.otto).get(PAGE).content.decode()


def test_the_ways_to_it(cast: Cast) -> None:
    amira = signed_in(cast.amira)
    for place in ("/who-can-see-what/", "/profile/"):
        assert PAGE in amira.get(place).content.decode()
