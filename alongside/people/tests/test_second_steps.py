"""Signing in in two steps: what the first opens, what the second takes, and what gets nobody further."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from alongside.foundation.letters import Letter
from alongside.foundation.testing import as_owner
from alongside.people.models import AuthenticatorApp, Session
from alongside.people.testing import a_person, an_app, code_of, signed_in

from .kept import door

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("posted")]
PASSWORD = "four quiet words here"
STEP = "/sign-in/second-step/"


def first(client: Client, **more: str) -> Any:
    return client.post("/sign-in/", {"email": "amira.haddad@example.org", "password": PASSWORD, **more})


def test_a_password_alone_opens_nothing(client: Client) -> None:
    an_app(a_person(password=PASSWORD))
    assert first(client)["Location"] == STEP
    assert client.get("/profile/")["Location"] == "/sign-in/?next=/profile/"
    assert Session.objects.get().person is None


def test_the_code_opens_it_and_leads_to_where_one_wanted(client: Client) -> None:
    app = an_app(a_person(password=PASSWORD))
    first(client, next="/profile/")
    assert "six digits" in client.get(STEP).content.decode().lower()
    answer = client.post(STEP, {"code": code_of(app)})
    assert (answer.status_code, answer["Location"]) == (303, "/profile/")
    assert client.get("/profile/").status_code == 200
    assert client.session["two_steps"] is True


def test_the_code_may_be_typed_as_the_app_shows_it(client: Client) -> None:
    app = an_app(a_person(password=PASSWORD))
    first(client)
    code = code_of(app)
    assert client.post(STEP, {"code": f" {code[:3]} {code[3:]} "}).status_code == 303


def test_each_step_has_a_key_of_its_own(client: Client) -> None:
    app = an_app(a_person(password=PASSWORD))
    planted = client.session.session_key
    first(client)
    half = client.cookies["alongside"].value
    client.post(STEP, {"code": code_of(app)})
    assert len({planted, half, client.cookies["alongside"].value}) == 3
    assert Session.objects.filter(person__isnull=False).count() == 1


def test_a_code_works_once() -> None:
    app = an_app(a_person(password=PASSWORD))
    code = code_of(app)
    one, two = Client(), Client()
    first(one), first(two)
    assert one.post(STEP, {"code": code}).status_code == 303
    assert two.post(STEP, {"code": code}).status_code == 422


@pytest.mark.parametrize(("off", "answer"), [(-61, 422), (-30, 303), (0, 303), (30, 303), (61, 422)])
def test_a_clock_may_be_half_a_minute_off(client: Client, off: int, answer: int) -> None:
    app = an_app(a_person(password=PASSWORD))
    first(client)
    code = code_of(app, timezone.now() + timedelta(seconds=off))
    assert client.post(STEP, {"code": code}).status_code == answer


@pytest.mark.parametrize(
    "said",
    [
        {"code": "000000"},
        {"code": "12345"},
        {"code": "١٢٣٤٥٦"},
        {"code": "\0"},
        {"recovery": "aaaa-bbbb-cccc-dddd"},
        {"passkey": "{}"},
        {"passkey": "nonsense"},
        {"passkey": "[" * 9_000},
        {},
    ],
)
def test_what_is_not_right_is_refused(client: Client, said: dict[str, str]) -> None:
    an_app(a_person(password=PASSWORD))
    first(client)
    answer = client.post(STEP, said)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode() or "id_code_error" in answer.content.decode()
    assert client.get("/profile/").status_code == 302


def test_another_persons_code_is_not_right(client: Client) -> None:
    an_app(a_person(password=PASSWORD))
    theirs = an_app(a_person("Otto Lindqvist"))
    first(client)
    assert client.post(STEP, {"code": code_of(theirs)}).status_code == 422


def test_an_app_that_was_never_confirmed_is_not_asked_for(client: Client) -> None:
    amira = a_person(password=PASSWORD)
    amira.begin_app()
    assert first(client)["Location"] == "/"


def test_a_link_is_a_first_step_as_well(client: Client, posted: list[Letter]) -> None:
    amira = a_person()
    app = an_app(amira)
    amira.send_sign_in_link()
    assert client.post(door(posted[-1]))["Location"] == STEP
    assert client.post(STEP, {"code": code_of(app)}).status_code == 303


def test_a_new_password_by_mail_does_not_get_past_it(client: Client, posted: list[Letter]) -> None:
    amira = a_person(password=PASSWORD)
    an_app(amira)
    amira.send_password_reset()
    assert client.post(door(posted[-1]), {"password": "five other words for it"})["Location"] == STEP
    assert client.get("/profile/").status_code == 302


def test_whoever_was_signed_in_before_is_not_any_more(client: Client) -> None:
    an_app(a_person(password=PASSWORD))
    otto = signed_in(a_person("Otto Lindqvist"))
    first(otto)
    assert otto.get("/profile/").status_code == 302


def test_after_ten_minutes_one_begins_once_more(client: Client) -> None:
    app = an_app(a_person(password=PASSWORD))
    first(client)
    session = client.session
    session["half_way"]["at"] = (timezone.now() - timedelta(minutes=10, seconds=1)).isoformat()
    session.save()
    assert client.get(STEP).status_code == 409
    assert client.post(STEP, {"code": code_of(app)}).status_code == 409
    assert client.get("/profile/").status_code == 302


@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_begins_with_the_second(client: Client, method: str) -> None:
    answer = getattr(client, method)(STEP)
    assert answer.status_code == 409
    assert "Begin once more" in answer.content.decode()


def test_whoever_left_in_between_does_not_get_in(client: Client) -> None:
    amira = a_person(password=PASSWORD)
    app = an_app(amira)
    first(client)
    with as_owner():
        amira.leave()
    assert client.post(STEP, {"code": code_of(app)}).status_code == 409


def test_guessing_codes_has_to_wait_and_ends_for_the_day(client: Client) -> None:
    app = an_app(a_person(password=PASSWORD))
    first(client)
    answers = [client.post(STEP, {"code": "000000"}).status_code for _each in range(11)]
    assert answers == [422] * 10 + [429]
    _ten_minutes_pass()
    for _round in range(3):
        first(client)
        [client.post(STEP, {"code": "000000"}) for _each in range(10)]
        _ten_minutes_pass()
    first(client)
    answer = client.post(STEP, {"code": code_of(app)})
    assert answer.status_code == 429
    assert answer["Retry-After"] == "86400"
    assert "Many codes were tried in one day" in answer.content.decode()


def _ten_minutes_pass() -> None:
    from alongside.people.models import RateCount

    RateCount.objects.exclude(key__startswith="codes:").delete()


def test_the_secret_is_encrypted_where_it_lies() -> None:
    from django.db import connection

    app = an_app(a_person())
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("select secret from people_authenticatorapp")
        (kept,) = cursor.fetchone()
    assert app.secret not in kept
    assert kept.startswith("1:")
    assert AuthenticatorApp.objects.get().secret == app.secret
