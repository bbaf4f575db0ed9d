"""Every door × method × cast × phase of a talk, from the one matrix file. Nobody else is let in."""

from datetime import timedelta
from http.cookies import SimpleCookie
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse

from alongside.people.testing import Cast, signed_in, the_cast
from tests.doors import EVERYBODY, METHODS, NOBODY, PHASES, Door, addresses, matrix, matrix_in, things
from tests.figures import tell

pytestmark = pytest.mark.django_db

ASKS_SOME = {"people:password"}  # whoever has a second step; its own tests have the rest
STAND_INS = {
    "a_pair": "pair",
    "a_recap": "recap",
    "token": "not-a-token",
    "digest": "0" * 16,
    "kind": "check_in",
    "role": "manager",
    "decisions": 1,
    "clock": "talks",
}


def browsers(cast: Cast) -> dict[str, Client]:
    found = {who: signed_in(getattr(cast, who)) for who in EVERYBODY if who != NOBODY}
    return found | {NOBODY: Client()}


def address_of(door: Door, about: dict[str, Any]) -> str | None:
    """The address in this phase, or nothing where its thing does not exist yet."""
    parts = {}
    for part, name in door.about.items():
        thing = about.get(name) or STAND_INS.get(name)
        if thing is None:
            return None
        parts[part] = getattr(thing, "pk", thing)
    return reverse(door.name, kwargs=parts)


def ask(client: Client, method: str, address: str, data: dict[str, Any]) -> HttpResponseBase:
    """One request, taken back afterwards, cookies included."""
    cookies = client.cookies.output()
    with transaction.atomic():
        if method == "GET":
            answer = client.get(address, data)
        else:
            answer = client.post(address, {**data, "_method": method})
        transaction.set_rollback(True)
    client.cookies = SimpleCookie(cookies.replace("Set-Cookie: ", ""))
    return answer


def outcome(answer: HttpResponseBase) -> str:
    if answer.status_code in (301, 302) and "/sign-in/" in answer.headers.get("Location", ""):
        return "sign-in"
    words = {403: "refused", 404: "hidden", 405: "no such method"}
    return words.get(answer.status_code, "ok" if answer.status_code < 500 else "broken")


@pytest.mark.parametrize("phase", PHASES)
def test_every_door_lets_in_whom_the_matrix_names(phase: str) -> None:
    cast = the_cast()
    about, clients = things(cast, phase), browsers(cast)
    wrong, asked = [], 0
    for door in matrix_in(phase):
        address = address_of(door, about)
        if address is None:
            continue
        for who in EVERYBODY:
            other = cast.otto if who != "otto" else cast.ines
            data = {name: str(other.pk) for name in door.data}
            asked += 1
            got = outcome(ask(clients[who], door.method, address, data))
            if got != door.expected(who):
                wrong.append(f"{door.method} {door.name} {door.about} as {who}: {got}, expected {door.expected(who)}")
    tell("doors", asked=asked, wrong=len(wrong), **({"doors": len(addresses())} if phase == "after" else {}))
    assert wrong == [], "\n".join(wrong)


def test_a_grave_door_asks_for_a_fresh_proof_and_no_other_does() -> None:
    cast = the_cast()
    about = things(cast, "during")
    clients = {who: signed_in(getattr(cast, who), ago=timedelta(hours=1)) for who in EVERYBODY if who != NOBODY}
    wrong = []
    for door in matrix():
        address = address_of(door, about)
        for who in sorted(door.ok - {NOBODY}) if address and door.name not in ASKS_SOME else ():
            answer = ask(clients[who], door.method, str(address), {name: str(cast.noor.pk) for name in door.data})
            asked = answer.headers.get("Location", "").startswith("/proof/?next=") or (
                answer.status_code == 403 and b"Is it still you?" in answer.content  # type: ignore[attr-defined]
            )
            if asked is not door.fresh:
                wrong.append(f"{door.method} {door.name} as {who}: {answer.status_code}")
    assert wrong == [], "\n".join(wrong)


def test_every_address_is_in_the_matrix_with_every_method() -> None:
    listed: dict[str, set[str]] = {}
    for door in matrix():
        listed.setdefault(door.name, set()).add(door.method)
    missing = {
        name: sorted(set(methods) - listed.get(name, set()))
        for name, methods in addresses().items()
        if set(methods) - listed.get(name, set())
    }
    assert missing == {}


def test_the_matrix_names_no_address_that_is_gone() -> None:
    assert {door.name for door in matrix()} - set(addresses()) == set()


def test_a_method_that_a_door_does_not_have_is_405() -> None:
    cast = the_cast()
    about, client = things(cast, "during"), signed_in(cast.amira)
    has = addresses()
    wrong = []
    for door in {door.name: door for door in matrix()}.values():
        address = address_of(door, about)
        if address is None:
            continue
        for method in set(METHODS) - set(has.get(door.name, METHODS)):
            if ask(client, method, address, {}).status_code != 405:
                wrong.append(f"{method} {door.name}")
    assert wrong == []
