"""Signing in by password, and signing out."""

import re
from datetime import timedelta
from statistics import median
from time import perf_counter
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alongside.foundation.testing import as_owner
from alongside.people.models import Session
from alongside.people.testing import a_person, signed_in

pytestmark = pytest.mark.django_db
PASSWORD = "four quiet words here"


def answer(client: Client, email: str = "amira.haddad@example.org", password: str = PASSWORD, **more: str) -> Any:
    return client.post("/sign-in/", {"email": email, "password": password, **more})


def test_signing_in_leads_home(client: Client) -> None:
    a_person(password=PASSWORD)
    found = answer(client)
    assert (found.status_code, found["Location"]) == (303, "/")
    assert client.get("/profile/").status_code == 200


def test_the_address_may_be_written_in_any_case(client: Client) -> None:
    a_person(password=PASSWORD)
    assert answer(client, email=" Amira.HADDAD@Example.org ").status_code == 303


def test_a_session_is_recorded_with_its_person_and_device() -> None:
    amira = a_person(password=PASSWORD)
    answer(Client(headers={"User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"}))
    session = Session.objects.get()
    assert session.person == amira
    assert "Firefox" in session.agent


def test_a_failed_try_writes_nothing(client: Client) -> None:
    a_person(password=PASSWORD)
    assert answer(client, password="something else entirely").status_code == 422
    assert not Session.objects.exists()


def test_signing_in_twice_begins_a_new_session_under_a_new_key(client: Client) -> None:
    a_person(password=PASSWORD)
    answer(client)
    first = client.cookies["alongside"].value
    answer(client)
    assert client.cookies["alongside"].value != first
    assert Session.objects.count() == 1


def test_a_planted_session_key_is_not_taken_over(client: Client) -> None:
    a_person(password=PASSWORD)
    planted = client.session.session_key
    answer(client)
    assert client.cookies["alongside"].value != planted


def test_unknown_wrong_and_former_get_the_same_answer(client: Client) -> None:
    a_person(password=PASSWORD)
    noor = a_person("Noor Rahman", password=PASSWORD)
    a_person("Otto Lindqvist")  # has no password yet
    with as_owner():
        noor.leave()
    tries = {
        "amira.haddad@example.org": "something else entirely",
        "noor.rahman@example.org": PASSWORD,
        "otto.lindqvist@example.org": PASSWORD,
        "nobody@example.org": PASSWORD,
    }
    bodies = set()
    for email, password in tries.items():
        found = answer(client, email=email, password=password)
        assert found.status_code == 422
        bodies.add(_without_token(found).replace(email, "—"))
    assert len(bodies) == 1
    assert "do not belong together" in bodies.pop()


def test_an_unknown_address_takes_as_long_and_asks_as_much(client: Client, settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]  # as slow as in production
    a_person(password=PASSWORD)
    times: dict[str, list[float]] = {"amira.haddad@example.org": [], "nobody@example.org": []}
    counts = set()
    for _ in range(4):
        for email, taken in times.items():
            begun = perf_counter()
            with CaptureQueriesContext(connection) as asked:
                answer(client, email=email, password="something else entirely")
            counts.add(len(asked))
            taken.append(perf_counter() - begun)
    known, unknown = (median(taken) for taken in times.values())
    assert len(counts) == 1
    assert 0.5 < known / unknown < 2


def test_missing_words_are_said_at_their_field(client: Client) -> None:
    found = answer(client, email="", password="")
    assert found.status_code == 422
    assert 'aria-describedby="id_email_error"' in found.content.decode()
    assert "Write the e-mail address you have at work." in found.content.decode()


def test_the_password_is_never_sent_back(client: Client) -> None:
    assert b"a planted secret" not in answer(client, password="a planted secret").content


def test_it_goes_on_to_where_one_wanted(client: Client) -> None:
    a_person(password=PASSWORD)
    asked = client.get("/profile/")
    assert asked["Location"] == "/sign-in/?next=/profile/"
    assert 'name="next" value="/profile/"' in client.get(asked["Location"]).content.decode()
    assert answer(client, next="/profile/")["Location"] == "/profile/"


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "evil.example", "nonsense"],
)
def test_it_never_goes_on_to_another_place(client: Client, elsewhere: str) -> None:
    a_person(password=PASSWORD)
    assert answer(client, next=elsewhere)["Location"] == "/"


def test_another_host_name_is_refused(client: Client) -> None:
    assert client.get("/sign-in/", headers={"Host": "evil.example"}).status_code == 400


def test_a_form_without_its_token_is_refused() -> None:
    a_person(password=PASSWORD)
    assert answer(Client(enforce_csrf_checks=True)).status_code == 403


def test_somebody_signed_in_needs_no_form() -> None:
    assert signed_in(a_person()).get("/sign-in/")["Location"] == "/"


def test_too_many_tries_have_to_wait(client: Client) -> None:
    a_person(password=PASSWORD)
    answers = [answer(client, password="something else entirely").status_code for _ in range(11)]
    assert answers == [422] * 10 + [429]
    assert answer(client).status_code == 429
    assert answer(client, email="nobody@example.org").status_code == 422


def test_signing_out_ends_the_session() -> None:
    client = signed_in(a_person())
    assert client.post("/sign-out/")["Location"] == "/sign-in/"
    assert not Session.objects.exists()
    assert client.get("/profile/").status_code == 302


def test_signing_out_twice_is_the_same(client: Client) -> None:
    assert client.post("/sign-out/").status_code == 303


def test_a_future_colleague_waits_for_the_first_day(client: Client) -> None:
    a_person(password=PASSWORD, since=timezone.localdate() + timedelta(days=3))
    assert answer(client).status_code == 422


@pytest.mark.parametrize(("method", "door"), [("put", "/sign-in/"), ("delete", "/sign-in/"), ("get", "/sign-out/")])
def test_other_methods_are_refused(client: Client, method: str, door: str) -> None:
    assert getattr(client, method)(door).status_code == 405


def _without_token(found: Any) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"|"X-CSRFToken": "[^"]*"', "", found.content.decode())
