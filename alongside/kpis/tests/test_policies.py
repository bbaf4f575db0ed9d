"""The two statements of who sees what, in Python and in the database, say the same in random companies."""

import pytest
from django.db import models, transaction

from alongside.foundation.testing import as_owner
from alongside.people.models import Person
from alongside.people.testing_companies import a_random_company
from alongside.trust.testing import acting_as

from .. import policies
from ..models import Contest, ContextNote, Correction, Kpi, Reading, Recalculation
from ..testing_companies import numbers

pytestmark = pytest.mark.django_db
SEEDS = range(12)
BESIDE = (ContextNote, Contest, Correction)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_database_gives_each_person_what_the_policies_say(seed: int) -> None:
    with transaction.atomic():
        company = a_random_company(seed, numbers)
        for person in company.people:
            with as_owner():
                here = Person.objects.employed().filter(pk=person.pk).exists()
                kpis = _keys(Kpi.objects.filter(policies.kpis_visible_to(person))) if here else set()
                readings = _keys(Reading.objects.filter(policies.readings_visible_to(person))) if here else set()
            with acting_as(person):
                assert _keys(Kpi.objects.all()) == kpis, f"seed {seed}, {person}"
                assert _keys(Reading.objects.all()) == readings, f"seed {seed}, {person}"
                assert set(Recalculation.objects.values_list("kpi", flat=True)) <= kpis
                for model in BESIDE:
                    assert set(model._default_manager.values_list("reading", flat=True)) <= readings
        transaction.set_rollback(True)


@pytest.mark.parametrize("seed", SEEDS)
def test_readers_of_a_thing_are_those_to_whom_it_is_visible(seed: int) -> None:
    with transaction.atomic(), as_owner():
        a_random_company(seed, numbers)
        people = list(Person.objects.employed())
        seen = {p.pk: _keys(Kpi.objects.filter(policies.kpis_visible_to(p))) for p in people}
        for kpi in Kpi.objects.all():
            readers = set(Person.objects.employed().filter(policies.readers_of_kpi(kpi)).values_list("pk", flat=True))
            assert readers == {p.pk for p in people if kpi.pk in seen[p.pk]}, f"seed {seed}"
        read = {p.pk: _keys(Reading.objects.filter(policies.readings_visible_to(p))) for p in people}
        for reading in Reading.objects.select_related("kpi"):
            found = Person.objects.employed().filter(policies.readers_of_reading(reading))
            readers = set(found.values_list("pk", flat=True))
            assert readers == {p.pk for p in people if reading.pk in read[p.pk]}, f"seed {seed}"
        transaction.set_rollback(True)


def test_who_is_nobody_reads_nothing() -> None:
    a_random_company(3, numbers)
    with acting_as(None, "nobody"):
        assert not Kpi.objects.exists()
        assert not Reading.objects.exists()


def _keys(found: "models.QuerySet[models.Model]") -> set[object]:
    return set(found.values_list("pk", flat=True))
