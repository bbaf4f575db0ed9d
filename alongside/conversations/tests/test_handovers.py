"""A change of manager: told before the day, what passes, what stays, what is carried over, and when each right ends."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.utils import timezone

from alongside.foundation.testing import by_owner, by_worker
from alongside.notices.models import Notice
from alongside.people.models import Person, Reach, ReportingLine, company_day
from alongside.people.reach import derive
from alongside.people.testing import Cast, first_moment, signed_in, the_cast
from alongside.trust.models import Opening
from alongside.trust.testing import acting_as

from ..jobs import hand_over
from ..models import (
    Carried,
    Handover,
    TalkingPoint,
    TemplateVersion,
    draft_recap,
    promise,
    relationship_of,
    write_note,
)
from ..testing import a_conversation, a_pair, a_point

pytestmark = pytest.mark.django_db
AHEAD = timedelta(days=12)
LATER = "Ask Otto about the night shift"


@pytest.fixture
def cast() -> Cast:
    return the_cast()


@by_owner
def a_change(cast: Cast, *, on: date | None = None) -> ReportingLine:
    """Amira will report to Otto."""
    line: ReportingLine = cast.amira.report_to(cast.otto, since=on or company_day() + AHEAD)
    return line


def noticed(cast: Cast, *, on: date | None = None) -> Handover:
    a_change(cast, on=on)
    by_worker(hand_over)(0)
    return Handover.objects.get(person=cast.amira, to=cast.otto)


def at(handover: Handover) -> str:
    return f"/handovers/{handover.pk}/"


def keep(person: Person, handover: Handover, **said: Any) -> Any:
    version = Handover.objects.get(pk=handover.pk).version
    return signed_in(person).post(at(handover), {"_method": "PUT", "comment": "", "version": version, **said})


@by_owner
def a_held_talk(cast: Cast, host: Person, *, formal: bool = False, text: str = "I ask too many questions") -> Any:
    talk = a_conversation(cast.amira, host, "quarterly", at=timezone.now() + timedelta(hours=1))
    if formal:
        TemplateVersion.objects.filter(pk=talk.template_version_id).update(is_formal=True)
        talk.refresh_from_db()
    talk.enter(by=host)
    write_note(talk, text, by=cast.amira, stage="strengths")
    write_note(talk, "What I saw on Tuesday", by=host, stage="strengths")
    write_note(talk, "Not checked by anyone", by=host, voice=cast.amira, stage="strengths")
    talk.conclude(by=host)
    return talk


class Clock:
    """Django's clock, put to a moment."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.patch = monkeypatch

    def stands_at(self, moment: datetime) -> None:
        self.patch.setattr(timezone, "now", lambda: moment)
        by_owner(derive)()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[Clock]:
    yield Clock(monkeypatch)


def midnight(day: date) -> datetime:
    """When that day begins, in the company's zone."""
    return timezone.make_aware(datetime.combine(day, time()), timezone.get_default_timezone())


# --- before the day ---------------------------------------------------------------------------------------------------
def test_the_person_is_told_when_a_change_is_known(cast: Cast) -> None:
    handover = noticed(cast)
    told = Notice.objects.get(recipient=cast.amira, event="handover.ahead")
    assert "Otto Lindqvist leads you" in told.sentence and told.link == at(handover)
    by_worker(hand_over)(0)
    assert Notice.objects.filter(event="handover.ahead").count() == 1
    assert not Notice.objects.filter(recipient=cast.otto).exists()


def test_a_first_manager_is_no_change(cast: Cast) -> None:
    by_worker(hand_over)(0)
    assert not Handover.objects.filter(person=cast.jonas).exists()


def test_a_change_of_today_is_told_as_well(cast: Cast) -> None:
    handover = noticed(cast, on=company_day())
    assert handover.starts_on == company_day()


def test_another_day_for_the_same_change_keeps_what_was_written(cast: Cast) -> None:
    handover = noticed(cast)
    keep(cast.amira, handover, comment="I work best in the mornings.")
    by_owner(ReportingLine.objects.filter(subject=cast.amira, manager=cast.otto).delete)()
    by_owner(ReportingLine.objects.filter(subject=cast.amira, manager=cast.jonas).update)(ends_on=None)
    later = company_day() + AHEAD + timedelta(days=20)
    a_change(cast, on=later)
    by_worker(hand_over)(0)
    moved = Handover.objects.get(person=cast.amira, to=cast.otto)
    assert (moved.pk, moved.starts_on, moved.comment) == (handover.pk, later, "I work best in the mornings.")
    assert Notice.objects.filter(recipient=cast.amira, event="handover.ahead").count() == 2


def test_the_page_says_what_passes_and_what_stays(cast: Cast) -> None:
    a_held_talk(cast, cast.jonas)
    a_point(a_pair(cast.amira, cast.jonas), cast.amira, LATER)
    cast.amira.say("work", "Mornings are quiet.", audience="manager")
    handover = noticed(cast)
    page = signed_in(cast.amira).get(at(handover)).content.decode()
    day = handover.starts_on + timedelta(days=29)
    assert "What Otto reads" in page and "How I like to work" in page and "No signed record" in page
    assert "What stays between you and Jonas" in page and f"until {day.day} " in page and LATER in page
    assert "Only you read this now. Otto can, from" in page


def test_the_new_manager_reads_nothing_before_the_day(cast: Cast) -> None:
    handover = noticed(cast)
    keep(cast.amira, handover, comment="I work best in the mornings.")
    assert signed_in(cast.otto).get(at(handover)).status_code == 404
    assert signed_in(cast.otto).get("/handovers/").content.decode().count("Amira") == 0
    with acting_as(cast.otto):
        assert not Handover.objects.exists()


# --- carrying over ----------------------------------------------------------------------------------------------------
def test_what_is_ticked_comes_along_on_the_day(cast: Cast, clock: Clock) -> None:
    talk = a_held_talk(cast, cast.jonas)
    point = a_point(a_pair(cast.amira, cast.jonas), cast.amira, LATER)
    handover = noticed(cast)
    answer = keep(cast.amira, handover, comment="Ask me about the guide.", points=[point.pk], talks=[talk.pk])
    assert answer.status_code == 303
    assert {c.text for c in Carried.objects.all()} == {LATER, "I ask too many questions", "What I saw on Tuesday"}
    clock.stands_at(midnight(handover.starts_on))
    by_worker(hand_over)(0)
    assert [p.text for p in TalkingPoint.objects.filter(relationship__host=cast.otto)] == [LATER]
    page = signed_in(cast.otto).get(at(handover)).content.decode()
    for words in ("Ask me about the guide.", "I ask too many questions", "What I saw on Tuesday"):
        assert words in page
    assert "Not checked by anyone" not in page
    assert signed_in(cast.otto).get(talk.get_absolute_url()).status_code == 404
    told = Notice.objects.get(recipient=cast.otto)
    assert told.event == "handover.begun" and told.link == at(handover)


def test_the_day_comes_once(cast: Cast) -> None:
    point = a_point(a_pair(cast.amira, cast.jonas), cast.amira, LATER)
    handover = noticed(cast, on=company_day())
    keep(cast.amira, handover, points=[point.pk])
    for _turn in range(3):
        by_worker(hand_over)(0)
    keep(cast.amira, handover, points=[point.pk])
    assert TalkingPoint.objects.filter(relationship__host=cast.otto).count() == 1


def test_what_was_carried_can_be_taken_back(cast: Cast) -> None:
    talk = a_held_talk(cast, cast.jonas)
    handover = noticed(cast, on=company_day())
    keep(cast.amira, handover, comment="Ask me.", talks=[talk.pk])
    assert "What I saw on Tuesday" in signed_in(cast.otto).get(at(handover)).content.decode()
    keep(cast.amira, handover)
    page = signed_in(cast.otto).get(at(handover)).content.decode()
    assert "What I saw on Tuesday" not in page and "Ask me." not in page


def test_only_ones_own_points_and_talks_can_be_carried(cast: Cast) -> None:
    theirs = a_point(a_pair(cast.amira, cast.jonas), cast.jonas, "A point of Jonas")
    others = a_held_talk(cast, cast.noor, text="With Noor")
    handover = noticed(cast)
    for said in ({"points": [theirs.pk]}, {"talks": [others.pk]}):
        assert keep(cast.amira, handover, **said).status_code == 422
    assert not Carried.objects.exists()


def test_nobody_else_reads_or_writes_it(cast: Cast) -> None:
    handover = noticed(cast, on=company_day())
    for person in (cast.jonas, cast.ines, cast.lucia, cast.ada, cast.noor):
        assert signed_in(person).get(at(handover)).status_code == 404
        assert keep(person, handover, comment="Mine").status_code == 404
    assert keep(cast.otto, handover, comment="Mine").status_code == 403
    assert signed_in(cast.amira).delete(at(handover)).status_code == 405


def test_the_person_sees_that_the_new_manager_opened_it(cast: Cast) -> None:
    handover = noticed(cast, on=company_day())
    signed_in(cast.otto).get(at(handover))
    signed_in(cast.amira).get(at(handover))
    opening = Opening.objects.get()
    assert (opening.subject, opening.reader, opening.relation) == (cast.amira, cast.otto, Reach.MANAGER)


# --- the boundaries ---------------------------------------------------------------------------------------------------
def reads(person: Person, *places: str) -> list[bool]:
    client = signed_in(person)
    return [client.get(place).status_code == 200 for place in places]


def test_rights_change_at_midnight_in_the_companys_zone(cast: Cast, clock: Clock) -> None:
    """t − 1 s, t; and for the manager before: thirty days from t, t + 30 d − 1 s and + 1 s."""
    formal = by_owner(_sealed)(a_held_talk(cast, cast.jonas, formal=True), cast)
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


def _sealed(talk: Any, cast: Cast) -> Any:
    recap = draft_recap(talk, by=talk.relationship.host)
    recap.seal(by=cast.amira)
    return talk


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
    formal = by_owner(_sealed)(a_held_talk(cast, cast.jonas, formal=True), cast)
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
