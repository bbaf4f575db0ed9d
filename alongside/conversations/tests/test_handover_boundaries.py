"""When each right begins and ends as a manager changes: to the second, in the company's zone, and never backwards."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.foundation.testing import by_owner
from alongside.people.models import Person, Reach, ReportingLine, company_day
from alongside.people.reach import derive
from alongside.people.testing import Cast, first_moment, signed_in, the_cast

from ..models import promise, relationship_of
from ..testing import a_pair
from .handing_over import Clock, a_held_talk, midnight, noticed, sealed

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return the_cast()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def reads(person: Person, *places: str) -> list[bool]:
    client = signed_in(person)
    return [client.get(place).status_code == 200 for place in places]


def test_rights_change_at_midnight_in_the_companys_zone(cast: Cast, clock: Clock) -> None:
    """t − 1 s, t; and for the manager before: thirty days from t, t + 30 d − 1 s and + 1 s."""
    formal = sealed(a_held_talk(cast, cast.jonas, formal=True), cast)
    informal = a_held_talk(cast, cast.jonas)
    handover = noticed(cast)
    record, talk = f"/conversations/{formal.pk}/recap/", f"/conversations/{informal.pk}/room/"
    t, a_second = midnight(handover.starts_on), timedelta(seconds=1)
    expected = {
        t - a_second: ([False, False], [True, True]),
        t: ([True, False], [True, True]),
        t + timedelta(days=30) - a_second: ([True, False], [True, True]),
        t + timedelta(days=30) + a_second: ([True, False], [False, False]),
    }
    found = {}
    for moment in expected:
        clock.stands_at(moment)
        found[moment] = (_opens(cast.otto, record, talk), _opens(cast.jonas, record, talk))
    assert found == expected
    assert "Europe/Berlin" in str(timezone.get_default_timezone())


def _opens(person: Person, *places: str) -> list[bool]:
    client = signed_in(person)
    return [client.get(place).status_code != 404 for place in places]


def test_who_hands_over_reads_and_does_not_write(cast: Cast, clock: Clock) -> None:
    pair = relationship_of(cast.amira, cast.jonas)
    handover = noticed(cast)
    clock.stands_at(midnight(handover.starts_on))
    assert signed_in(cast.jonas).post(f"/pairs/{pair.pk}/points/", {"text": "One more"}).status_code == 403
    clock.stands_at(midnight(handover.starts_on + timedelta(days=30)))
    assert signed_in(cast.jonas).post(f"/pairs/{pair.pk}/points/", {"text": "One more"}).status_code == 404


def test_a_change_written_down_late_gives_no_right_in_days_gone_by(cast: Cast) -> None:
    """Otto led Inês for a week, two weeks ago, as somebody writes down today."""
    today = company_day()
    dates = {"starts_on": today - timedelta(days=14), "ends_on": today - timedelta(days=7)}
    line = by_owner(ReportingLine.objects.create)(subject=cast.ines, manager=cast.otto, **dates)
    by_owner(derive)()
    assert not Reach.objects.filter(actor=cast.otto, subject=cast.ines).exists()
    in_time = first_moment(today - timedelta(days=14))
    by_owner(ReportingLine.objects.filter(pk=line.pk).update)(created_at=in_time)
    by_owner(derive)()
    assert Reach.objects.get(actor=cast.otto, subject=cast.ines).relation == Reach.FORMER


def test_a_line_corrected_on_its_day_gives_no_thirty_days(cast: Cast) -> None:
    by_owner(cast.amira.report_to)(cast.otto)
    by_owner(cast.amira.report_to)(cast.jonas)
    assert not Reach.objects.filter(actor=cast.otto, subject=cast.amira).exists()
    assert Reach.objects.filter(actor=cast.jonas, subject=cast.amira, relation=Reach.MANAGER).exists()


def test_where_nobody_follows_nobody_inherits(cast: Cast) -> None:
    """Jonas leads Amira no more, and nobody else does yet."""
    formal = sealed(a_held_talk(cast, cast.jonas, formal=True), cast)
    by_owner(ReportingLine.objects.filter(subject=cast.amira, manager=cast.jonas).update)(ends_on=company_day())
    by_owner(derive)()
    assert _opens(cast.ines, f"/conversations/{formal.pk}/recap/") == [False]
    assert _opens(cast.lucia, f"/conversations/{formal.pk}/recap/") == [True]
    assert not Reach.objects.filter(subject=cast.amira, relation__in=[Reach.MANAGER, Reach.SKIP]).exists()


def test_promises_stay_with_their_owner_and_pass_to_nobody(cast: Cast, clock: Clock) -> None:
    pair = a_pair(cast.amira, cast.jonas)
    due = company_day() + timedelta(days=90)
    his, hers = (by_owner(promise)(pair, f"Of {p.short_name}", by=p, due=due) for p in (cast.jonas, cast.amira))
    handover = noticed(cast)
    clock.stands_at(midnight(handover.starts_on + timedelta(days=31)))
    places = [f"/promises/{made.pk}/" for made in (his, hers)]
    assert reads(cast.jonas, *places) == [True, False]
    assert reads(cast.amira, *places) == [True, True]
    assert reads(cast.otto, *places) == [False, False]
