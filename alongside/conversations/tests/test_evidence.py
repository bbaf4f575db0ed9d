"""Evidence: one list, the same for both; either adds, sees differently, takes back and brings."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from alongside.conversations.models import (
    Brought,
    Conversation,
    EvidenceItem,
    Remark,
    add_evidence,
    draft_recap,
    preparation_of,
    suggest,
    write_note,
)
from alongside.conversations.queries.evidence import evidence_for
from alongside.conversations.queries.preparing_time import with_preparation
from alongside.conversations.testing import a_conversation, a_pair, a_promise
from alongside.foundation.testing import by_owner
from alongside.people.models import Person, company_day
from alongside.people.testing import Cast, signed_in, the_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return the_cast()


@pytest.fixture
def talk(cast: Cast) -> Conversation:
    return a_conversation(cast.amira, cast.jonas, "quarterly")


def address(talk: Conversation, name: str = "evidence") -> str:
    return reverse(f"conversations:{name}", args=[talk.pk])


def page(person: Person, talk: Conversation) -> str:
    answer = signed_in(person).get(address(talk, "preparation"))
    assert answer.status_code == 200
    return answer.content.decode()


def listed(shown: str) -> list[str]:
    words = re.findall(r'<blockquote class="voice" dir="auto">(.*?)</blockquote>', shown)
    return [str(text) for text in words]


@by_owner
def evidence(talk: Conversation, person: Person) -> Any:
    found = with_preparation(Conversation.objects.with_records()).get(pk=talk.pk)
    return evidence_for(found, person, is_revealed=False)


@by_owner
def added(
    talk: Conversation, by: Person, text: str = "The guide was opened twice", on: date | None = None
) -> EvidenceItem:
    return add_evidence(talk, text, by=by, on=on or timezone.localdate(), source="Team page")


@by_owner
def held(cast: Cast, *, days_ago: int, confirmed: bool = True) -> Conversation:
    talk = a_conversation(cast.amira, cast.jonas, "quarterly")
    talk.start(by=cast.jonas)
    write_note(talk, "Say no earlier", by=cast.jonas, stage="strengths", growing_edge=True, instance="5 May")
    write_note(talk, "I keep asking until people have a plan", by=cast.amira, stage="strengths")
    write_note(talk, "Letters cross", by=cast.amira, stage="look_back")
    recap = draft_recap(talk, by=cast.jonas)
    if confirmed:
        recap.confirm(by=cast.amira)
    begun = timezone.now() - timedelta(days=days_ago)
    Conversation.objects.filter(pk=talk.pk).update(starts_at=begun, started_at=begun)
    return talk


def choose(person: Person, talk: Conversation, item: str, **also: str) -> int:
    return signed_in(person).post(address(talk, "brought"), {"item": item, **also}).status_code


def remark(person: Person, talk: Conversation, item: str, text: str, how: str = "differs") -> int:
    return signed_in(person).post(address(talk, "remarks"), {"item": item, "text": text, "how": how}).status_code


# --- works --------------------------------------------------------------------------------------------------------
def test_evidence_is_the_same_list_for_both_and_begins_with_what_worked(cast: Cast, talk: Conversation) -> None:
    held(cast, days_ago=100)
    a_promise(talk.relationship, cast.amira, "Sit in on two meetings")
    by_owner(a_promise(talk.relationship, cast.jonas, "Free up Wednesdays").keep)(by=cast.jonas)
    added(talk, cast.amira)
    jonas, amira = listed(page(cast.jonas, talk)), listed(page(cast.amira, talk))
    assert jonas == amira
    assert jonas == [
        "I keep asking until people have a plan",
        "Free up Wednesdays",
        "Sit in on two meetings",
        "The guide was opened twice",
        "Letters cross",
        "Say no earlier",
    ]


def test_evidence_names_source_and_day(cast: Cast, talk: Conversation) -> None:
    added(talk, cast.amira)
    shown = page(cast.jonas, talk)
    assert "Team page" in shown and f"Amira Haddad</bdi>, {date_format(timezone.localdate(), 'j F')}" in shown


def test_somebody_adds_what_is_missing(cast: Cast, talk: Conversation) -> None:
    browser = signed_in(cast.amira)
    assert browser.get(address(talk)).status_code == 200
    said = {"text": "I led the Monday call", "on": timezone.localdate().isoformat(), "source": "Calendar"}
    assert browser.post(address(talk), said).status_code == 303
    assert "I led the Monday call" in page(cast.jonas, talk)


def test_a_day_to_come_is_no_evidence(cast: Cast, talk: Conversation) -> None:
    tomorrow = (timezone.localdate() + timedelta(days=2)).isoformat()
    answer = signed_in(cast.amira).post(address(talk), {"text": "It will go well", "on": tomorrow})
    assert answer.status_code == 422 and "still to come" in answer.content.decode()


def test_either_sees_an_item_differently_and_takes_it_back(cast: Cast, talk: Conversation) -> None:
    item = f"added:{added(talk, cast.jonas).pk}"
    opened = signed_in(cast.amira).get(address(talk, "remarks"), {"item": item, "how": "differs"})
    assert opened.status_code == 200 and "The guide was opened twice" in opened.content.decode()
    assert remark(cast.amira, talk, item, "It counts the second letter") == 303
    shown = page(cast.jonas, talk)
    assert "Amira sees this differently" in shown and "The guide was opened twice" in shown
    assert "Take it back" not in shown and "Take it back" in page(cast.amira, talk)
    made = by_owner(Remark.objects.get)()
    place = reverse("conversations:remark", args=[made.pk])
    assert signed_in(cast.jonas).post(place, {"_method": "DELETE"}).status_code == 403
    assert signed_in(cast.amira).post(place, {"_method": "DELETE"}).status_code == 303
    assert "It counts the second letter" not in page(cast.jonas, talk)


def test_bringing_an_item_is_blind_like_all_preparing(cast: Cast, talk: Conversation) -> None:
    item = f"added:{added(talk, cast.amira).pk}"
    before = page(cast.amira, talk)
    assert choose(cast.jonas, talk, item) == 303
    assert "1, 1 chosen" in page(cast.jonas, talk)
    after = page(cast.amira, talk)
    assert "chosen" not in after and "Jonas brings this" not in after and abs(len(before) - len(after)) < 60
    by_owner(preparation_of(talk, cast.jonas).finish)()
    by_owner(preparation_of(talk, cast.amira).finish)()
    assert "Jonas brings this." in page(cast.amira, talk)


# --- what it says ---------------------------------------------------------------------------------------------------
def test_evidence_says_since_when_the_other_has_the_same_list(cast: Cast, talk: Conversation) -> None:
    assert by_owner(evidence)(talk, cast.jonas).same_since == by_owner(evidence)(talk, cast.amira).same_since
    arranged = evidence(talk, cast.jonas).same_since
    newest = added(talk, cast.amira)
    assert evidence(talk, cast.jonas).same_since == newest.created_at > arranged
    remark(cast.jonas, talk, f"added:{newest.pk}", "One more thing", "adds")
    assert evidence(talk, cast.amira).same_since == by_owner(Remark.objects.get)().created_at
    assert "Amira has had this same list since" in page(cast.jonas, talk)


def test_months_without_any_evidence_are_named(cast: Cast, talk: Conversation) -> None:
    held(cast, days_ago=150, confirmed=False)
    added(talk, cast.amira)
    missing = evidence(talk, cast.jonas).months_without
    quiet = (timezone.localdate() - timedelta(days=75)).strftime("%B")
    assert quiet in missing and timezone.localdate().strftime("%B") not in missing
    assert f"Nothing from {quiet}." in page(cast.jonas, talk)


def test_examples_from_the_last_weeks_alone_are_said_to_who_chose_them(cast: Cast, talk: Conversation) -> None:
    for number in range(2):
        choose(cast.jonas, talk, f"added:{added(talk, cast.amira, f'Fact {number}').pk}")
    assert "Both of your examples are from the last four weeks." in page(cast.jonas, talk)
    assert "of your examples" not in page(cast.amira, talk)
    early = added(talk, cast.amira, "Earlier", timezone.localdate() - timedelta(days=60))
    choose(cast.jonas, talk, f"added:{early.pk}")
    assert "of your examples" not in page(cast.jonas, talk)


def test_draft_recaps_offers_and_other_pairs_are_no_evidence(cast: Cast, talk: Conversation) -> None:
    held(cast, days_ago=40, confirmed=False)
    by_owner(suggest)(talk.relationship, "Lead one meeting", by=cast.jonas, due=timezone.localdate())
    a_promise(a_pair(cast.amira, cast.noor), cast.amira, "A promise to Noor")
    assert listed(page(cast.jonas, talk)) == []


# --- twice ----------------------------------------------------------------------------------------------------------
def test_bringing_twice_brings_once_and_leaving_it_is_possible(cast: Cast, talk: Conversation) -> None:
    item = f"added:{added(talk, cast.amira).pk}"
    assert [choose(cast.jonas, talk, item) for _ in range(2)] == [303, 303]
    assert by_owner(Brought.objects.count)() == 1
    assert choose(cast.jonas, talk, item, _method="DELETE") == 303
    assert by_owner(Brought.objects.count)() == 0


def test_what_is_not_on_the_list_is_answered_politely(cast: Cast, talk: Conversation) -> None:
    foreign = f"promise:{a_promise(a_pair(cast.amira, cast.noor), cast.amira).pk}"
    assert choose(cast.jonas, talk, foreign) == 409
    assert remark(cast.jonas, talk, foreign, "x") == 409
    assert signed_in(cast.jonas).get(address(talk, "remarks")).status_code == 409


def test_evidence_is_closed_after_the_talk(cast: Cast, talk: Conversation) -> None:
    item = f"added:{added(talk, cast.amira).pk}"
    by_owner(talk.enter)(by=cast.jonas)
    by_owner(talk.conclude)(by=cast.jonas)
    assert "The guide was opened twice" in page(cast.jonas, talk)
    said = {"text": "Late", "on": timezone.localdate().isoformat()}
    assert signed_in(cast.amira).post(address(talk), said).status_code == 409
    assert choose(cast.jonas, talk, item) == remark(cast.jonas, talk, item, "x") == 409


# --- who may not ------------------------------------------------------------------------------------------------------
def test_others_find_no_evidence(cast: Cast, talk: Conversation) -> None:
    item = f"added:{added(talk, cast.amira).pk}"
    remark(cast.amira, talk, item, "More")
    place = reverse("conversations:remark", args=[by_owner(Remark.objects.get)().pk])
    for person in (cast.otto, cast.ada, cast.lucia, cast.hal, cast.ines, cast.noor):
        browser = signed_in(person)
        assert browser.get(address(talk)).status_code == 404
        assert browser.post(address(talk), {"text": "x"}).status_code == 404
        assert browser.get(address(talk, "remarks"), {"item": item}).status_code == 404
        assert choose(person, talk, item) == remark(person, talk, item, "x") == 404
        assert browser.post(place, {"_method": "DELETE"}).status_code == 404
    assert Client().get(address(talk)).status_code == 302


def test_former_manager_sees_the_talk_but_not_its_evidence(cast: Cast) -> None:
    talk = a_conversation(cast.amira, cast.noor, "quarterly")
    added(talk, cast.amira)
    assert "The guide was opened twice" not in page(cast.noor, talk)
    assert signed_in(cast.noor).get(address(talk)).status_code == 404
    assert choose(cast.noor, talk, "added:x") == 404


def test_evidence_has_no_other_method(cast: Cast, talk: Conversation) -> None:
    browser = signed_in(cast.jonas)
    assert browser.delete(address(talk)).status_code == 405
    assert browser.get(address(talk, "brought")).status_code == 405
    assert browser.delete(address(talk, "remarks")).status_code == 405


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_the_companys_day_and_ones_own_have_both_begun(cast: Cast, talk: Conversation, zone: str) -> None:
    """Around midnight the two are not the same day: at one end of the world always, at the other at most hours."""
    with timezone.override(zone):
        for day in (company_day(), timezone.localdate()):
            add_evidence(talk, "The guide was read", by=cast.amira, on=day)
    assert talk.evidence.count() == 2
