"""A change of manager: told before the day, what passes, what stays, and what the person carries over."""

from datetime import timedelta

import pytest

from alongside.foundation.testing import by_owner, by_worker
from alongside.notices.models import Notice
from alongside.people.models import Reach, ReportingLine, company_day
from alongside.people.testing import Cast, signed_in, the_cast
from alongside.trust.models import Opening
from alongside.trust.testing import acting_as

from ..jobs import hand_over
from ..models import Carried, Handover, TalkingPoint
from ..testing import a_pair, a_point
from .handing_over import AHEAD, Clock, a_change, a_held_talk, at, keep, midnight, noticed

pytestmark = pytest.mark.django_db
LATER = "Ask Otto about the night shift"


@pytest.fixture
def cast() -> Cast:
    return the_cast()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


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
