"""Receipts: who reads it by name, what would change that, how long it lives, what it is for; and everybody's names."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from alongside.foundation.testing import by_owner
from alongside.people.models import HRScope
from alongside.people.reach import derive
from alongside.people.testing import Cast, a_person, signed_in, the_cast
from alongside.trust.models import DecisionPage
from alongside.trust.receipts import receipt_of

from ..models import Companion, Preparation, PrivateNote, draft_recap, suggest
from ..testing import a_conversation, a_formal_talk, a_pair, a_promise

pytestmark = pytest.mark.django_db
EMPTY = "How decisions on pay, promotion and dismissal are made here has not been written down yet."


@pytest.fixture
def cast() -> Cast:
    return the_cast()


def test_a_promise_says_all_four(cast: Cast) -> None:
    made = a_promise(a_pair(cast.amira, cast.jonas), cast.amira)
    page = signed_in(cast.amira).get(made.get_absolute_url()).content.decode()
    for words in (
        "Amira and Jonas can read this now. Nobody else here.",
        "You may show your own copy to anyone you choose.",
        "If Amira changes manager, Jonas reads it for 30 days more. The new manager does not.",
        "Amira keeps it, whatever changes.",
        "Kept 24 months.",
        "It is for the two of you: to talk, and to keep what you promised each other.",
        EMPTY,
        f"/receipts/promise/{made.pk}/",
    ):
        assert words in page, words


def test_what_is_only_offered_says_who_reads_it_now(cast: Cast) -> None:
    """A former manager does not read what is only offered."""
    day = date.today() + timedelta(days=3)
    offer = by_owner(suggest)(a_pair(cast.amira, cast.noor), "Try it", by=cast.noor, due=day)
    assert receipt_of("promise", offer).who == "Only you can read this here now."


def test_who_hands_over_is_named_with_the_last_day(cast: Cast) -> None:
    receipt = receipt_of("pair", a_pair(cast.amira, cast.noor))
    assert receipt.names == "Amira and Noor"
    assert any(line.startswith("Noor reads it until") for line in receipt.changes)


def test_between_colleagues_no_manager_is_spoken_of(cast: Cast) -> None:
    receipt = receipt_of("pair", a_pair(cast.amira, cast.otto))
    assert receipt.changes == ["You may show your own copy to anyone you choose."]


def test_a_formal_talk_names_its_readers_before_anybody_writes(cast: Cast) -> None:
    talk = a_formal_talk(cast.amira, cast.jonas)
    said = " ".join(receipt_of("talk", talk).changes)
    assert "once its recap is sealed, Lucía Romero can read the recap too." in said
    assert "new manager of Amira, and a companion whom Amira names" in said


def test_a_long_list_names_four_and_counts_hr_partners(cast: Cast) -> None:
    """Amira, Jonas, a companion, and four HR partners."""
    talk = a_formal_talk(cast.amira, cast.jonas)
    Companion.objects.create(conversation=talk, person=cast.otto, named_by=cast.amira)
    team = cast.amira.team
    for number in range(3):
        HRScope.objects.create(partner=a_person(f"Partner {number}"), team=team)
    derive()
    talk.enter(by=cast.jonas)
    recap = draft_recap(talk, by=cast.jonas)
    recap.seal(by=cast.amira)
    receipt = receipt_of("recap", recap)
    assert receipt.names == "Amira, Jonas, Otto Lindqvist and 4 HR partners"
    page = signed_in(cast.otto).get(receipt.url).content.decode()
    for name in (
        "Amira Haddad",
        "Jonas Weber",
        "Otto Lindqvist",
        "Lucía Romero",
        "Partner 0",
        "Partner 1",
        "Partner 2",
    ):
        assert name in page


def test_looking_at_the_readers_is_not_reading(cast: Cast) -> None:
    made = a_promise(a_pair(cast.amira, cast.jonas), cast.amira, "Planted words")
    page = signed_in(cast.amira).get(f"/receipts/promise/{made.pk}/").content.decode()
    assert "Planted words" not in page and "Amira Haddad" in page and "Jonas Weber" in page


def test_whoever_cannot_read_it_learns_nothing_of_its_readers(cast: Cast) -> None:
    made = a_promise(a_pair(cast.amira, cast.jonas), cast.amira)
    for person in (cast.otto, cast.lucia, cast.ada, cast.noor, cast.ines):
        for place in (f"/receipts/promise/{made.pk}/", f"/receipts/pair/{made.relationship_id}/"):
            assert signed_in(person).get(place).status_code == 404
    amira = signed_in(cast.amira)
    assert amira.get(f"/receipts/nothing/{made.pk}/").status_code == 404
    assert amira.post(f"/receipts/promise/{made.pk}/").status_code == 405


def test_a_private_note_is_word_for_word_a_contract(cast: Cast) -> None:
    pair = a_pair(cast.amira, cast.jonas)
    receipt = receipt_of("private-note", PrivateNote(relationship=pair, author=cast.jonas, delete_on=date(2027, 2, 15)))
    assert " ".join([receipt.who, *receipt.changes, receipt.lasts]) == (
        "Only you can read this here: not Amira, not HR, not an administrator. If Amira makes a data request, it may "
        "have to be disclosed. Whoever runs the server could reach it. Deleted 15 February unless you keep it."
    )


def test_a_preparation_is_blind_word_for_word(cast: Cast) -> None:
    talk = a_conversation(cast.amira, cast.jonas, "quarterly")
    mine = Preparation(conversation=talk, person=cast.jonas)
    blind = "Only you read this now. Amira can, once you are both done or both in the room."
    assert receipt_of("preparation", mine).who == blind
    for person in (cast.amira, cast.jonas):
        by_owner(talk.enter)(by=person)
    assert receipt_of("preparation", mine).who == "Amira and Jonas can read this now. Nobody else here."


def test_the_companys_page_is_linked_once_it_is_written(cast: Cast) -> None:
    DecisionPage.objects.create(
        number=1, text="In March.", by=cast.lucia, created_at=datetime(2026, 3, 2, 12, tzinfo=UTC)
    )
    made = a_promise(a_pair(cast.amira, cast.jonas), cast.amira)
    page = signed_in(cast.amira).get(made.get_absolute_url()).content.decode()
    assert EMPTY not in page
    assert "How decisions on pay, promotion and dismissal are made here, and which records are used</a>" in page
    assert "2 March 2026" in signed_in(cast.amira).get(f"/receipts/promise/{made.pk}/").content.decode()


def test_it_costs_one_statement_however_many_boxes(cast: Cast, django_assert_max_num_queries: Any) -> None:
    talk = a_conversation(cast.amira, cast.jonas)
    jonas = signed_in(cast.jonas)
    jonas.post(f"/conversations/{talk.pk}/room/")
    page = jonas.get(talk.get_absolute_url()).content.decode()
    assert page.count('data-receipt="talk"') >= 3
