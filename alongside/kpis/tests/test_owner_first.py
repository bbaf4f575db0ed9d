"""Whose number it is sees a fresh reading first. Nothing tells their manager before: no page, count, or picture."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.notices.models import Notice
from alongside.people.testing import signed_in, the_cast
from alongside.trust.testing import acting_as

from ..models import Reading, opens_after
from ..testing import PLANTED, a_kpi, readings_of, tells_planted

pytestmark = pytest.mark.django_db
CALM = [40.0, 42, 39, 41, 43, 40, 41, 42, 40, 39, 41, 42, 40]


def test_amira_sees_a_fresh_reading_and_jonas_nothing_of_it() -> None:
    cast = the_cast()
    kpi = a_kpi(cast.amira)
    readings_of(kpi, [*CALM, PLANTED], fresh=1)
    hers = signed_in(cast.amira).get(kpi.get_absolute_url()).content.decode()
    assert "You see this first" in hers
    assert tells_planted(hers)
    for page in (kpi.get_absolute_url(), reverse("kpis:index")):
        his = signed_in(cast.jonas).get(page).content.decode()
        assert not tells_planted(his)
        assert "Usual range" in his
        assert "Changed" not in his


def test_in_the_database_it_is_not_there_for_jonas() -> None:
    cast = the_cast()
    kpi = a_kpi(cast.amira)
    fresh = readings_of(kpi, [*CALM, PLANTED], fresh=1)[-1]
    with acting_as(cast.jonas):
        assert Reading.objects.count() == len(CALM)
        assert Reading.objects.filter(pk=fresh.pk).update(released_at=timezone.now()) == 0
    with acting_as(cast.amira):
        assert Reading.objects.count() == len(CALM) + 1
    for who in ("otto", "lucia", "hal", "ada", "noor", "ines"):
        with acting_as(getattr(cast, who)):
            assert not Reading.objects.exists(), who


def test_a_door_to_it_is_closed_to_jonas_until_it_opens() -> None:
    cast = the_cast()
    fresh = readings_of(a_kpi(cast.amira), [*CALM, PLANTED], fresh=1)[-1]
    jonas = signed_in(cast.jonas)
    assert jonas.get(reverse("kpis:notes", args=[fresh.pk])).status_code == 404
    assert jonas.post(reverse("kpis:release", args=[fresh.pk])).status_code == 404
    Reading.objects.filter(pk=fresh.pk).update(opens_at=timezone.now() - timedelta(minutes=1))
    assert jonas.get(reverse("kpis:notes", args=[fresh.pk])).status_code == 200
    assert jonas.post(reverse("kpis:release", args=[fresh.pk])).status_code == 403


def test_she_adds_context_and_shows_it_and_both_see_the_same_card() -> None:
    cast = the_cast()
    kpi = a_kpi(cast.amira)
    fresh = readings_of(kpi, [*CALM, 58.0], fresh=1)[-1]
    amira, jonas = signed_in(cast.amira), signed_in(cast.jonas)
    said = {"about": "away", "text": "Two of us were away, I carried both queues."}
    assert amira.post(reverse("kpis:notes", args=[fresh.pk]), said).status_code == 303
    assert "both queues" not in jonas.get(kpi.get_absolute_url()).content.decode()
    assert amira.post(reverse("kpis:release", args=[fresh.pk])).status_code == 303
    assert amira.post(reverse("kpis:release", args=[fresh.pk])).status_code == 303, "a double click releases it once"
    his, hers = (client.get(kpi.get_absolute_url()).content.decode() for client in (jonas, amira))
    for page in (his, hers):
        assert "both queues" in page
        assert "before anybody else saw the reading" in page
        assert "Changed" in page
    assert Notice.objects.get(event="reading.released").recipient == cast.jonas


def test_after_two_working_days_it_opens_by_itself() -> None:
    cast = the_cast()
    kpi = a_kpi(cast.amira)
    signed_in(cast.amira).post(reverse("kpis:readings", args=[kpi.pk]), {"day": timezone.localdate(), "value": "41"})
    reading = Reading.objects.get()
    assert not reading.is_open
    assert abs(reading.opens_at - opens_after(reading.created_at, cast.amira)) < timedelta(seconds=1)
    Reading.objects.update(opens_at=timezone.now() - timedelta(days=1))
    with acting_as(cast.jonas):
        assert Reading.objects.get() == reading


def test_two_working_days_are_the_owners() -> None:
    """Written on a Friday at ten: Monday and Tuesday are hers; Sunday and Monday, where one works on Sundays."""
    cast = the_cast()
    friday = datetime(2026, 11, 27, 10, tzinfo=ZoneInfo("Europe/Berlin"))
    assert opens_after(friday, cast.amira) == friday + timedelta(days=4)
    cast.amira.works_on = "71234"
    assert opens_after(friday, cast.amira) == friday + timedelta(days=3)
    cast.amira.works_on = ""
    assert opens_after(friday, cast.amira) == friday + timedelta(days=2)
    assert opens_after(friday, None) == friday, "a team's number is everybody's at once"


def test_the_hour_stays_where_the_clocks_change() -> None:
    cast = the_cast()
    friday = datetime(2026, 10, 23, 10, tzinfo=ZoneInfo("Europe/Berlin"))
    opens = opens_after(friday, cast.amira)
    assert (opens.day, opens.hour) == (27, 10)
