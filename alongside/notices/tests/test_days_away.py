"""Days away and holidays: others learn the days and read no row; mail that can wait waits."""

from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest
from django.utils import timezone

from alongside.foundation.testing import as_owner, as_role
from alongside.people.models import Leave, Person
from alongside.people.testing import Cast, the_cast
from alongside.trust.identity import acting_as

from ..quiet import next_working_moment

pytestmark = pytest.mark.django_db
THURSDAY = 3


@pytest.fixture
def cast() -> Cast:
    return the_cast()


def test_others_learn_the_days_and_read_no_row(cast: Cast) -> None:
    today = timezone.localdate()
    with as_owner():
        cast.amira.take_leave(today, today + timedelta(days=2))

    with as_role("alongside_app"), acting_as(cast.jonas.pk, "web"):
        amira = Person.objects.get(pk=cast.amira.pk)
        assert (amira.is_away_on(today), amira.is_long_away_on(today)) == (True, False)
        assert Leave.objects.count() == 0


def test_mail_that_can_wait_waits_for_the_first_day_back(cast: Cast) -> None:
    """Away until Wednesday 30 December; New Year's Day is a holiday: Thursday is the day."""
    year = next(y for y in count(timezone.localdate().year) if date(y, 12, 31).weekday() == THURSDAY)
    with as_owner():
        Person.objects.filter(pk=cast.amira.pk).update(country="DE", region="BE", zone="UTC")
        amira = Person.objects.get(pk=cast.amira.pk)
        amira.take_leave(date(year, 12, 21), date(year, 12, 30))
    at = datetime(year, 12, 22, 10, tzinfo=UTC)
    assert next_working_moment(amira, at) == datetime(year, 12, 31, 9, tzinfo=UTC)
    assert next_working_moment(amira, datetime(year + 1, 1, 1, 10, tzinfo=UTC)) == datetime(
        year + 1, 1, 4, 9, tzinfo=UTC
    )
