"""The two statements of who sees what, in Python and in the database, say the same in random companies."""

import pytest
from django.db import ProgrammingError, models, transaction

from alongside.foundation.testing import as_owner
from alongside.people.models import Person
from alongside.people.testing import the_cast
from alongside.people.testing_companies import a_random_company
from alongside.trust.testing import acting_as

from .. import models as m
from .. import policies
from ..testing import a_goal
from ..testing_companies import goals

pytestmark = pytest.mark.django_db
SEEDS = range(12)
OF_GOALS = (m.Milestone, m.CheckIn, m.Agreement, m.Pause, m.Revision, m.Closure)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_database_gives_each_person_what_the_policies_say(seed: int) -> None:
    with transaction.atomic():
        company = a_random_company(seed, goals)
        for person in company.people:
            with as_owner():
                if not Person.objects.employed().filter(pk=person.pk).exists():
                    continue
                told = {
                    m.Goal: _keys(m.Goal.objects.filter(policies.goals_visible_to(person))),
                    m.ScorecardLine: _keys(m.ScorecardLine.objects.filter(policies.scorecards_visible_to(person))),
                    m.RoleExpectation: _keys(
                        m.RoleExpectation.objects.filter(policies.expectations_visible_to(person))
                    ),
                }
            with acting_as(person):
                for model, keys in told.items():
                    assert _keys(model._default_manager.all()) == keys, f"seed {seed}, {person}, {model.__name__}"
                for model in OF_GOALS:
                    seen = set(model._default_manager.values_list("goal", flat=True))
                    assert seen <= told[m.Goal], f"seed {seed}, {person}, {model.__name__}"
                assert set(m.Look.objects.values_list("line", flat=True)) == told[m.ScorecardLine]
        transaction.set_rollback(True)


@pytest.mark.parametrize("seed", SEEDS)
def test_who_does_not_work_here_reads_nothing(seed: int) -> None:
    with transaction.atomic():
        company = a_random_company(seed, goals)
        with as_owner():
            here = set(Person.objects.employed().values_list("pk", flat=True))
        for person in company.people:
            if person.pk not in here:
                with acting_as(person):
                    assert not m.Goal.objects.exists()
                    assert not m.ScorecardLine.objects.exists()
                    assert not m.RoleExpectation.objects.exists()
        transaction.set_rollback(True)


@pytest.mark.parametrize("seed", SEEDS)
def test_readers_of_a_thing_are_those_to_whom_it_is_visible(seed: int) -> None:
    with transaction.atomic(), as_owner():
        a_random_company(seed, goals)
        people = list(Person.objects.employed())
        seen = {p.pk: _keys(m.Goal.objects.filter(policies.goals_visible_to(p))) for p in people}
        for goal in m.Goal.objects.select_related("owner"):
            found = Person.objects.employed().filter(policies.readers_of_goal(goal))
            readers = set(found.values_list("pk", flat=True))
            assert readers == {p.pk for p in people if goal.pk in seen[p.pk]}, f"seed {seed}"
        texts = {p.pk: _keys(m.RoleExpectation.objects.filter(policies.expectations_visible_to(p))) for p in people}
        for text in m.RoleExpectation.objects.all():
            found = Person.objects.employed().filter(policies.readers_of_expectation(text)).distinct()
            assert set(found.values_list("pk", flat=True)) == {p.pk for p in people if text.pk in texts[p.pk]}
        transaction.set_rollback(True)


def _keys(found: "models.QuerySet[models.Model]") -> set[object]:
    return set(found.values_list("pk", flat=True))


def test_nobody_but_its_owner_chooses_who_reads_it() -> None:
    """Who leads them may write the row, and not this part of it: not even past every page."""
    cast = the_cast()
    goal = a_goal(cast.amira, agreed_by=cast.jonas)
    with pytest.raises(ProgrammingError), transaction.atomic(), acting_as(cast.jonas):
        m.Goal.objects.filter(pk=goal.pk).update(visibility="everyone")
    with acting_as(cast.amira):
        assert m.Goal.objects.filter(pk=goal.pk).update(visibility="everyone") == 1
