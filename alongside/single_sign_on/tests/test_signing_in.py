"""Signing in with the company's account, against a real provider: the whole way, and every way it must not go."""

import json
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from alongside.foundation.testing import as_owner
from alongside.people.models import Person, Session
from alongside.people.testing import a_person, an_app, code_of, signed_in

from ..models import CompanyAccount
from .conftest import Provider, Traveller, is_in, with_query

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("company")]


def test_the_whole_way_leads_to_where_one_wanted() -> None:
    amira, traveller = a_person(), Traveller("amira")
    answer = traveller.whole_way(next="/profile/")
    assert (answer.status_code, answer["Location"]) == (303, "/profile/")
    assert Session.objects.get(person__isnull=False).person == amira
    assert is_in(traveller)


def test_what_is_sent_out_holds_state_nonce_and_challenge_and_no_secret(company: Provider) -> None:
    asked = parse_qs(urlsplit(Traveller("amira").leave()).query)
    assert asked["response_type"] == ["code"]
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["redirect_uri"] == ["http://localhost:8000/single-sign-on/return/"]
    assert all(len(asked[name][0]) == 43 for name in ("state", "nonce", "code_challenge"))
    assert set(asked) == {
        "response_type", "client_id", "redirect_uri", "scope", "state", "nonce", "code_challenge",
        "code_challenge_method",
    }  # fmt: skip


def test_each_way_has_words_of_its_own() -> None:
    ways = [parse_qs(urlsplit(Traveller("amira").leave()).query) for _each in range(3)]
    for name in ("state", "nonce", "code_challenge"):
        assert len({way[name][0] for way in ways}) == 3


@pytest.mark.parametrize("state", ["another", "", None])
def test_a_wrong_state_opens_nothing(state: str | None) -> None:
    a_person()
    traveller = Traveller("amira")
    back = traveller.sign_in_there(traveller.leave())
    answer = traveller.come_back(with_query(back, state=state))
    assert answer.status_code == 409
    assert not is_in(traveller)
    assert traveller.come_back(back).status_code == 409, "one answer uses the way up"


def test_a_wrong_nonce_opens_nothing() -> None:
    """The provider signs the nonce it was given: here another one than ours, as in a code that was slipped in."""
    a_person()
    traveller = Traveller("amira")
    back = traveller.sign_in_there(with_query(traveller.leave(), nonce="n" * 43))
    answer = traveller.come_back(back)
    assert answer.status_code == 409
    assert "does not hold" in answer.content.decode()
    assert not is_in(traveller)


def test_a_code_without_its_verifier_is_worth_nothing() -> None:
    a_person()
    traveller = Traveller("amira")
    back = traveller.sign_in_there(with_query(traveller.leave(), code_challenge="c" * 43))
    assert traveller.come_back(back).status_code == 409
    assert not is_in(traveller)


def test_another_ones_code_is_worth_nothing() -> None:
    """Somebody who is made to carry on the way of another (login CSRF)."""
    a_person(), a_person("Ada Okafor")
    ada, victim = Traveller("ada"), Traveller("amira")
    slipped_in = ada.sign_in_there(ada.leave())
    assert victim.come_back(slipped_in).status_code == 409
    victim.leave()
    state = victim.here.session["single_sign_on"]["state"]
    assert victim.come_back(with_query(slipped_in, state=state)).status_code == 409, "its verifier is Ada’s"
    assert not is_in(victim)


def test_an_answer_works_once() -> None:
    a_person()
    traveller = Traveller("amira")
    back = traveller.sign_in_there(traveller.leave())
    assert traveller.come_back(back).status_code == 303
    traveller.here.post("/sign-out/")
    assert traveller.come_back(back).status_code == 409
    assert not is_in(traveller)
    thief = Traveller("amira")
    assert thief.come_back(back).status_code == 409


def test_an_answer_after_ten_minutes_is_too_late() -> None:
    a_person()
    traveller = Traveller("amira")
    back = traveller.sign_in_there(traveller.leave())
    session = traveller.here.session
    session["single_sign_on"]["at"] = "2026-01-01T00:00:00+00:00"
    session.save()
    assert traveller.come_back(back).status_code == 409


def test_somebody_elses_answer_is_refused() -> None:
    a_person()
    traveller = Traveller("amira")
    back = traveller.sign_in_there(traveller.leave())
    assert traveller.come_back(with_query(back, iss="https://evil.example")).status_code == 409


def test_turning_it_down_there_is_said_here() -> None:
    traveller = Traveller("amira")
    traveller.leave()
    state = traveller.here.session["single_sign_on"]["state"]
    answer = traveller.here.get("/single-sign-on/return/", {"error": "access_denied<script>", "state": state})
    assert answer.status_code == 409
    assert "did not let you through" in answer.content.decode()
    assert "<script>" not in answer.content.decode().split("<main")[1]


def test_an_address_that_nobody_verified_opens_nothing(change: Any) -> None:
    a_person("Jonas Weber")
    assert Traveller("unverified").whole_way().status_code == 409
    change(trusts_addresses=True)
    assert Traveller("unverified").whole_way().status_code == 303


def test_somebody_unknown_stays_outside_and_nobody_is_made() -> None:
    answer = Traveller("stranger").whole_way()
    assert answer.status_code == 409
    assert "Nobody who works here" in answer.content.decode()
    assert not Person.objects.exists()


def test_whoever_left_stays_outside() -> None:
    amira = a_person()
    assert Traveller("amira").whole_way().status_code == 303
    with as_owner():
        amira.leave()
    assert Traveller("amira").whole_way().status_code == 409


def test_somebody_new_is_welcome_where_the_administrator_says_so(change: Any) -> None:
    change(welcomes_newcomers=True)
    traveller = Traveller("stranger")
    assert traveller.whole_way().status_code == 303
    newcomer = Person.objects.get()
    assert (newcomer.name, newcomer.email, newcomer.is_employed) == ("Stranger", "stranger@elsewhere.example", True)
    assert is_in(traveller)
    assert Traveller("impostor").whole_way().status_code == 409, "never with an address nobody verified"
    from alongside.journal.models import Entry

    assert Entry.objects.get(event="person.arrived").concerns == [newcomer.pk]


def test_people_are_matched_by_number_where_a_claim_holds_it(change: Any) -> None:
    person = a_person("Somebody Else", number="a-7")
    a_person()
    change(number_claim="employee_number")
    Traveller("amira").whole_way()
    assert CompanyAccount.objects.get().person == person


def test_the_account_is_remembered_when_the_address_changes() -> None:
    amira = a_person()
    Traveller("amira").whole_way()
    with as_owner():
        Person.objects.filter(pk=amira.pk).update(email="amira.new@example.org")
    traveller = Traveller("amira")
    assert traveller.whole_way().status_code == 303
    assert CompanyAccount.objects.count() == 1


def test_a_second_account_with_the_same_address_opens_nothing() -> None:
    a_person()
    Traveller("amira").whole_way()
    answer = Traveller("second").whole_way()
    assert answer.status_code == 409
    assert "another account" in answer.content.decode()


def test_the_provider_may_change_its_keys(company: Provider) -> None:
    a_person()
    assert Traveller("amira").whole_way().status_code == 303
    traveller = Traveller("amira")
    on_the_way = traveller.leave()
    company.take_another_key()
    from alongside.single_sign_on import provider

    for place, (when, said) in list(provider._kept.items()):
        provider._kept[place] = (when - 6, said)  # the last look at its keys was six seconds ago
    assert traveller.come_back(traveller.sign_in_there(on_the_way)).status_code == 303


def test_a_second_step_set_up_here_is_asked_for_here(change: Any, company: Provider) -> None:
    app = an_app(a_person())
    traveller = Traveller("amira")
    assert traveller.whole_way(next="/profile/")["Location"] == "/sign-in/second-step/"
    assert not is_in(traveller)
    assert traveller.here.post("/sign-in/second-step/", {"code": code_of(app)})["Location"] == "/profile/"
    change(asks_second_step=True)
    assert Traveller("amira").whole_way()["Location"] == "/"
    change(asks_second_step=False)
    (company.folder / "claims.json").write_text(json.dumps({"amr": ["pwd", "mfa"]}))
    assert Traveller("amira").whole_way()["Location"] == "/"


def test_whoever_was_signed_in_in_this_browser_is_not_any_more() -> None:
    a_person()
    traveller = Traveller("amira", here=signed_in(a_person("Otto Lindqvist")))
    traveller.whole_way()
    assert "Amira" in traveller.here.get("/profile/").content.decode()
    assert Session.objects.filter(person__isnull=False).count() == 1


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "/\\evil.example"])
def test_it_never_goes_on_to_another_place(elsewhere: str) -> None:
    a_person()
    assert Traveller("amira").whole_way(next=elsewhere)["Location"] == "/"


def test_too_many_ways_back_have_to_wait() -> None:
    client = Client()
    answers = {client.get("/single-sign-on/return/?code=x&state=y").status_code for _each in range(60)}
    assert answers == {409}
    assert client.get("/single-sign-on/return/?code=x&state=y").status_code == 429


def test_a_fresh_sign_in_is_a_fresh_proof() -> None:
    a_person()
    traveller = Traveller("amira")
    traveller.whole_way()
    assert traveller.here.get("/second-step/passkeys/").status_code == 200
    assert timedelta(minutes=10)


@pytest.mark.parametrize(("method", "place"), [("post", "/single-sign-on/"), ("put", "/single-sign-on/return/")])
def test_other_methods_are_refused(method: str, place: str) -> None:
    assert getattr(Client(), method)(place).status_code == 405
