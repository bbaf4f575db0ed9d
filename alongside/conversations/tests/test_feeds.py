"""The feed: one's talks for a calendar program, at a secret address that can be closed."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from alongside.people.testing import Cast, signed_in, the_cast
from alongside.scheduling.models import Feed

from ..testing import a_conversation

pytestmark = pytest.mark.django_db
FEED = "/calendars/feed/"


@pytest.fixture
def cast() -> Cast:
    return the_cast()


def opened(cast: Cast) -> str:
    """Its path, as the page shows it to Amira."""
    page = signed_in(cast.amira).post(FEED).content.decode()
    return "/feeds/" + page.split("/feeds/")[1].split("<")[0]


def talks_at(path: str) -> list[str]:
    answer = Client().get(path)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/calendar")
    return [str(event["SUMMARY"]) for event in Calendar.from_ical(answer.content).walk("VEVENT")]


def test_it_has_ones_own_talks_and_nobody_elses(cast: Cast) -> None:
    a_conversation(cast.amira, cast.jonas, purpose="What we do about the complaint", place="Room 5")
    a_conversation(cast.jonas, cast.ines, at=timezone.now() + timedelta(days=3))
    path = opened(cast)
    assert talks_at(path) == ["Talk with Jonas"]
    text = Client().get(path).content.decode()
    assert "complaint" not in text and "example.org" not in text, "neither what about nor anybody's address"


def test_a_cancelled_talk_says_so(cast: Cast) -> None:
    talk = a_conversation(cast.amira, cast.jonas)
    talk.cancel(by=cast.jonas, reason="Snow")
    path = opened(cast)
    (event,) = Calendar.from_ical(Client().get(path).content).walk("VEVENT")
    assert (event["STATUS"], event["SEQUENCE"]) == ("CANCELLED", 1)


def test_its_address_is_kept_as_a_fingerprint_alone(cast: Cast) -> None:
    path = opened(cast)
    token = path.removeprefix("/feeds/").removesuffix(".ics")
    assert token not in Feed.objects.get().token_hash
    assert token not in signed_in(cast.amira).get("/calendars/").content.decode()


def test_a_new_address_closes_the_old_and_closing_ends_it(cast: Cast) -> None:
    old = opened(cast)
    new = opened(cast)
    assert Client().get(old).status_code == 404
    assert Client().get(new).status_code == 200
    signed_in(cast.jonas).post(FEED, {"_method": "DELETE"})
    assert Client().get(new).status_code == 200, "somebody else cannot close it"
    signed_in(cast.amira).post(FEED, {"_method": "DELETE"})
    assert Client().get(new).status_code == 404


def test_whoever_left_has_no_feed_any_more(cast: Cast) -> None:
    path = opened(cast)
    cast.amira.leave(on=timezone.localdate() - timedelta(days=1))
    assert Client().get(path).status_code == 404


def test_it_asks_as_much_for_three_talks_as_for_one(cast: Cast) -> None:
    from alongside.foundation.testing import statements_of

    a_conversation(cast.amira, cast.jonas)
    path, client = opened(cast), Client()
    one = len(statements_of(client, path))
    for days in (3, 5):
        a_conversation(cast.amira, cast.jonas, at=timezone.now() + timedelta(days=days)).move(
            timezone.now() + timedelta(days=days + 1), by=cast.jonas
        )
    assert len(statements_of(client, path)) == one
