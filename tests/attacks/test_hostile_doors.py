"""Every door there is, from outside: forged forms, links that claim a method, other host names, somebody who left."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client, override_settings

from alongside.foundation.testing import as_owner
from alongside.people.models import RateCount, Session
from alongside.people.testing import signed_in, the_cast
from tests.answers import headers_missing
from tests.doors import EVERYBODY, LONG, NOBODY, Door, matrix, things
from tests.figures import tell
from tests.test_doors import address_of, ask, browsers

pytestmark = pytest.mark.django_db
FORGED: list[dict[str, str]] = [{}, {"Origin": "https://evil.example"}, {"Origin": "null"}]


def doors(about: dict[str, Any], *, writing: bool) -> list[tuple[Door, str]]:
    found = [(door, address_of(door, about)) for door in matrix() if (door.method != "GET") is writing]
    return [(door, address) for door, address in found if address]


def let_in(door: Door) -> str:
    """Somebody who is."""
    return min(door.ok - {NOBODY}, default=NOBODY)


def test_a_form_that_another_site_sends_is_refused_at_every_door() -> None:
    cast = the_cast()
    about, clients = things(cast, "after"), browsers(cast)
    wrong, tried = [], 0
    for door, address in doors(about, writing=True):
        strict = Client(enforce_csrf_checks=True)
        strict.cookies.update(clients[let_in(door)].cookies)
        for headers in FORGED if LONG else FORGED[tried % len(FORGED) :][:1]:
            tried += 1
            RateCount.objects.all().delete()
            answer = strict.post(address, {"_method": door.method}, headers=headers)
            if answer.status_code != 403:
                wrong.append(f"{door.method} {door.name}: {answer.status_code}")
    assert wrong == []
    assert tried > 200


def test_a_link_changes_nothing_whatever_method_it_claims() -> None:
    cast = the_cast()
    about, clients = things(cast, "during"), browsers(cast)
    wrong = []
    for door, address in doors(about, writing=True):
        answer = ask(clients[let_in(door)], "GET", address, {"_method": door.method, **dict.fromkeys(door.data, "x")})
        location = urlsplit(answer.headers.get("Location", ""))
        if answer.status_code == 303 or location.netloc:
            wrong.append(f"GET {door.name}?_method={door.method}: {answer.status_code}")
    assert wrong == []


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "localhost:80@evil.example", "testserver, evil.example", ""]
)
def test_another_host_name_is_refused_at_every_door(host: str) -> None:
    cast = the_cast()
    about = things(cast, "during")
    client = signed_in(cast.amira)
    for door, address in doors(about, writing=False)[::5]:
        answer = client.get(address, headers={"Host": host})
        assert (door.name, answer.status_code) == (door.name, 400)


def test_no_letter_holds_the_host_that_was_asked(settings: Any) -> None:
    from alongside.notices.models import OutboxItem

    cast = the_cast()
    settings.ALLOWED_HOSTS = ["*"]
    Client().post("/sign-in/link/", {"email": cast.amira.email}, headers={"Host": "evil.example"})
    assert OutboxItem.objects.get().context["address"].startswith("http://localhost:8000/")


def test_answers_that_no_door_gives_have_the_headers_too() -> None:
    for answer in (
        Client().get("/nothing/"),
        Client().get("/", headers={"Host": "evil.example"}),
        Client().put("/sign-in/"),
    ):
        assert headers_missing(answer) == []


def test_cookies_are_hidden_from_scripts_and_from_other_sites() -> None:
    client = Client()
    client.get("/sign-in/")
    client.post("/sign-in/", {"email": "x@example.org", "password": "x"})
    signed = signed_in(the_cast().amira)
    signed.post("/profile/", {"zone": "Nowhere"})
    for cookie in [*client.cookies.values(), *signed.cookies.values()]:
        if cookie.key != "alongside" or cookie["path"]:
            assert (cookie.key, cookie["httponly"], cookie["samesite"]) == (cookie.key, True, "Lax")


def test_over_https_cookies_belong_to_this_host_alone() -> None:
    """Settings are read once a process, so another process is asked."""
    import json
    import os
    import subprocess
    import sys

    program = (
        "import django, json; django.setup(); from django.conf import settings as s; print(json.dumps("
        "[s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.MESSAGE_COOKIE_NAME, s.SESSION_COOKIE_SECURE,"
        " s.CSRF_COOKIE_SECURE, s.SECURE_HSTS_SECONDS, s.SESSION_COOKIE_DOMAIN, s.SESSION_COOKIE_PATH]))"
    )
    environment = os.environ | {
        "ALONGSIDE_BASE_URL": "https://talks.example.org",
        "DJANGO_SETTINGS_MODULE": "alongside.config.settings",
    }
    said = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    names = ["__Host-alongside", "__Host-csrftoken", "__Host-said"]
    assert json.loads(said.stdout) == [*names, True, True, 31_536_000, None, "/"]


@override_settings(SECURE_HSTS_SECONDS=31_536_000)
def test_over_https_browsers_are_told_to_stay_there() -> None:
    answer = Client().get("/sign-in/", secure=True)
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"


def test_whoever_leaves_is_out_at_every_door_with_the_next_request() -> None:
    cast = the_cast()
    about = things(cast, "during")
    open_before = [signed_in(cast.amira), signed_in(cast.amira)]
    with as_owner():
        cast.amira.leave()
    assert not Session.objects.filter(person=cast.amira).exists()
    wrong, tried = [], 0
    for door, address in [*doors(about, writing=True), *doors(about, writing=False)]:
        if NOBODY not in door.ok | door.hidden:
            tried += 1
            answer = ask(open_before[0], door.method, address, {})
            if not answer.headers.get("Location", "").startswith("/sign-in/"):
                wrong.append(f"{door.method} {door.name}: {answer.status_code}")
    tell("leavers", doors=tried, open=len(wrong))
    assert wrong == []
    assert len(EVERYBODY) == 9
