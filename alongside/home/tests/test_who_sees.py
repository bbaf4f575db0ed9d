"""Who can see what: by name, as of today, and what is not protected."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from django.utils.formats import date_format

from alongside.home.queries.readers import readers_now
from alongside.people.testing import HANDED_OVER, a_person, signed_in, the_cast
from alongside.trust.testing import acting_as

pytestmark = pytest.mark.django_db


def test_the_readers_are_named() -> None:
    cast = the_cast()
    page = signed_in(cast.amira).get("/who-can-see-what/").content.decode()
    for name in ("Jonas Weber", "Noor Rahman", "Lucía Romero"):
        assert name in page
    for name in ("Hal Brandt", "Ada Okafor", "Otto Lindqvist", "Inês Carvalho"):
        assert name not in page


def test_a_former_manager_is_named_with_the_last_day() -> None:
    cast = the_cast()
    with acting_as(cast.amira):
        (former,) = readers_now(cast.amira).former
    assert former.until == timezone.localdate() - HANDED_OVER + timedelta(days=29)
    page = signed_in(cast.amira).get("/who-can-see-what/").content.decode()
    assert date_format(former.until, "j F Y") in page


def test_what_is_not_protected_is_said() -> None:
    page = signed_in(a_person("Nelly New")).get("/who-can-see-what/").content.decode()
    assert "Whoever runs the server could reach" in page and "may have to be disclosed" in page and "Nobody" in page


def test_strangers_are_sent_to_the_door(client: Any) -> None:
    for address in ("/", "/search/", "/who-can-see-what/", "/people/me/as-my-manager-sees-me/"):
        assert client.get(address).status_code == 302
