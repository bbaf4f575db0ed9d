"""Every door × method × cast × phase of a talk, from the one matrix file. Nobody else is let in."""

from collections.abc import Iterator
from datetime import timedelta
from http.cookies import SimpleCookie
from itertools import count
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse

from alongside.people.testing import Cast, signed_in, the_cast
from tests.answers import Boxes, faults_of, is_page, led_astray
from tests.doors import (
    EVERYBODY,
    LONG,
    METHODS,
    NOBODY,
    PHASES,
    WRITERS,
    Door,
    addresses,
    matrix,
    matrix_in,
    things,
    who_asks,
)
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


def browsers(cast: Cast, ago: timedelta = timedelta()) -> dict[str, Client]:
    found = {who: signed_in(getattr(cast, who), ago=ago) for who in EVERYBODY if who != NOBODY}
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


def outcome(answer: Any) -> str:
    place = answer.headers.get("Location", "")
    if answer.status_code in (301, 302) and "/sign-in/" in place:
        return "sign-in"
    if place.startswith("/proof/?next=") or (answer.status_code == 403 and b"Is it still you?" in answer.content):
        return "proof"
    words = {403: "refused", 404: "hidden", 405: "no such method"}
    return words.get(answer.status_code, "ok" if answer.status_code < 500 else "broken")


def walk(phase: str) -> Iterator[tuple[Door, str, str, Any]]:
    """Each door, who asked there, what they are to get, and the answer. They signed in an hour ago: a grave door asks
    whom it lets in for a fresh proof, and no other does; there all ask with one."""
    cast, turns = the_cast(), count()
    about, early, now = things(cast, phase), browsers(cast, ago=timedelta(hours=1)), browsers(cast)
    for door in matrix_in(phase):
        address = address_of(door, about)
        for who in who_asks(door) if address else ():
            other = cast.otto if who != "otto" else cast.ines
            data = led_astray(next(turns)) | {name: str(other.pk) for name in door.data}
            gets = door.expected(who)
            if door.fresh and gets == "ok":
                yield door, who, "proof", ask(early[who], door.method, str(address), data)
            clients = now if door.fresh or door.name in ASKS_SOME else early
            yield door, who, gets, ask(clients[who], door.method, str(address), data)


@pytest.mark.parametrize("phase", PHASES)
def test_every_door_lets_in_whom_the_matrix_names(phase: str) -> None:
    """And whatever it answers has its headers, leads to no other host, and shows no text box without a receipt."""
    boxes, wrong, faults, asked = Boxes(), list[str](), list[str](), 0
    for door, who, gets, answer in walk(phase):
        asked += 1
        place = f"{door.method} {door.name} {door.about} as {who}"
        if (got := outcome(answer)) != gets:
            wrong.append(f"{place}: {got}, expected {gets}")
        faults += [f"{place}: {fault}" for fault in faults_of(answer)]
        if who in WRITERS and door.method == "GET" and is_page(answer):
            boxes.look(door.name, answer)
    tell("doors", asked=asked, wrong=len(wrong), **({"doors": len(addresses())} if phase == "after" else {}))
    tell("receipts", boxes=len(boxes.seen), bare=len(boxes.bare))
    assert len(boxes.seen) > 15
    assert [*wrong, *faults, *sorted(boxes.bare)] == []


@pytest.mark.parametrize("phase", PHASES if LONG else ["during", "after"])
def test_whoever_has_chosen_something_already_finds_receipts_too(phase: str) -> None:
    cast = the_cast()
    about, clients, boxes = things(cast, phase), browsers(cast), Boxes()
    chosen = {"with": str(cast.otto.pk), "kind": "quarterly", "as": "yaml"}
    for door in matrix_in(phase):
        address = address_of(door, about) if door.method == "GET" else None
        who = next((who for who in WRITERS if who in door.ok), None)
        if address and who and is_page(answer := ask(clients[who], "GET", address, chosen)):
            boxes.look(door.name, answer)
    assert boxes.bare == set()


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
