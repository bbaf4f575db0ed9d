"""What the database itself says about this room's tables, past every page: who reads a row, and who writes one."""

from typing import Any

import pytest
from django.db import ProgrammingError, connection
from django.utils import timezone

from alongside.foundation.testing import as_owner
from alongside.people.models import Person
from alongside.people.testing import Cast
from alongside.trust.catalogue import catalogue
from alongside.trust.models import (
    Archive,
    DecisionPage,
    Enquiry,
    EnquiryProgress,
    Erasure,
    Forgetting,
    Holding,
    KeepingTime,
    Opening,
)
from alongside.trust.testing import acting_as, fill

pytestmark = pytest.mark.django_db
OURS = [entry for entry in catalogue().entries if entry.room == "trust"]
# Amira asked, Jonas holds one thing that is not answered and one that is released; Lucía writes, Ada administers.
READERS: dict[Any, dict[str, int]] = {
    Archive: {"amira": 1},
    Opening: {"amira": 1},
    Enquiry: {"amira": 1, "jonas": 1},
    EnquiryProgress: {"amira": 1, "jonas": 1, "ada": 1},
    Holding: {"amira": 1, "jonas": 2},
    Erasure: {"ada": 1},
    Forgetting: {"ada": 1},
    DecisionPage: dict.fromkeys(("amira", "jonas", "ines", "lucia", "hal", "ada", "otto", "noor"), 1),
    KeepingTime: dict.fromkeys(("amira", "jonas", "ines", "lucia", "hal", "ada", "otto", "noor"), 1),
}


def test_every_table_has_rules_and_these_are_all() -> None:
    assert {entry.model for entry in OURS} == set(READERS)
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "select relname from pg_class where relkind = 'r' and not relrowsecurity and starts_with(relname, 'trust_')"
        )
        assert cursor.fetchall() == []


@pytest.mark.parametrize("model", READERS, ids=lambda model: model.__name__)
def test_a_row_has_these_readers_and_nobody_else(cast: Cast, model: Any) -> None:
    fill(cast.amira, cast.jonas)
    for name in ("amira", "jonas", "ines", "lucia", "hal", "ada", "otto", "noor"):
        with acting_as(getattr(cast, name)):
            assert model.objects.count() == READERS[model].get(name, 0), name
    with acting_as(None, "anonymous"):
        assert model.objects.count() == (1 if model in (DecisionPage, KeepingTime) else 0)


def refused(person: Person, row: Any) -> bool:
    try:
        with acting_as(person):
            row.save(force_insert=True)
    except ProgrammingError as problem:
        return "row-level security" in str(problem)
    return False


def test_nobody_writes_in_anothers_name(cast: Cast) -> None:
    with as_owner():
        enquiry = Enquiry.objects.create(person=cast.amira)
        EnquiryProgress.objects.create(enquiry=enquiry, answer_by=timezone.localdate())
    today = timezone.localdate()
    about = {"enquiry": enquiry, "subject": cast.amira, "thing_type": "people.Person", "thing_id": cast.amira.pk}
    assert refused(cast.otto, Archive(person=cast.amira))
    assert refused(cast.otto, Enquiry(person=cast.amira))
    assert refused(cast.jonas, Holding(author=cast.jonas, **about)), "a page asks nobody: the job does"
    assert refused(cast.amira, Holding(author=cast.jonas, **about))
    assert refused(cast.jonas, KeepingTime(clock="talks", number=60, holds_from=today, by=cast.jonas))
    assert refused(cast.ada, KeepingTime(clock="talks", number=60, holds_from=today, by=cast.jonas))
    assert not refused(cast.ada, KeepingTime(clock="talks", number=60, holds_from=today, by=cast.ada))
    assert refused(cast.amira, DecisionPage(number=1, text="Mine", by=cast.amira))
    assert refused(cast.lucia, DecisionPage(number=1, text="Jonas says", by=cast.jonas))
    assert not refused(cast.lucia, DecisionPage(number=1, text="Ours", by=cast.lucia))
    assert refused(cast.ada, Erasure(person=cast.otto, pseudonym="Former colleague"))
    assert refused(cast.ada, Forgetting(clock="talks", number=1, day=today))


def test_nobody_changes_an_answer_or_a_version(cast: Cast) -> None:
    fill(cast.amira, cast.jonas)
    with acting_as(cast.jonas):
        assert Holding.objects.filter(decision="released").update(text="Another") == 0
    with acting_as(cast.amira):
        assert Holding.objects.update(text="Another") == 0
    with acting_as(cast.lucia):
        assert DecisionPage.objects.update(text="Another") == DecisionPage.objects.all().delete()[0] == 0
    with acting_as(cast.ada):
        assert EnquiryProgress.objects.update(answered_at=timezone.now()) == 0
        assert Erasure.objects.all().delete()[0] == 0
