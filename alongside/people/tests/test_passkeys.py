"""Passkeys: added, used as second step, as sign-in and as proof; and every lie a device or page may tell."""

import html
import json
import re
from typing import Any

import pytest
from django.test import Client, override_settings

from alongside.foundation.testing import as_owner
from alongside.people.models import Passkey, Person
from alongside.people.testing import a_person, signed_in

from .device import PRESENT, Device

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("posted")]
PASSWORD = "four quiet words here"
ADD, STEP, ENTER = "/second-step/passkeys/", "/sign-in/second-step/", "/sign-in/passkey/"


def options(client: Client, place: str) -> dict[str, Any]:
    page = client.get(place).content.decode()
    found = re.search(r'data-options="([^"]*)"', page)
    assert found, page
    said: dict[str, Any] = json.loads(html.unescape(found.group(1)))
    return said


def added(person: Person, device: Device) -> Any:
    client = signed_in(person)
    return client.post(ADD, {"name": "Laptop", "passkey": device.make(options(client, ADD))})


def half_in(person: Person) -> Client:
    client = Client()
    client.post("/sign-in/", {"email": person.email, "password": PASSWORD})
    return client


def test_one_is_added_and_what_is_kept_is_public() -> None:
    amira, device = a_person(), Device()
    assert added(amira, device)["Location"] == "/second-step/recovery-codes/"
    passkey = Passkey.objects.get()
    assert (passkey.person, passkey.name, bytes(passkey.credential_id)) == (amira, "Laptop", device.credential_id)
    assert amira.has_second_factor


def test_the_options_name_us_the_person_and_what_is_there_already() -> None:
    amira, device = a_person(), Device()
    added(amira, device)
    said = options(signed_in(amira), ADD)["publicKey"]
    assert said["rp"] == {"id": "localhost", "name": "Alongside"}
    assert said["user"]["displayName"] == "Amira Haddad"
    assert len(said["excludeCredentials"]) == 1
    assert said["attestation"] == "none"


def test_it_is_a_second_step() -> None:
    amira, device = a_person(password=PASSWORD), Device()
    added(amira, device)
    client = half_in(amira)
    device.count += 1
    assert client.post(STEP, {"passkey": device.sign(options(client, STEP))})["Location"] == "/"
    assert client.get("/profile/").status_code == 200


def test_it_signs_in_alone_as_good_as_two_steps() -> None:
    amira, device = a_person(), Device()
    added(amira, device)
    client = Client()
    device.count += 1
    answer = client.post(
        ENTER, {"passkey": device.sign(options(client, ENTER + "?next=/profile/")), "next": "/profile/"}
    )
    assert answer["Location"] == "/profile/"
    assert client.session["two_steps"] is True


def test_alone_it_needs_its_owners_hand() -> None:
    amira, device = a_person(), Device()
    added(amira, device)
    client = Client()
    device.count, device.flags = 2, PRESENT
    assert client.post(ENTER, {"passkey": device.sign(options(client, ENTER))}).status_code == 422
    assert client.get("/profile/").status_code == 302


def test_it_is_a_fresh_proof() -> None:
    from datetime import timedelta

    amira, device = a_person(password=PASSWORD), Device()
    added(amira, device)
    client = signed_in(amira, ago=timedelta(minutes=11))
    device.count += 1
    answer = client.post("/proof/", {"proof-passkey": device.sign(options(client, "/proof/")), "next": "/second-step/"})
    assert answer["Location"] == "/second-step/"


def test_an_answer_works_once() -> None:
    amira, device = a_person(password=PASSWORD), Device()
    added(amira, device)
    client = half_in(amira)
    device.count += 1
    answer = device.sign(options(client, STEP))
    assert client.post(STEP, {"passkey": answer}).status_code == 303
    again = half_in(amira)
    options(again, STEP)
    assert again.post(STEP, {"passkey": answer}).status_code == 422


@pytest.mark.parametrize(
    "lie",
    [
        {"origin": "https://evil.example"},
        {"origin": "http://localhost:1"},
        {"origin": "http://localhost.evil.example:8000"},
        {"rp_id": "evil.example"},
        {"flags": type(PRESENT)(0)},
        {"credential_id": b"another"},
        {"key": Device().key},
        {"count": 1},
        {"count": 0},
    ],
    ids=lambda lie: "-".join(lie),
)
def test_a_lie_opens_nothing(lie: dict[str, Any]) -> None:
    amira, device = a_person(password=PASSWORD), Device()
    added(amira, device)
    device.count = 2
    for name, value in lie.items():
        setattr(device, name, value)
    client = half_in(amira)
    assert client.post(STEP, {"passkey": device.sign(options(client, STEP))}).status_code == 422
    assert client.get("/profile/").status_code == 302


@pytest.mark.parametrize(
    "lie", [{"origin": "https://evil.example"}, {"rp_id": "evil.example"}, {"flags": type(PRESENT)(0)}]
)
def test_a_lie_adds_nothing(lie: dict[str, Any]) -> None:
    device = Device(**lie)
    assert added(a_person(), device).status_code == 409
    assert not Passkey.objects.exists()


def test_another_challenge_is_not_ours() -> None:
    amira, device = a_person(password=PASSWORD), Device()
    added(amira, device)
    client = half_in(amira)
    device.count += 1
    said = options(client, STEP)
    said["publicKey"]["challenge"] = "c" * 43
    assert client.post(STEP, {"passkey": device.sign(said)}).status_code == 422


def test_another_persons_passkey_is_no_second_step_of_mine() -> None:
    amira, otto = a_person(password=PASSWORD), a_person("Otto Lindqvist")
    mine, theirs = Device(), Device()
    added(amira, mine), added(otto, theirs)
    client = half_in(amira)
    theirs.count += 1
    assert client.post(STEP, {"passkey": theirs.sign(options(client, STEP))}).status_code == 422


def test_a_device_is_added_once() -> None:
    amira, otto, device = a_person(), a_person("Otto Lindqvist"), Device()
    added(amira, device)
    assert added(otto, device).status_code == 409
    assert Passkey.objects.get().person == amira


def test_a_device_that_does_not_count_is_welcome_every_time() -> None:
    amira, device = a_person(password=PASSWORD), Device(count=0)
    added(amira, device)
    for _each in range(2):
        client = half_in(amira)
        assert client.post(STEP, {"passkey": device.sign(options(client, STEP))}).status_code == 303


def test_a_leavers_passkey_opens_nothing() -> None:
    noor, device = a_person("Noor Rahman"), Device()
    added(noor, device)
    with as_owner():
        noor.leave()
    client = Client()
    device.count += 1
    assert client.post(ENTER, {"passkey": device.sign(options(client, ENTER))}).status_code == 422


@pytest.mark.parametrize(
    "nonsense", ["", "{}", "[]", "null", "{", '{"id": 1}', '{"rawId": "AA", "response": {}}', "\0"]
)
def test_nonsense_is_a_no_like_any_other(nonsense: str) -> None:
    amira = a_person()
    client = signed_in(amira)
    options(client, ADD)
    assert client.post(ADD, {"name": "X", "passkey": nonsense}).status_code in (409, 422)
    options(client, ENTER)
    assert Client().post(ENTER, {"passkey": nonsense}).status_code == 422
    assert not Passkey.objects.exists()


def test_without_an_answer_the_page_says_what_to_do() -> None:
    answer = signed_in(a_person()).post(ADD, {"name": "Laptop"})
    assert answer.status_code == 422
    assert "Press the button" in answer.content.decode()


@override_settings(BASE_URL="https://talks.example.org", ALLOWED_HOSTS=["testserver"])
def test_it_is_bound_to_the_companys_own_address() -> None:
    amira = a_person()
    assert options(signed_in(amira), ADD)["publicKey"]["rp"]["id"] == "talks.example.org"
    assert added(amira, Device(origin="https://talks.example.org", rp_id="talks.example.org")).status_code == 302
    assert added(amira, Device(origin="http://talks.example.org", rp_id="talks.example.org")).status_code == 409
