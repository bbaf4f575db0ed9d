"""When everything is lost: an administrator offers, the person spends; nobody signs in as somebody else."""

from datetime import timedelta

import pytest
from click.testing import CliRunner
from django.test import Client

from alongside.foundation.letters import Letter
from alongside.people.models import AuthenticatorApp, Passkey, RecoveryCode, Session, SignInLink
from alongside.people.reset_second_step import reset_second_step
from alongside.people.testing import Cast, a_passkey, an_app, signed_in, the_cast

from .kept import Happening, door

pytestmark = pytest.mark.django_db
PASSWORD = "four quiet words here"


@pytest.fixture
def cast() -> Cast:
    cast = the_cast()
    cast.amira.choose_password(PASSWORD)
    an_app(cast.amira), a_passkey(cast.amira)
    cast.amira.make_recovery_codes()
    return cast


def offered(cast: Cast) -> str:
    return f"/people/{cast.amira.pk}/reset/"


def test_the_administrator_offers_and_the_person_starts_over(cast: Cast, posted: list[Letter]) -> None:
    ada = signed_in(cast.ada)
    assert "Amira Haddad" in ada.get("/people/resets/?who=amira").content.decode()
    answer = ada.post(offered(cast), follow=True).content.decode()
    assert "on its way to Amira" in answer
    (letter,) = posted
    assert (letter.to, letter.template) == (cast.amira.pk, "people/mail/factors")
    assert door(letter) not in answer, "the administrator never holds the link"
    elsewhere, here = signed_in(cast.amira), Client()
    assert "Start over, Amira?" in here.get(door(letter)).content.decode()
    assert AuthenticatorApp.objects.exists(), "looking changes nothing"
    assert here.post(door(letter))["Location"] == "/sign-in/"
    assert not (AuthenticatorApp.objects.exists() or Passkey.objects.exists() or RecoveryCode.objects.exists())
    assert not Session.objects.filter(person=cast.amira).exists()
    assert elsewhere.get("/profile/").status_code == 302
    assert here.get("/profile/").status_code == 302, "the link signs nobody in"
    signed = here.post("/sign-in/", {"email": cast.amira.email, "password": PASSWORD})
    assert signed["Location"] == "/"
    assert posted[-1].template == "people/mail/factors_reset"


def test_both_are_recorded(cast: Cast, posted: list[Letter], recorded: list[Happening]) -> None:
    signed_in(cast.ada).post(offered(cast))
    Client().post(door(posted[0]))
    assert recorded == [
        ("factors.reset_offered", cast.ada, [cast.amira], {}),
        ("factors.reset", None, [cast.amira], {}),
    ]


def test_it_is_spent_once_and_too_old_after_a_day(cast: Cast, posted: list[Letter]) -> None:
    ada = signed_in(cast.ada)
    ada.post(offered(cast))
    assert Client().post(door(posted[0])).status_code == 303
    assert Client().post(door(posted[0])).status_code == 409
    an_app(cast.amira)
    ada.post(offered(cast))
    made = SignInLink.objects.latest("created_at")
    assert made.ends_at - made.created_at < timedelta(days=1, minutes=1)
    SignInLink.objects.update(ends_at=made.created_at)
    assert Client().post(door(posted[-1])).status_code == 409
    assert AuthenticatorApp.objects.exists()


def test_the_link_is_no_way_in_by_any_other_door(cast: Cast, posted: list[Letter]) -> None:
    signed_in(cast.ada).post(offered(cast))
    token = door(posted[0]).split("/")[3]
    assert Client().post(f"/sign-in/{token}/").status_code == 409
    assert signed_in(cast.amira).post(f"/proof/{token}/").status_code == 409


def test_somebody_without_an_address_gets_it_by_hand(cast: Cast, posted: list[Letter]) -> None:
    type(cast.amira).objects.filter(pk=cast.amira.pk).update(email=None)
    page = signed_in(cast.ada).post(offered(cast)).content.decode()
    assert door(posted[0]) in page


@pytest.mark.parametrize("who", ["amira", "jonas", "lucia", "otto"])
def test_nobody_else_may_offer(cast: Cast, who: str, posted: list[Letter]) -> None:
    client = signed_in(getattr(cast, who))
    assert client.post(offered(cast)).status_code == 403
    assert client.get("/people/resets/").status_code == 403
    assert posted == []


def test_nobody_does_it_for_themself_or_for_nothing(cast: Cast) -> None:
    an_app(cast.ada)
    ada = signed_in(cast.ada)
    assert ada.post(f"/people/{cast.ada.pk}/reset/").status_code == 409
    assert ada.post(f"/people/{cast.otto.pk}/reset/").status_code == 409
    assert ada.post("/people/00000000-0000-0000-0000-000000000000/reset/").status_code == 404


def test_offering_asks_for_a_fresh_proof(cast: Cast, posted: list[Letter]) -> None:
    answer = signed_in(cast.ada, ago=timedelta(minutes=11)).post(offered(cast))
    assert answer.status_code == 403
    assert "Is it still you?" in answer.content.decode()
    assert posted == []


@pytest.mark.parametrize(("method", "place"), [("post", "/people/resets/"), ("put", "/sign-in/reset/abc/")])
def test_other_methods_are_refused(cast: Cast, method: str, place: str) -> None:
    assert getattr(signed_in(cast.ada), method)(place).status_code == 405


def test_from_the_console_it_is_nobodys_doing_and_the_link_is_printed(
    cast: Cast, posted: list[Letter], recorded: list[Happening]
) -> None:
    an_app(cast.ada)
    said = CliRunner().invoke(reset_second_step, [cast.ada.email or ""])
    assert said.exit_code == 0
    assert door(posted[0]) in said.output
    assert recorded == [("factors.reset_offered", None, [cast.ada], {})]
    assert CliRunner().invoke(reset_second_step, ["nobody@example.org"]).exit_code == 1
