"""While the provider is away: who is in stays in, administrators come in here, and nobody waits for it."""

import pytest
from django.test import Client
from pytest_django import Settings

from alongside.foundation.testing import as_owner
from alongside.people.testing import a_person
from alongside.single_sign_on import provider

from .conftest import Provider, Traveller, is_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("company")]


def test_while_it_is_away_sessions_go_on_and_administrators_sign_in(company: Provider, settings: Settings) -> None:
    settings.LOCAL_SIGN_IN = "administrators"
    password = "four quiet words here"
    amira, ada = a_person(password=password), a_person("Ada Okafor", password=password)
    with as_owner():
        ada.administer()
    there_before = Traveller("amira")
    there_before.whole_way()
    company.stop()
    provider.forget()
    answer = Client().get("/single-sign-on/")
    assert (answer.status_code, answer["Retry-After"]) == (503, "60")
    assert "Administrators sign in here" in answer.content.decode()
    assert is_in(there_before), "whoever is signed in stays so"
    for person, status in ((ada, 303), (amira, 422)):
        said = {"email": person.email, "password": password}
        assert Client().post("/sign-in/", said).status_code == status
    company.start()


def test_after_five_failures_nobody_waits_for_it(company: Provider) -> None:
    company.stop()
    provider.forget()
    asked = [Client().get("/single-sign-on/").status_code for _each in range(7)]
    assert asked == [503] * 7
    assert len(provider._failures) == 5
    company.start()
    assert Client().get("/single-sign-on/").status_code == 503
    provider._failures[0] -= 61
    assert Client().get("/single-sign-on/").status_code == 302


def test_codes_that_are_none_do_not_make_it_look_away() -> None:
    for _each in range(6):
        traveller = Traveller("amira")
        traveller.leave()
        state = traveller.here.session["single_sign_on"]["state"]
        assert traveller.here.get(f"/single-sign-on/return/?code=invented&state={state}").status_code == 409
    assert not provider._failures
    assert Client().get("/single-sign-on/").status_code == 302


def test_away_in_the_middle_is_said_and_leaves_nothing_half_done(company: Provider) -> None:
    a_person()
    traveller = Traveller("amira")
    back = traveller.sign_in_there(traveller.leave())
    company.stop()
    assert traveller.come_back(back).status_code == 503
    assert not is_in(traveller)
    company.start()


def test_where_others_come_in_through_the_company_there_is_no_second_door(settings: Settings) -> None:
    settings.LOCAL_SIGN_IN = "administrators"
    amira = a_person(password="four quiet words here")
    assert "password" not in Client().get("/sign-in/").content.decode().split("<main")[1].lower()
    assert 'name="password"' in Client().get("/sign-in/?here=1").content.decode()
    link = amira.send_sign_in_link().removeprefix("http://localhost:8000")
    assert Client().post(link).status_code == 409
    before = amira.sign_in_links.count()
    assert "on its way" in Client().post("/sign-in/link/", {"email": amira.email}).content.decode()
    assert amira.sign_in_links.count() == before, "the answer is the same, and nothing was sent"
