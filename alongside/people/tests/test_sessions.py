"""One's own open sign-ins: listed, ended one by one, and all of them with the employment or a new password."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alongside.foundation.testing import as_owner
from alongside.people.devices import device_words
from alongside.people.models import Employment, Session
from alongside.people.queries import digest_of
from alongside.people.testing import a_person, signed_in

pytestmark = pytest.mark.django_db
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1"
LAPTOP = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0"
OLD, NEW = "four quiet words here", "five other words for it"


def of(client: Client) -> Session:
    session: Session = Session.objects.get(pk=client.cookies["alongside"].value)
    return session


def door(client: Client) -> str:
    return f"/sessions/{digest_of(of(client))}/"


def test_the_list_names_devices_and_marks_this_one() -> None:
    amira = a_person()
    phone, laptop = signed_in(amira, agent=PHONE), signed_in(amira, agent=LAPTOP)
    page = laptop.get("/sessions/").content.decode()
    assert "Safari on an iPhone" in page
    assert "Edge on a Windows computer" in page
    assert page.count("This browser") == 1
    assert door(phone) in page
    assert door(laptop) not in page


def test_the_secret_keys_are_nowhere_on_the_page() -> None:
    amira = a_person()
    phone, laptop = signed_in(amira), signed_in(amira)
    page = laptop.get("/sessions/").content.decode()
    assert of(phone).pk not in page
    assert of(laptop).pk not in page


def test_others_and_old_ones_are_not_listed() -> None:
    amira, otto = a_person(), a_person("Otto Lindqvist")
    signed_in(otto, agent=PHONE)
    Session.objects.filter(pk=of(signed_in(amira, agent=PHONE)).pk).update(expire_date=timezone.now())
    assert "iPhone" not in signed_in(amira).get("/sessions/").content.decode()


def test_ending_one_signs_out_there() -> None:
    amira = a_person()
    phone, laptop = signed_in(amira), signed_in(amira)
    assert laptop.post(door(phone), {"_method": "DELETE"})["Location"] == "/sessions/"
    assert phone.get("/profile/").status_code == 302
    assert laptop.get("/profile/").status_code == 200


def test_ending_it_twice_finds_nothing() -> None:
    amira = a_person()
    phone, laptop = signed_in(amira), signed_in(amira)
    ended = door(phone)
    laptop.delete(ended)
    assert laptop.delete(ended).status_code == 404


def test_ending_this_one_signs_out_here() -> None:
    client = signed_in(a_person())
    assert client.delete(door(client))["Location"] == "/sign-in/"
    assert not Session.objects.exists()


def test_nobody_ends_another_persons() -> None:
    otto = signed_in(a_person("Otto Lindqvist"))
    assert signed_in(a_person()).delete(door(otto)).status_code == 404
    assert otto.get("/profile/").status_code == 200


def test_they_end_with_the_employment() -> None:
    noor = a_person("Noor Rahman")
    client = signed_in(noor)
    with as_owner():
        noor.leave()
    assert not Session.objects.exists()
    assert client.get("/profile/").status_code == 302


def test_they_end_on_the_last_day_said_beforehand() -> None:
    noor = a_person("Noor Rahman")
    client = signed_in(noor)
    with as_owner():
        Employment.objects.filter(person=noor).update(ends_on=timezone.localdate())
    assert client.get("/profile/").status_code == 302
    assert not Session.objects.exists()


def test_a_new_password_ends_the_others_and_keeps_this_one() -> None:
    amira = a_person(password=OLD)
    phone, laptop = signed_in(amira), signed_in(amira)
    assert _change(laptop, OLD, NEW).status_code == 303
    assert laptop.get("/profile/").status_code == 200
    assert phone.get("/profile/").status_code == 302
    assert amira.proves_with(NEW)


@pytest.mark.parametrize(
    ("current", "new", "said"),
    [
        ("wrong words altogether", NEW, "not your current password"),
        (OLD, "short", "at least 10 characters"),
        (OLD, "password123", "too common"),
        ("", "", "Write the password you have now."),
    ],
)
def test_a_password_that_cannot_be_changed_says_why(current: str, new: str, said: str) -> None:
    amira = a_person(password=OLD)
    client = signed_in(amira)
    found = _change(client, current, new)
    assert found.status_code == 422
    assert said in found.content.decode()
    assert amira.proves_with(OLD)
    assert client.get("/password/").status_code == 200


def test_somebody_without_a_password_cannot_choose_one_here() -> None:
    amira = a_person()
    assert _change(signed_in(amira), "", NEW).status_code == 422
    assert not amira.has_password()


def test_the_list_costs_the_same_for_one_and_for_many() -> None:
    amira = a_person()
    client = signed_in(amira)
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            client.get("/sessions/")
        counts.append(len(asked))
        signed_in(amira), signed_in(amira)
    assert counts[0] == counts[1] <= 12


@pytest.mark.parametrize("door", ["/sessions/", "/password/"])
def test_only_somebody_signed_in_comes_in(client: Client, door: str) -> None:
    assert client.get(door)["Location"] == f"/sign-in/?next={door}"


@pytest.mark.parametrize(
    ("method", "door"), [("post", "/sessions/"), ("get", "/sessions/abc/"), ("delete", "/password/")]
)
def test_other_methods_are_refused(method: str, door: str) -> None:
    assert getattr(signed_in(a_person()), method)(door).status_code == 405


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (PHONE, "Safari on an iPhone"),
        (LAPTOP, "Edge on a Windows computer"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on a Linux computer"),
        (
            "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36",
            "Chrome on an Android device",
        ),
        ("curl/8.0", "A browser that does not say what it is"),
        ("", "A browser that does not say what it is"),
    ],
)
def test_devices_have_words(agent: str, words: str) -> None:
    assert device_words(agent) == words


def _change(client: Client, current: str, new: str) -> Any:
    return client.post("/password/", {"current": current, "password": new})
