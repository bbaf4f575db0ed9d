"""One-time links: to sign in, to accept an invitation, to choose a new password; asked for, or sent by the command."""

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from click.testing import CliRunner, Result
from django.conf import settings
from django.test import Client
from django.utils import timezone

from alongside.foundation import letters
from alongside.foundation.errors import NotPossible
from alongside.foundation.letters import Letter
from alongside.foundation.testing import as_owner
from alongside.people import link_requests
from alongside.people.invite import invite
from alongside.people.models import Person, Session, SignInLink
from alongside.people.testing import a_person, signed_in

pytestmark = pytest.mark.django_db
PASSWORD = "four quiet words here"


@pytest.fixture(autouse=True)
def posted() -> Iterator[list[Letter]]:
    """The letters handed over, kept instead of carried."""
    before, kept = list(letters._carriers), list[Letter]()
    letters.carry_with(kept.append)
    yield kept
    letters._carriers[:] = before


def path_of(address: str) -> str:
    return address.removeprefix(settings.BASE_URL)


def test_looking_changes_nothing_and_the_button_signs_in(client: Client) -> None:
    amira = a_person()
    door = path_of(amira.send_sign_in_link())
    assert client.get(door).status_code == client.get(door).status_code == 200
    assert not Session.objects.exists()
    assert client.post(door)["Location"] == "/"
    assert Session.objects.get().person == amira


def test_a_link_is_kept_hashed_and_spent_once(client: Client) -> None:
    door = path_of(a_person().send_sign_in_link())
    client.post(door)
    link = SignInLink.objects.get()
    assert link.spent_at
    assert link.token_hash not in door
    again = Client().post(door)
    assert again.status_code == 409
    assert "no longer works" in again.content.decode()
    assert Client().get(door).status_code == 409


def test_of_two_clicks_at_once_one_wins() -> None:
    a_person().send_sign_in_link()
    first, second = SignInLink.objects.get(), SignInLink.objects.get()
    first.spend()
    with pytest.raises(NotPossible, match="Ask for a new one"):
        second.spend()


@pytest.mark.parametrize(("purpose", "lasts"), [("sign_in", 15), ("reset", 60), ("invitation", 14 * 24 * 60)])
def test_a_link_that_is_too_old_does_not_work(client: Client, purpose: str, lasts: int) -> None:
    amira = a_person()
    sends = {
        "sign_in": amira.send_sign_in_link,
        "reset": amira.send_password_reset,
        "invitation": amira.send_invitation,
    }
    door = path_of(sends[purpose]())
    assert timezone.now() + timedelta(minutes=lasts) - SignInLink.objects.get().ends_at < timedelta(minutes=1)
    SignInLink.objects.update(ends_at=timezone.now())
    assert client.post(door, {"password": PASSWORD}).status_code == 409


def test_a_newer_link_ends_the_older(client: Client) -> None:
    amira = a_person()
    older, newer = path_of(amira.send_sign_in_link()), path_of(amira.send_sign_in_link())
    assert client.post(older).status_code == 409
    assert client.post(newer).status_code == 303


def test_spent_and_invented_links_look_the_same(client: Client) -> None:
    door = path_of(a_person().send_sign_in_link())
    client.post(door)
    stranger = Client()
    spent, invented = stranger.get(door), stranger.get("/sign-in/" + "x" * 43 + "/")
    assert spent.status_code == invented.status_code == 409
    assert _words(spent) == _words(invented)


def test_a_leaver_cannot_use_one(client: Client) -> None:
    noor = a_person("Noor Rahman")
    door = path_of(noor.send_sign_in_link())
    with as_owner():
        noor.leave()
    assert client.post(door).status_code == 409
    assert not Session.objects.exists()


@pytest.mark.parametrize("purpose", ["invitation", "reset"])
def test_an_invitation_and_a_reset_choose_a_password(client: Client, purpose: str) -> None:
    amira = a_person()
    old = signed_in(amira)
    door = path_of(amira.send_invitation() if purpose == "invitation" else amira.send_password_reset())
    page = client.get(door).content.decode()
    assert "at least 10 characters" in page
    assert client.post(door, {"password": PASSWORD})["Location"] == "/"
    assert amira.proves_with(PASSWORD)
    assert old.get("/profile/").status_code == 302


@pytest.mark.parametrize("password", ["", "short", "password123"])
def test_a_refused_password_leaves_the_link_usable(client: Client, password: str) -> None:
    amira = a_person()
    door = path_of(amira.send_invitation())
    found = client.post(door, {"password": password})
    assert found.status_code == 422
    assert 'aria-invalid="true"' in found.content.decode()
    assert client.post(door, {"password": PASSWORD}).status_code == 303


def test_a_sign_in_link_changes_no_password(client: Client) -> None:
    amira = a_person(password=PASSWORD)
    client.post(path_of(amira.send_sign_in_link()), {"password": "planted by somebody"})
    assert amira.proves_with(PASSWORD)


@pytest.mark.parametrize(("door", "purpose"), [("/sign-in/link/", "sign_in"), ("/password/forgotten/", "reset")])
def test_asking_sends_one_letter(client: Client, posted: list[Letter], door: str, purpose: str) -> None:
    amira = a_person()
    assert client.post(door, {"email": "Amira.Haddad@example.org"}).status_code == 200
    (letter,) = posted
    assert (letter.to, letter.template) == (amira.pk, f"people/mail/{purpose}")
    assert client.get(path_of(letter.context["address"])).status_code == 200


@pytest.mark.parametrize("door", ["/sign-in/link/", "/password/forgotten/"])
def test_asking_gives_no_account_away(
    client: Client, posted: list[Letter], door: str, monkeypatch: Any, django_capture_on_commit_callbacks: Any
) -> None:
    waits: list[float] = []
    monkeypatch.setattr(link_requests, "_wait_until", waits.append)
    a_person()
    noor = a_person("Noor Rahman")
    with as_owner():
        noor.leave()
    bodies = set()
    for email in ("amira.haddad@example.org", "noor.rahman@example.org", "nobody@example.org"):
        with django_capture_on_commit_callbacks(execute=True):
            found = client.post(door, {"email": email})
        assert found.status_code == 200
        bodies.add(_words(found).replace(email, "—"))
    assert len(bodies) == 1
    assert len(posted) == 1
    assert len(waits) == 3


def test_the_wait_lasts_to_its_moment(monkeypatch: Any) -> None:
    slept: list[float] = []
    monkeypatch.setattr("time.sleep", slept.append)
    monkeypatch.setattr("time.monotonic", lambda: 10.0)
    link_requests._wait_until(10.25)
    link_requests._wait_until(9)
    assert slept == [0.25, 0]


def test_the_letters_address_never_comes_from_the_request(client: Client, posted: list[Letter]) -> None:
    a_person()
    client.post("/sign-in/link/", {"email": "amira.haddad@example.org"}, headers={"Host": "127.0.0.1:9999"})
    client.post("/sign-in/link/", {"email": "amira.haddad@example.org"}, headers={"X-Forwarded-Host": "evil.example"})
    assert [letter.context["address"].startswith(settings.BASE_URL + "/sign-in/") for letter in posted] == [True, True]


@pytest.mark.parametrize("door", ["/sign-in/link/", "/password/forgotten/"])
def test_asking_too_often_has_to_wait(client: Client, door: str) -> None:
    answers = [client.post(door, {"email": "nobody@example.org"}).status_code for _ in range(11)]
    assert answers == [200] * 10 + [429]


@pytest.mark.parametrize("door", ["/sign-in/link/", "/password/forgotten/"])
def test_asking_without_an_address_says_so(client: Client, door: str) -> None:
    assert client.get(door).status_code == 200
    assert client.post(door, {"email": "nonsense"}).status_code == 422
    assert client.delete(door).status_code == 405


def call(*words: str) -> Result:
    with as_owner():
        return CliRunner().invoke(invite, words)


def test_inviting_makes_the_first_administrator(client: Client, posted: list[Letter]) -> None:
    found = call("Ada.Okafor@example.org", "--administrator", "--json")
    told = json.loads(found.output)
    ada = Person.objects.get()
    assert found.exit_code == 0
    assert (ada.name, ada.email, ada.is_administrator, ada.is_employed) == (
        "Ada Okafor",
        "ada.okafor@example.org",
        True,
        True,
    )
    assert (told["added"], told["administrator"], told["id"]) == (True, True, str(ada.pk))
    assert posted[0].context["address"] == told["link"]
    assert client.post(path_of(told["link"]), {"password": PASSWORD}).status_code == 303


def test_inviting_again_changes_nobody_and_sends_a_new_link(client: Client) -> None:
    first = call("ada@example.org", "--name", "Ada Okafor", "--administrator").output
    second = call("ada@example.org", "--administrator").output
    ada = Person.objects.get()
    assert (ada.name, ada.administrations.count(), ada.employments.count()) == ("Ada Okafor", 1, 1)
    assert client.get(_link_in(first)).status_code == 409
    assert client.get(_link_in(second)).status_code == 200


def test_inviting_makes_nobody_an_administrator_unasked() -> None:
    call("otto@example.org")
    assert not Person.objects.get().is_administrator


@pytest.mark.parametrize(
    "words", [["nonsense"], ["a@"], [""], ["otto@example.org", "--name", "\x07"], ["otto@example.org", "--name", "12"]]
)
def test_inviting_nonsense_is_refused_in_one_sentence(words: list[str]) -> None:
    _refused(call(*words), "write it as")
    assert not Person.objects.exists()


def test_a_name_is_kept_as_people_write_it() -> None:
    """A Persian name with the sign that keeps two letters apart, which is no printable character."""
    call("sara@example.org", "--name", "سارا  عرب\u200cزاده\u202e")
    assert Person.objects.get(email="sara@example.org").name == "سارا عرب\u200cزاده"


def test_inviting_a_leaver_or_another_name_is_refused() -> None:
    noor = a_person("Noor Rahman")
    _refused(call("noor.rahman@example.org", "--name", "Otto Lindqvist"), "belongs to Noor Rahman")
    with as_owner():
        noor.leave()
    _refused(call("noor.rahman@example.org"), "Noor Rahman left on")
    a_person(since=timezone.localdate() + timedelta(days=3))
    _refused(call("amira.haddad@example.org"), "starts on")


def test_inviting_without_an_address_is_a_usage_error() -> None:
    assert call().exit_code == 2
    assert "one-time link" in call("--help").output


def _refused(result: Result, said: str) -> None:
    """The console script turns the exception into its sentence and exit code 1."""
    assert type(result.exception).__name__ == "NotPossible"
    assert said in str(result.exception)
    assert result.output == ""


def _link_in(output: str) -> str:
    return path_of(output.splitlines()[-1])


def _words(found: Any) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"|"X-CSRFToken": "[^"]*"', "", found.content.decode())
