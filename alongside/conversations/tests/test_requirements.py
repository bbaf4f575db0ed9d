"""A kind required by agreement: two people switch it on; HR reads held, day or declined by name, never a word."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone

from alongside.foundation.errors import NotPossible
from alongside.foundation.testing import as_owner
from alongside.journal.models import Entry
from alongside.people.models import HRScope
from alongside.people.testing import Cast, signed_in, the_cast
from alongside.trust.models import Opening
from alongside.trust.testing import acting_as

from ..models import Conversation, Requirement, RequirementEnd, RequirementStart, Template, require
from ..testing import a_conversation, the_templates

pytestmark = pytest.mark.django_db
PAGE = "/required-talks/"
SAID = {"kind": "development", "agreement": "Works agreement 7", "agreed_on": "2026-01-05"}
WORDS = "“Works agreement 7” of 5 January 2026 requires this kind of talk"


@pytest.fixture
def cast() -> Cast:
    the_templates()
    return the_cast()


def proposed(cast: Cast) -> Requirement:
    with as_owner():
        kind = Template.objects.get(key="development")
        return require(kind, agreement="Works agreement 7", agreed_on=date(2026, 1, 5), by=cast.lucia)


def required(cast: Cast) -> Requirement:
    requirement = proposed(cast)
    with as_owner():
        requirement.confirm(by=cast.ada)
    return requirement


def a_talk(cast: Cast, **facts: Any) -> Conversation:
    return a_conversation(
        cast.amira, cast.jonas, "development", purpose="Planted words", place="Planted place", **facts
    )


def shown(person: Any, address: str) -> str:
    return signed_in(person).get(address).content.decode()


def hold(talk: Conversation) -> None:
    with as_owner():
        talk.enter(by=talk.guest)
        talk.conclude(by=talk.host)


# --- two persons ------------------------------------------------------------------------------------------------------
def test_an_hr_partner_proposes_and_an_administrator_confirms(cast: Cast) -> None:
    assert signed_in(cast.lucia).post(PAGE, SAID).status_code == 303
    requirement = Requirement.objects.get()
    assert not requirement.is_in_force and "Nothing changes until an administrator" in shown(cast.otto, PAGE)
    assert signed_in(cast.ada).post(f"{PAGE}{requirement.pk}/start/").status_code == 303
    assert Requirement.objects.get().is_in_force
    assert "Proposed by Lucía" in shown(cast.amira, PAGE) and f"confirmed by {cast.ada.name}" in shown(cast.amira, PAGE)


def test_what_is_recorded(cast: Cast) -> None:
    requirement = required(cast)
    signed_in(cast.lucia).post(f"{PAGE}{requirement.pk}/end/")
    with as_owner():
        entries = Entry.objects.filter(about_id=requirement.pk).order_by("created_at")
        assert [(entry.event, entry.by) for entry in entries] == [
            ("requirement.proposed", cast.lucia), ("requirement.confirmed", cast.ada), ("requirement.ended", cast.lucia)
        ]  # fmt: skip


@pytest.mark.parametrize("who", ["lucia", "hal", "amira", "jonas", "otto"])
def test_nobody_else_confirms(cast: Cast, who: str) -> None:
    requirement = proposed(cast)
    assert signed_in(getattr(cast, who)).post(f"{PAGE}{requirement.pk}/start/").status_code == 403
    assert not RequirementStart.objects.exists()


def test_whoever_has_both_hats_is_not_the_second_person(cast: Cast) -> None:
    requirement = proposed(cast)
    with as_owner():
        HRScope.objects.create(partner=cast.ada, team=cast.otto.team, starts_on=date(2026, 1, 1))
    assert signed_in(cast.ada).post(f"{PAGE}{requirement.pk}/start/").status_code == 403


def test_nobody_confirms_their_own_proposal(cast: Cast) -> None:
    """Even where the hats were changed in between; nor can the database be told so."""
    requirement = proposed(cast)
    with as_owner():
        Requirement.objects.filter(pk=requirement.pk).update(by=cast.ada)
    assert signed_in(cast.ada).post(f"{PAGE}{requirement.pk}/start/").status_code == 409
    with pytest.raises(ProgrammingError), transaction.atomic(), acting_as(cast.ada):
        RequirementStart.objects.create(requirement=requirement, by=cast.ada)


def test_twice_is_refused(cast: Cast) -> None:
    requirement = required(cast)
    assert signed_in(cast.ada).post(f"{PAGE}{requirement.pk}/start/").status_code == 409
    assert signed_in(cast.lucia).post(PAGE, SAID).status_code == 409
    assert Requirement.objects.count() == RequirementStart.objects.count() == 1


def test_a_day_to_come_is_refused(cast: Cast) -> None:
    with as_owner(), pytest.raises(NotPossible):
        tomorrow = timezone.localdate() + timedelta(days=2)
        require(Template.objects.get(key="development"), agreement="A", agreed_on=tomorrow, by=cast.lucia)


def test_what_is_missing_is_said(cast: Cast) -> None:
    answer = signed_in(cast.lucia).post(PAGE, {"kind": "nothing"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Name the law or agreement" in page and "There is no such kind here" in page
    assert "This field is required" not in signed_in(cast.lucia).post(PAGE, {}).content.decode()
    assert not Requirement.objects.exists()


def test_only_hr_partners_propose(cast: Cast) -> None:
    assert [signed_in(who).post(PAGE, SAID).status_code for who in (cast.ada, cast.jonas)] == [403, 403]


# --- said before anyone writes ----------------------------------------------------------------------------------------
def test_the_receipt_says_it_while_the_talk_is_planned_and_after(cast: Cast) -> None:
    plan_it = f"/conversations/new/?with={cast.amira.pk}&kind=development"
    assert WORDS not in shown(cast.jonas, plan_it)
    required(cast)
    assert WORDS in shown(cast.jonas, plan_it)
    talk = a_talk(cast)
    assert WORDS in shown(cast.amira, f"/receipts/talk/{talk.pk}/")


def test_everyone_reads_it_where_decisions_and_what_is_stored_are_told(cast: Cast) -> None:
    pages = ("/how-decisions-are-made/", "/what-is-stored/")
    assert not [page for page in pages if WORDS in shown(cast.amira, page)]
    required(cast)
    assert [page for page in pages if WORDS in shown(cast.amira, page)] == list(pages)


@pytest.mark.parametrize("state", ["proposed", "ended", "of another kind"])
def test_no_talk_is_put_under_an_agreement_that_does_not_require_it(cast: Cast, state: str) -> None:
    """Not even past every page: a name told to HR follows from what two people switched on, and from nothing else."""
    requirement = proposed(cast) if state == "proposed" else required(cast)
    if state == "ended":
        with as_owner():
            requirement.finish(by=cast.ada)
    kind = "check_in" if state == "of another kind" else "development"
    talk = a_conversation(cast.amira, cast.jonas, kind)
    facts = {f.attname: getattr(talk, f.attname) for f in Conversation._meta.concrete_fields if f.attname != "id"}
    facts |= {"requirement_id": requirement.pk, "planned_by_id": cast.jonas.pk}
    with pytest.raises(ProgrammingError), transaction.atomic(), acting_as(cast.jonas):
        Conversation.objects.create(**facts)


def test_a_talk_is_not_put_under_an_agreement_later_nor_taken_from_it(cast: Cast) -> None:
    before = a_talk(cast)
    requirement = required(cast)
    after = a_talk(cast)
    for talk, other in ((before, requirement.pk), (after, None)):
        with pytest.raises(ProgrammingError), transaction.atomic(), acting_as(cast.jonas):
            Conversation.objects.filter(pk=talk.pk).update(requirement=other)
    assert {t.pk for t in Conversation.objects.filter(requirement=requirement)} == {after.pk}


# --- what HR reads ----------------------------------------------------------------------------------------------------
def test_the_hr_partner_in_charge_reads_held_and_its_day_and_no_word(cast: Cast) -> None:
    requirement = required(cast)
    hold(a_talk(cast))
    page = shown(cast.lucia, requirement.get_absolute_url())
    assert cast.amira.name in page and ">Held<" in page
    assert "Planted" not in page and cast.jonas.name not in page


def test_declined_is_what_the_guest_called_off(cast: Cast) -> None:
    requirement = required(cast)
    talk = a_talk(cast)
    with as_owner():
        talk.cancel(by=cast.amira, reason="Planted reason")
    page = shown(cast.lucia, requirement.get_absolute_url())
    assert ">Declined<" in page and "Planted" not in page


def test_what_the_host_called_off_is_told_to_nobody(cast: Cast) -> None:
    requirement = required(cast)
    talk = a_talk(cast)
    with as_owner():
        talk.cancel(by=cast.jonas, reason="No time")
    assert cast.amira.name not in shown(cast.lucia, requirement.get_absolute_url())


def test_a_talk_planned_before_is_never_told_of(cast: Cast) -> None:
    """Nor does its receipt change: a switch widens nothing that people have begun to write in."""
    talk = a_talk(cast)
    requirement = required(cast)
    hold(talk)
    assert cast.amira.name not in shown(cast.lucia, requirement.get_absolute_url())
    assert WORDS not in shown(cast.amira, f"/receipts/talk/{talk.pk}/")


def test_another_kind_is_never_told_of(cast: Cast) -> None:
    requirement = required(cast)
    a_conversation(cast.amira, cast.jonas, "quarterly")
    assert cast.amira.name not in shown(cast.lucia, requirement.get_absolute_url())


def test_an_hr_partner_without_scope_reads_nobody(cast: Cast) -> None:
    requirement = required(cast)
    a_talk(cast)
    assert cast.amira.name not in shown(cast.hal, requirement.get_absolute_url())


def test_an_hr_partner_reads_nothing_of_themself(cast: Cast) -> None:
    requirement = required(cast)
    a_conversation(cast.lucia, cast.jonas, "development")
    assert ">Planned<" not in shown(cast.lucia, requirement.get_absolute_url())


@pytest.mark.parametrize("who", ["ada", "jonas", "ines", "amira", "noor", "otto"])
def test_nobody_else_reads_it(cast: Cast, who: str) -> None:
    """Neither at the door nor from the database."""
    requirement = required(cast)
    a_talk(cast)
    person = getattr(cast, who)
    assert signed_in(person).get(requirement.get_absolute_url()).status_code == 403
    assert told_by_the_database(person, requirement) == []


def test_a_proposal_shows_nothing(cast: Cast) -> None:
    requirement = proposed(cast)
    a_talk(cast)
    assert signed_in(cast.lucia).get(requirement.get_absolute_url()).status_code == 404
    assert told_by_the_database(cast.lucia, requirement) == []


def test_the_talk_itself_stays_closed(cast: Cast) -> None:
    required(cast)
    talk = a_talk(cast)
    assert signed_in(cast.lucia).get(talk.get_absolute_url()).status_code == 404


def test_each_guest_sees_that_it_was_looked_at_once_a_day(cast: Cast) -> None:
    requirement = required(cast)
    talk = a_talk(cast)
    for _time in range(2):
        shown(cast.lucia, requirement.get_absolute_url())
    with as_owner():
        opening = Opening.objects.get()
    assert (opening.subject, opening.reader, opening.thing) == (cast.amira, cast.lucia, talk.pk)
    assert "as HR partner: whether it was held, and the day" in shown(cast.amira, "/who-opened-my-records/")


# --- how it ends ------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("who", ["lucia", "ada"])
def test_either_hat_ends_it_and_nothing_is_told_from_then_on(cast: Cast, who: str) -> None:
    requirement = required(cast)
    talk = a_talk(cast)
    hold(talk)
    assert signed_in(getattr(cast, who)).post(f"{PAGE}{requirement.pk}/end/").status_code == 303
    assert signed_in(cast.lucia).get(requirement.get_absolute_url()).status_code == 404
    assert told_by_the_database(cast.lucia, requirement) == []
    assert WORDS not in shown(cast.amira, f"/receipts/talk/{talk.pk}/") and "Ended by" in shown(cast.otto, PAGE)


def test_nobody_else_ends_it(cast: Cast) -> None:
    requirement = required(cast)
    assert signed_in(cast.jonas).post(f"{PAGE}{requirement.pk}/end/").status_code == 403
    assert not RequirementEnd.objects.exists()


def test_what_ended_does_not_begin_again(cast: Cast) -> None:
    requirement = proposed(cast)
    signed_in(cast.lucia).post(f"{PAGE}{requirement.pk}/end/")
    assert signed_in(cast.ada).post(f"{PAGE}{requirement.pk}/start/").status_code == 409


def test_wrong_method(cast: Cast) -> None:
    assert signed_in(cast.ada).delete(PAGE).status_code == 405


def told_by_the_database(person: Any, requirement: Requirement) -> list[Any]:
    with acting_as(person), connection.cursor() as cursor:
        cursor.execute("select guest from conversations_required_talks(%s)", [requirement.pk])
        return list(cursor.fetchall())
