"""Days away and public holidays: said by oneself, kept without a reason, known to others as days alone."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.foundation.testing import as_owner, as_role
from alongside.notices.quiet import next_working_moment
from alongside.people.models import Leave, Person
from alongside.people.testing import Cast, signed_in, the_cast
from alongside.trust.identity import acting_as

pytestmark = pytest.mark.django_db
PLACE = "/profile/leave/"


@pytest.fixture
def cast() -> Cast:
    return the_cast()


def days(first: int, last: int) -> dict[str, str]:
    today = timezone.localdate()
    return {"starts_on": str(today + timedelta(days=first)), "ends_on": str(today + timedelta(days=last))}


def test_days_are_kept_shown_and_taken_back(cast: Cast) -> None:
    client = signed_in(cast.amira)
    assert "No days away are written down" in client.get(PLACE).content.decode()
    assert client.post(PLACE, days(7, 40))["Location"] == PLACE
    page = client.get(PLACE).content.decode()
    assert "Four weeks or more" in page and "Nobody is told why" in page
    leave = Leave.objects.get()
    assert leave.is_long and {f.name for f in Leave._meta.fields} == {
        "id", "created_at", "person", "starts_on", "ends_on",
    }  # fmt: skip
    assert client.post(reverse("people:leave", args=[leave.pk]), {"_method": "DELETE"}).status_code == 303
    assert not Leave.objects.exists()


def test_what_cannot_be_is_said(cast: Cast) -> None:
    client = signed_in(cast.amira)
    assert client.post(PLACE, days(4, 2)).status_code == 409
    assert client.post(PLACE, days(-400, -300)).status_code == 409
    assert client.post(PLACE, {"starts_on": "2026-02-30", "ends_on": ""}).status_code == 422
    assert [client.post(PLACE, days(1, 2)).status_code for _again in range(2)] == [303, 409]
    assert client.put(PLACE).status_code == 405


def test_it_is_nobody_elses(cast: Cast) -> None:
    with as_owner():
        leave = cast.amira.take_leave(timezone.localdate(), timezone.localdate())
    jonas = signed_in(cast.jonas)
    assert jonas.post(reverse("people:leave", args=[leave.pk]), {"_method": "DELETE"}).status_code == 404
    assert "Take back" not in jonas.get(PLACE).content.decode()


def test_others_learn_the_days_and_read_no_row(cast: Cast) -> None:
    today = timezone.localdate()
    with as_owner():
        cast.amira.take_leave(today, today + timedelta(days=2))

    with as_role("alongside_app"), acting_as(cast.jonas.pk, "web"):
        amira = Person.objects.get(pk=cast.amira.pk)
        assert (amira.is_away_on(today), amira.is_long_away_on(today)) == (True, False)
        assert Leave.objects.count() == 0


def test_mail_that_can_wait_waits_for_the_first_day_back(cast: Cast) -> None:
    """Away until Wednesday 30 December 2026; New Year's Day is a holiday: Thursday is the day."""
    with as_owner():
        Person.objects.filter(pk=cast.amira.pk).update(country="DE", region="BE", zone="UTC")
        amira = Person.objects.get(pk=cast.amira.pk)
        amira.take_leave(date(2026, 12, 21), date(2026, 12, 30))
    at = datetime(2026, 12, 22, 10, tzinfo=UTC)
    assert next_working_moment(amira, at) == datetime(2026, 12, 31, 9, tzinfo=UTC)
    assert next_working_moment(amira, datetime(2027, 1, 1, 10, tzinfo=UTC)) == datetime(2027, 1, 4, 9, tzinfo=UTC)
