"""The demo company: the same from the same seed, with its stories, and gone without a trace."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.test import Client, override_settings
from django.utils import timezone
from django.utils.formats import date_format

from alongside.conversations.models import (
    Conversation,
    LettingGo,
    Move,
    Paraphrase,
    Remark,
    State,
    TalkingPoint,
    promise,
    state_of,
)
from alongside.demo.bar import ROLES
from alongside.demo.commands import demo
from alongside.demo.removal import remove
from alongside.demo.rewinding import rewind, the_talk
from alongside.demo.seed import is_empty, seed
from alongside.demo.stories.aims import monday_of
from alongside.foundation.testing import as_owner
from alongside.kpis.models import Kpi
from alongside.kpis.queries.card import cards
from alongside.people.models import Person, Reach, ReportingLine

pytestmark = pytest.mark.django_db


def names() -> list[str]:
    return list(Person.objects.order_by("number").values_list("name", flat=True))


def test_company_holds_its_stories() -> None:
    with as_owner():
        made = seed()
    talk = the_talk()
    assert made.people == Person.objects.count() == 60
    assert talk is not None
    assert state_of(talk) == State.PREPARING
    assert Paraphrase.objects.filter(reply="almost").exists()
    assert Remark.objects.filter(how=Remark.DIFFERS).exists()
    assert set(Person.objects.filter(email__in=ROLES.values()).values_list("email", flat=True)) == set(ROLES.values())
    jonas = Person.objects.get(email=ROLES["manager"])
    assert Reach.objects.filter(actor=jonas, relation=Reach.MANAGER).count() == 6


def test_five_stories_are_told() -> None:
    with as_owner():
        seed(years=0.1)
    talk = the_talk()
    assert talk is not None
    _amiras_number_changed_on_the_day_that_is_spoken_of(talk)
    _ben_was_booked_on_his_day_off()
    _priya_waits()
    _kaito_distrusts_it()
    _ida_has_just_begun()
    assert {timezone.localtime(move.was_at).isoweekday() for move in Move.objects.all()} <= {1, 2, 3, 4, 5}


def _amiras_number_changed_on_the_day_that_is_spoken_of(talk: Conversation) -> None:
    amira, jonas = talk.relationship.people
    (again,) = cards(amira, Kpi.objects.filter(owner=amira))
    assert (again.state, again.since) == ("changed", 19)
    changed = again.readings[19].day
    assert changed == monday_of(timezone.localtime()).date() - timedelta(weeks=7)
    assert date_format(changed, "j F") in talk.evidence.get(source="Case list, weekly").text
    assert talk.relationship.commitments.filter(owner=jonas, text__contains="mentor", keeping=None).count() == 1


def _ben_was_booked_on_his_day_off() -> None:
    ben = Person.objects.get(name="Ben Okafor")
    moves = Move.objects.filter(conversation__relationship__guest=ben)
    booked = [move.was_at for move in moves] + [talk.starts_at for talk in _ahead_of(ben)]
    assert len(booked) == 3
    assert not any(str(timezone.localtime(at).isoweekday()) in ben.works_on for at in booked if at)


def _priya_waits() -> None:
    priya = Person.objects.get(name="Priya Nair")
    assert [talk.moves.count() for talk in _ahead_of(priya)] == [2]
    assert [point.carries.count() for point in TalkingPoint.objects.filter(author=priya)] == [3]
    assert LettingGo.objects.get(commitment__relationship__guest=priya).agreed_by == priya


def _kaito_distrusts_it() -> None:
    kaito, ida = Person.objects.get(name="Kaito Mori"), Person.objects.get(name="Ida Brandt")
    assert Remark.objects.get(by=kaito).how == Remark.DIFFERS
    talk = Conversation.objects.with_records().get(relationship__guest=kaito, recap__isnull=False)
    assert state_of(talk) == State.NOT_CONFIRMED
    next_ = kaito.lines_up.get(starts_on__gt=timezone.localdate())
    assert (next_.manager, next_.starts_on.day) == (ida, 1)


def _ida_has_just_begun() -> None:
    ida = Person.objects.get(name="Ida Brandt")
    led = Reach.objects.filter(actor=ida, relation=Reach.MANAGER)
    assert {line.starts_on for line in ReportingLine.objects.filter(manager=ida, ends_on=None)} >= {
        timezone.localdate() - timedelta(days=21)
    }
    held = Conversation.objects.filter(relationship__host=ida, started_at__isnull=False)
    assert 0 < held.count() < led.count()


def _ahead_of(guest: Person) -> list[Conversation]:
    return list(Conversation.objects.filter(relationship__guest=guest, started_at=None).exclude(starts_at=None))


def test_same_seed_makes_the_same_people_and_another_makes_others() -> None:
    found = []
    for number in (1, 1, 2):
        with as_owner():
            seed(people=80, years=0.1, number=number)
            found.append(names())
            remove()
    assert found[0] == found[1] != found[2]


@override_settings(DEMO=True)
def test_removal_leaves_an_empty_company_and_no_tour(client: Client) -> None:
    with as_owner():
        seed(years=0.1)
        assert "Jonas Lindqvist" in client.get("/demo").content.decode()
        remove()
        assert is_empty()
    assert not Conversation.objects.exists()
    assert client.get("/demo").status_code == 404


def test_a_company_made_by_command_is_a_demo_and_can_be_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALONGSIDE_HOME", str(tmp_path))
    for role in ("", "WORKER_", "OWNER_"):
        monkeypatch.delenv(f"ALONGSIDE_{role}DATABASE_URL", raising=False)
    with as_owner():
        assert _said("--people", "10", "--years", "0.1")["people"] == 10
        assert (tmp_path / "demo").exists()
        assert _said("--remove") == {"removed": True}
        assert is_empty()
        assert CliRunner().invoke(demo, ["--remove"]).exit_code == 1


def test_a_company_made_for_others_is_no_demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALONGSIDE_HOME", str(tmp_path))
    monkeypatch.setenv("ALONGSIDE_BASE_URL", "https://talks.example.org")
    with as_owner():
        _said("--people", "10", "--years", "0.1")
    assert not (tmp_path / "demo").exists()


def _said(*words: str) -> dict[str, object]:
    done = CliRunner().invoke(demo, [*words, "--json"])
    assert done.exit_code == 0, done.output
    answer: dict[str, object] = json.loads(done.stdout)
    return answer


def test_starting_over_puts_the_talk_ahead_again() -> None:
    with as_owner():
        seed(years=0.1)
        talk = the_talk()
        assert talk is not None
        open_before = _open_between(talk)
        for person in talk.relationship.people:
            talk.enter(by=person)
        first, second = talk.relationship.points.open()[:2]
        first.discuss(by=talk.host, at=talk)
        second.become_promise(by=talk.host)
        promise(talk.relationship, "Plan one meeting", by=talk.host, due=timezone.localdate(), conversation=talk)
        talk.conclude(by=talk.host)
        assert _open_between(talk) != open_before
        rewind()
        again = the_talk()
    assert again is not None
    assert again.pk == talk.pk
    assert not again.is_under_way
    assert not again.is_concluded
    assert _open_between(again) == open_before


def _open_between(talk: Conversation) -> tuple[list[str], list[str]]:
    points, promises = talk.relationship.points.open(), talk.relationship.commitments.open()
    return sorted(point.text for point in points), sorted(promise.text for promise in promises)
