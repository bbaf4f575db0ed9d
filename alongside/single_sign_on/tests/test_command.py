"""`alongside single-sign-on`: trying it, and forgetting an account."""

import json

import pytest
from click.testing import CliRunner, Result

from alongside.people.testing import a_person

from ..commands import single_sign_on
from ..models import CompanyAccount
from .conftest import Provider, Traveller

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("company")]


def said(*arguments: str) -> Result:
    return CliRunner().invoke(single_sign_on, arguments)


def test_it_says_where_people_go_and_what_to_tell_the_provider(company: Provider) -> None:
    facts = json.loads(said("check", "--json").output)
    assert facts["issuer"] == company.address
    assert facts["redirect_uri"] == "http://localhost:8000/single-sign-on/return/"
    assert company.address in said("check").output


def test_a_provider_that_is_away_is_told(company: Provider) -> None:
    from alongside.single_sign_on import provider

    company.stop()
    provider.forget()
    answer = said("check")
    assert answer.exit_code == 1
    assert "does not answer as it should" in str(answer.exception)


def test_an_account_that_is_forgotten_makes_room_for_another() -> None:
    a_person()
    Traveller("amira").whole_way()
    assert Traveller("second").whole_way().status_code == 409
    assert said("forget", "Amira.Haddad@example.org").exit_code == 0
    assert Traveller("second").whole_way().status_code == 303
    assert CompanyAccount.objects.count() == 1


def test_nothing_to_forget_is_said() -> None:
    assert said("forget", "nobody@example.org").exit_code == 1
