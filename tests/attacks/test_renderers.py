"""Every hostile text through every renderer: paper, calendar, mail, page. It arrives as words, or not at all."""

from itertools import product
from typing import Any

import icalendar
import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.conversations import models
from alongside.conversations.testing import a_conversation, a_pair, a_promise
from alongside.foundation.letters import Letter, post
from alongside.foundation.markdown import voice
from alongside.notices.composing import compose
from alongside.notices.models import OutboxItem
from alongside.people.testing import Cast, a_person, signed_in, the_cast
from tests.doors import LONG

from .corpus import HOSTILE, STORABLE, some
from .reading import troubles_of

pytestmark = pytest.mark.django_db


def told(cast: Cast, texts: list[str]) -> models.Conversation:
    """A talk in which everything that can be written says these texts, held and written down."""
    pair = a_pair(cast.amira, cast.jonas)
    talk = a_conversation(cast.amira, cast.jonas, "quarterly", purpose=texts[0][:300], at=timezone.now())
    for text in texts:
        a_promise(pair, cast.jonas, text[:300])
    talk.enter(by=cast.jonas)
    for stage, text in product(("look_back", "strengths", "growth"), texts):
        models.write_note(talk, text, by=cast.amira, stage=stage)
    talk.conclude(by=cast.jonas)
    models.draft_recap(talk, by=cast.jonas)
    return talk


@pytest.mark.parametrize("names", some(STORABLE, 1 if LONG else 6), ids=", ".join)
def test_recap_and_period_on_paper_and_on_the_page(names: list[str]) -> None:
    cast = the_cast()
    talk = told(cast, [STORABLE[name] for name in names])
    client = signed_in(cast.amira)
    recaps = [reverse(f"conversations:{name}", args=[talk.pk]) for name in ("recap", "recap_pdf")]
    periods = [reverse(f"conversations:{name}", args=[talk.relationship_id]) for name in ("period", "period_pdf")]
    today = timezone.localdate()
    days = {"since": f"{today:%Y-%m-%d}", "until": f"{today:%Y-%m-%d}"}
    for address in recaps + periods:
        answer = client.get(address, days)
        assert (address, answer.status_code) == (address, 200)
        assert troubles_of(answer) == []


@pytest.mark.parametrize("name", STORABLE)
def test_the_entry_in_the_calendar(name: str) -> None:
    cast = the_cast()
    text = STORABLE[name]
    cast.amira.name = text[:200]
    cast.amira.save()
    talk = a_conversation(cast.amira, cast.jonas, "quarterly", purpose=text[:300], place=text[:200])
    answer = signed_in(cast.jonas).get(reverse("conversations:invitation", args=[talk.pk]))
    assert answer.status_code == 200
    assert troubles_of(answer) == []
    calendar: Any = icalendar.Calendar.from_ical(answer.content)
    (event,) = calendar.walk("VEVENT")
    assert len(event["ATTENDEE"]) == 2


@pytest.mark.parametrize("template", ["people/mail/factor_added", "notices/mail/notice"])
@pytest.mark.parametrize("name", STORABLE)
def test_a_letter_to_and_about_somebody(name: str, template: str) -> None:
    text = STORABLE[name]
    somebody = a_person("Amira Haddad", email="amira@example.org")
    somebody.name = text[:200]
    somebody.save()
    said = {"name": text, "address": text, "sentence": text, "reason": text}
    post(Letter(key="x", to=somebody.pk, template=template, context=said))
    letter = compose(OutboxItem.objects.get())
    raw = letter.as_bytes()
    head = raw.partition(b"\r\n\r\n")[0].lower()
    assert b"\nbcc:" not in head and b"\nx-attacked" not in head
    assert head.count(b"\nto:") + head.startswith(b"to:") == 1
    assert [address.addr_spec for address in letter["To"].addresses] == ["amira@example.org"]
    html = letter.get_body(("html",)).get_content()  # type: ignore[union-attr]
    assert [found for found in troubles_of(HttpResponse(html)) if not found.startswith("style=")] == []


@pytest.mark.parametrize("name", HOSTILE)
def test_what_somebody_wrote_in_markdown(name: str) -> None:
    assert troubles_of(HttpResponse(voice(HOSTILE[name].replace("\ud800", "")))) == []


@pytest.mark.parametrize("name", HOSTILE)
def test_a_page_that_says_back_what_was_asked(name: str) -> None:
    """Search, the directory, `next`, the kinds of an address: what comes in an address goes out escaped."""
    cast = the_cast()
    client = signed_in(cast.ada)
    for place, key in (("/search/", "q"), ("/people/resets/", "who"), ("/sign-in/", "next"), ("/proof/", "next")):
        answer = client.get(place, {key: HOSTILE[name].replace("\ud800", "")})
        assert answer.status_code < 500
        assert troubles_of(answer) == []


def test_a_page_that_is_not_there_says_nothing_back() -> None:
    found = Client().get("/<script>alert(1)</script>/")
    assert found.status_code in (302, 404)
    assert troubles_of(found) == []
