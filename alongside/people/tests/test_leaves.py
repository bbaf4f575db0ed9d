"""Days away and public holidays: said by oneself, kept without a reason, known to others as days alone."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.foundation.testing import as_owner
from alongside.people.models import Leave
from alongside.people.testing import Cast, signed_in, the_cast

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
    answer = client.post(PLACE, {"starts_on": "2026-02-30", "ends_on": ""})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "That day does not exist." in page and "for one day away, the same day" in page
    assert "This field is required" not in client.post(PLACE, {}).content.decode()
    assert [client.post(PLACE, days(1, 2)).status_code for _again in range(2)] == [303, 303]
    assert Leave.objects.count() == 1, "the same days again are the same leave"
    assert client.put(PLACE).status_code == 405


def test_it_is_nobody_elses(cast: Cast) -> None:
    with as_owner():
        leave = cast.amira.take_leave(timezone.localdate(), timezone.localdate())
    jonas = signed_in(cast.jonas)
    assert jonas.post(reverse("people:leave", args=[leave.pk]), {"_method": "DELETE"}).status_code == 404
    assert "Take back" not in jonas.get(PLACE).content.decode()
