"""Duties are given by whoever runs the server. An administrator sets things up, and cannot make themself a reader."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import ProgrammingError, transaction

from alongside.foundation.testing import as_owner
from alongside.people.models import Administration, HRScope, company_day
from alongside.people.testing import Cast, the_cast
from alongside.trust.testing import acting_as

pytestmark = pytest.mark.django_db
LONG_AGO = date(2020, 1, 1)
GIVEN: dict[str, Callable[[Cast], Any]] = {
    "a scope of their own": lambda cast: HRScope.objects.create(
        partner=cast.ada, team=cast.amira.team, starts_on=LONG_AGO
    ),
    "another administrator": lambda cast: Administration.objects.create(person=cast.otto, starts_on=LONG_AGO),
    "a partner's scope": lambda cast: HRScope.objects.filter(partner=cast.lucia).update(partner=cast.ada),
    "another team for a partner": lambda cast: HRScope.objects.filter(partner=cast.ada).update(team=cast.amira.team),
    "an earlier beginning": lambda cast: HRScope.objects.filter(partner=cast.ada).update(starts_on=LONG_AGO),
    "what had ended, again": lambda cast: HRScope.objects.filter(partner=cast.ada).update(ends_on=None),
    "their own duty to another": lambda cast: Administration.objects.filter(person=cast.ada).update(person=cast.otto),
}


@pytest.mark.parametrize("what", GIVEN)
def test_an_administrator_gives_no_duty(what: str) -> None:
    """Neither on a page, for there is none, nor past every page with the web's role and their own identity."""
    cast, today = the_cast(), company_day()
    with as_owner():
        HRScope.objects.create(
            partner=cast.ada, team=cast.hal.team, starts_on=today - timedelta(days=9), ends_on=today - timedelta(days=1)
        )
    with pytest.raises(ProgrammingError), transaction.atomic(), acting_as(cast.ada):
        GIVEN[what](cast)


def test_what_somebody_held_ends_when_they_leave() -> None:
    cast, today = the_cast(), company_day()
    with acting_as(cast.ada):
        assert HRScope.objects.filter(partner=cast.lucia).update(ends_on=today) > 0
