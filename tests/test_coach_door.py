"""The coach's door: a text in, a reading out, and nothing of it kept."""

import logging
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alongside.coach import views
from alongside.coach.pace import Pace
from alongside.coach.reading import LONGEST
from alongside.people.models import Person
from alongside.people.testing import a_person, signed_in

pytestmark = pytest.mark.django_db
SAID = "You are lazy. With your kids at home you can't commit."
TYPED = {"X-Coach": "typed"}


@pytest.fixture(autouse=True)
def rested(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(views, "pace", Pace())
    yield


@pytest.fixture
def jonas() -> Person:
    return a_person("Jonas Weber")


def address(**said: str) -> str:
    return reverse("coach:reading", query=said)


def test_a_box_gets_a_fragment(jonas: Person) -> None:
    answer = signed_in(jonas).post(address(of="text"), {"text": SAID}, headers=TYPED)
    page = answer.content.decode()
    assert (answer.status_code, "<html" in page) == (200, False)
    assert "lazy" in page and "Keep mine" in page and "These words belong here" in page


def test_nothing_found_says_nothing_while_somebody_types(jonas: Person) -> None:
    answer = signed_in(jonas).post(address(of="text"), {"text": "We met on Friday."}, headers=TYPED)
    assert answer.content.decode().strip() == ""


def test_asked_aloud_it_never_says_that_all_is_well(jonas: Person) -> None:
    page = (
        signed_in(jonas).post(address(), {"text": "We met on Friday."}, headers={"X-Coach": "asked"}).content.decode()
    )
    assert "misses much" in page
    assert not any(word in page.lower() for word in ("no problem", "looks good", "all clear", "no issues"))


def test_without_a_script_a_page_carries_the_form_on(jonas: Person) -> None:
    to = reverse("conversations:just_talked")
    sent = {"words": SAID, "with": "abc", "_method": "PUT"}
    page = signed_in(jonas).post(address(of="words", to=to), sent).content.decode()
    assert f'action="{to}"' in page
    assert '<input type="hidden" name="with" value="abc">' in page
    assert '<input type="hidden" name="_method" value="PUT">' in page
    assert 'name="words"' in page and "required" in page


@pytest.mark.parametrize(
    "to", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)", "/nowhere-here/"]
)
def test_the_way_on_is_ours_or_none(jonas: Person, to: str) -> None:
    page = signed_in(jonas).post(address(of="text", to=to), {"text": SAID}).content.decode()
    assert 'action=""' in page
    assert "Keep mine and go on" not in page


def test_words_of_a_text_are_escaped(jonas: Person) -> None:
    page = signed_in(jonas).post(address(), {"text": "You are <b>lazy</b> <script>x</script>"}).content.decode()
    assert "<script>x" not in page


def test_nothing_is_written_or_logged(jonas: Person, caplog: pytest.LogCaptureFixture) -> None:
    client = signed_in(jonas)
    client.get(reverse("home:today"))
    with caplog.at_level(logging.DEBUG), CaptureQueriesContext(connection) as asked:
        client.post(address(of="text"), {"text": SAID}, headers=TYPED)
    changed = [q["sql"] for q in asked if q["sql"].lower().lstrip().startswith(("insert", "update", "delete"))]
    assert changed == []
    assert not any("lazy" in q["sql"] for q in asked)
    assert "lazy" not in caplog.text


def test_too_much_and_too_often(jonas: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    client = signed_in(jonas)
    assert client.post(address(), {"text": "a" * (LONGEST + 1)}).status_code == 413
    monkeypatch.setattr(views, "pace", Pace(burst=1, each_second=0))
    assert client.post(address(), {"text": SAID}, headers=TYPED).status_code == 200
    refused = client.post(address(), {"text": SAID}, headers=TYPED)
    assert (refused.status_code, refused.headers["Retry-After"], refused.content) == (429, "5", b"")


def test_who_may_not_and_how_not(jonas: Person) -> None:
    assert Client().post(address(), {"text": SAID}).status_code == 302
    assert signed_in(jonas).get(address()).status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = signed_in(jonas).cookies
    assert strict.post(address(), {"text": SAID}).status_code == 403
