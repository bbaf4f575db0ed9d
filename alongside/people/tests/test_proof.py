"""A fresh proof: what asks for it, what shows it, and that nothing gets past it."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import include, path

from alongside.foundation import letters
from alongside.foundation.http import HouseRequest, resource
from alongside.foundation.letters import Letter
from alongside.people.models import SignInLink
from alongside.people.proof import fresh
from alongside.people.testing import a_person, signed_in


def show(request: HouseRequest) -> HttpResponse:
    fresh(request)
    return HttpResponse("the grave page")


def create(request: HouseRequest) -> HttpResponse:
    fresh(request)
    return HttpResponse(f"done: {request.POST.getlist('words')}")


urlpatterns = [
    path("grave/", resource(GET=show, POST=create), name="grave"),
    path("", include("alongside.config.urls")),
]
pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]
PASSWORD = "four quiet words here"
LONG_AGO = timedelta(minutes=10, seconds=1)


@pytest.fixture(autouse=True)
def posted() -> Iterator[list[Letter]]:
    """The letters handed over, kept instead of carried."""
    before, kept = list(letters._carriers), list[Letter]()
    letters.carry_with(kept.append)
    yield kept
    letters._carriers[:] = before


def door(letter: Letter) -> str:
    return str(letter.context["address"]).removeprefix(settings.BASE_URL)


def hidden(answer: Any) -> list[tuple[str, str]]:
    return re.findall(r'<input type="hidden" name="(?!csrf)([^"]*)" value="([^"]*)"', answer.content.decode())


@pytest.mark.parametrize("ago", [timedelta(), timedelta(minutes=9)])
def test_whoever_signed_in_within_ten_minutes_is_not_asked(ago: timedelta) -> None:
    client = signed_in(a_person(), ago=ago)
    assert client.get("/grave/").content == b"the grave page"
    assert client.post("/grave/", {"words": "Yes"}).content == b"done: ['Yes']"


def test_later_the_page_asks_and_goes_on_to_where_one_wanted() -> None:
    client = signed_in(a_person(password=PASSWORD), ago=LONG_AGO)
    asked = client.get("/grave/?of=2")
    assert asked["Location"] == "/proof/?next=%2Fgrave%2F%3Fof%3D2"
    page = client.get(asked["Location"])
    assert page.status_code == 200
    assert hidden(page) == [("next", "/grave/?of=2")]
    answer = client.post("/proof/", {"next": "/grave/?of=2", "proof-password": PASSWORD})
    assert (answer.status_code, answer["Location"]) == (303, "/grave/?of=2")
    assert client.get("/grave/").content == b"the grave page"


def test_a_form_travels_with_the_proof_and_nothing_is_written_twice() -> None:
    client = signed_in(a_person(password=PASSWORD), ago=LONG_AGO)
    asked = client.post("/grave/", {"words": ["One", "“Two” <b>"], "proofread": "yes"})
    assert asked.status_code == 403
    assert hidden(asked) == [("words", "One"), ("words", "“Two” &lt;b&gt;"), ("proofread", "yes")]
    answer = client.post("/grave/", {"words": ["One", "“Two” <b>"], "proof-password": PASSWORD})
    assert answer.content.decode() == "done: ['One', '“Two” <b>']"
    assert client.post("/grave/", {"words": "Three"}).content == b"done: ['Three']", "ten minutes begin anew"


@pytest.mark.parametrize("password", ["something else entirely", "", "four quiet words here "])
def test_a_wrong_proof_does_nothing_and_keeps_what_was_written(password: str) -> None:
    client = signed_in(a_person(password=PASSWORD), ago=LONG_AGO)
    answer = client.post("/grave/", {"words": "One", "proof-password": password, "proof-go": "1"})
    assert answer.status_code == 403
    assert hidden(answer) == [("words", "One")]
    assert 'role="alert"' in answer.content.decode()
    assert "something else" not in answer.content.decode()
    assert client.get("/grave/").status_code == 302


def test_a_link_shows_it_where_there_is_no_password(posted: list[Letter]) -> None:
    client = signed_in(a_person(), ago=LONG_AGO)
    page = client.post("/grave/", {"words": "One", "proof-link": "1"})
    assert page.status_code == 200
    assert "on its way" in page.content.decode()
    assert hidden(page) == [("words", "One")]
    assert client.post("/grave/", {"words": "One", "proof-go": "1"}).status_code == 403, "not opened yet"
    (letter,) = posted
    assert client.get(door(letter)).status_code == 200
    assert client.get("/grave/").status_code == 302, "looking at it changes nothing"
    assert "Go back to the page" in client.post(door(letter)).content.decode()
    assert client.post("/grave/", {"words": "One", "proof-go": "1"}).content == b"done: ['One']"


def test_a_proof_link_works_once_for_its_person_alone_and_signs_nobody_in(posted: list[Letter]) -> None:
    amira, otto = a_person(), a_person("Otto Lindqvist")
    client = signed_in(amira, ago=LONG_AGO)
    client.post("/proof/", {"proof-link": "1"})
    address = door(posted[0])
    token = address.split("/")[2]
    stranger = signed_in(otto, ago=LONG_AGO)
    assert stranger.post(address).status_code == 409
    assert stranger.get("/grave/").status_code == 302
    assert Client().post(address)["Location"].startswith("/sign-in/")
    assert Client().post(f"/sign-in/{token}/").status_code == 409, "a proof is no way in"
    assert client.post(address).status_code == 200
    assert client.post(address).status_code == 409


def test_a_sign_in_link_is_no_proof_link(posted: list[Letter]) -> None:
    amira = a_person()
    amira.send_sign_in_link()
    token = door(posted[0]).split("/")[2]
    assert signed_in(amira, ago=LONG_AGO).post(f"/proof/{token}/").status_code == 409


def test_a_proof_link_is_too_old_after_a_quarter_of_an_hour(posted: list[Letter]) -> None:
    client = signed_in(a_person(), ago=LONG_AGO)
    client.post("/proof/", {"proof-link": "1"})
    SignInLink.objects.update(ends_at=SignInLink.objects.get().created_at)
    assert client.post(door(posted[0])).status_code == 409


def test_somebody_with_neither_is_told_whom_to_ask() -> None:
    client = signed_in(a_person(email=None), ago=LONG_AGO)
    page = client.get("/proof/?next=/grave/").content.decode()
    assert "Ask the people who look after Alongside" in page
    assert client.post("/proof/", {"proof-link": "1"}).status_code == 422
    assert not SignInLink.objects.exists()


def test_a_session_from_before_there_were_proofs_is_asked() -> None:
    client = signed_in(a_person(password=PASSWORD))
    session = client.session
    del session["proved"]
    session.save()
    assert client.get("/grave/").status_code == 302


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:x"])
def test_it_never_leads_to_another_place(elsewhere: str) -> None:
    client = signed_in(a_person(password=PASSWORD), ago=LONG_AGO)
    assert hidden(client.get("/proof/", {"next": elsewhere})) == [("next", "")]
    assert client.post("/proof/", {"next": elsewhere, "proof-password": PASSWORD})["Location"] == "/"
    assert client.get("/proof/", {"next": elsewhere}).status_code == 200


def test_a_fragment_is_led_there_as_a_whole_page() -> None:
    client = signed_in(a_person(), ago=LONG_AGO)
    answer = client.get("/grave/", headers={"HX-Request": "true"})
    assert answer["HX-Redirect"] == "/proof/?next=%2Fgrave%2F"


def test_too_many_tries_have_to_wait_at_whichever_door() -> None:
    client = signed_in(a_person(password=PASSWORD), ago=LONG_AGO)
    wrong = {"proof-password": "something else entirely"}
    answers = [client.post(d, wrong).status_code for d in ("/grave/", "/proof/") * 5]
    assert answers == [403, 422] * 5
    assert client.post("/grave/", {"proof-password": PASSWORD}).status_code == 429
    assert client.get("/grave/").status_code == 302


def test_it_needs_the_forms_token() -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = signed_in(a_person(password=PASSWORD), ago=LONG_AGO).cookies
    assert strict.post("/proof/", {"proof-password": PASSWORD}).status_code == 403
    assert strict.get("/grave/").status_code == 302


@pytest.mark.parametrize(("method", "place"), [("put", "/proof/"), ("delete", "/proof/"), ("put", "/proof/abc/")])
def test_other_methods_are_refused(method: str, place: str) -> None:
    assert getattr(signed_in(a_person()), method)(place).status_code == 405


@override_settings(ROOT_URLCONF="alongside.config.urls")
@pytest.mark.parametrize("place", ["/proof/", "/proof/abc/"])
def test_nobody_is_asked_who_is_not_signed_in(client: Client, place: str) -> None:
    assert client.get(place)["Location"].startswith("/sign-in/")
    assert client.post(place)["Location"].startswith("/sign-in/")
