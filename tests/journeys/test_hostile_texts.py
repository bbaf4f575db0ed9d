"""In a real browser, on the product as it is served: whatever was written, nothing runs, nothing is asked elsewhere."""

from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page

from alongside.conversations import models
from alongside.conversations.testing import a_conversation, a_pair, a_promise
from alongside.foundation.testing import as_owner
from alongside.people.models import Person
from tests.attacks.corpus import MARK, STORABLE

from .conftest import Window
from .people import Two, imported_pair, sign_in

pytestmark = pytest.mark.browser
WATCH = f"""
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => window.violations.push(event.violatedDirective));
window.wasAttacked = () => window.{MARK} !== undefined || window.violations.length > 0;
"""
TOUCH = """() => {
  for (const one of document.querySelectorAll("main *")) {
    for (const kind of ["mouseover", "focus", "error", "load"]) one.dispatchEvent(new Event(kind));
  }
}"""


def everything_said(two: Two) -> models.Conversation:
    """Every text as a point, a promise, a note, a line between the two; the talk is held and written down."""
    pair = a_pair(two.guest, two.host)
    texts = list(STORABLE.values())
    talk = a_conversation(two.guest, two.host, "quarterly", purpose=texts[0], place=texts[1], at=timezone.now())
    for text in texts:
        models.TalkingPoint.objects.create(relationship=pair, author=two.guest, text=text[:280])
        a_promise(pair, two.host, text[:200])
    models.just_talked(pair, texts[5][:500], by=two.host)
    talk.enter(by=two.host)
    for text in texts:
        models.write_note(talk, text[:2_000], by=two.guest, stage="strengths")
    return talk


def named_hostile(person: Person, place: int) -> None:
    texts = list(STORABLE.values())
    person.name, person.title = texts[place][:200], texts[place + 1][:160]
    person.save()


def look(page: Page, place: str) -> list[str]:
    answer = page.goto(place)
    assert answer and answer.status == 200, place
    page.evaluate(TOUCH)
    page.wait_for_timeout(100)
    bad: Any = page.evaluate("() => window.wasAttacked()")
    return [f"{place}: {page.evaluate('() => window.violations')}"] if bad else []


def test_nothing_that_was_written_runs(window: Window) -> None:
    two = imported_pair()
    page = window()
    page.add_init_script(WATCH)
    page.on("dialog", lambda dialog: pytest.fail(f"a dialog opened: {dialog.message}"))
    sign_in(page, two.guest)
    names = {person: (person.name, person.title) for person in (two.guest, two.host)}
    with as_owner():
        talk = everything_said(two)
        named_hostile(two.guest, 0)
        named_hostile(two.host, 2)
    pair = f"/pairs/{talk.relationship_id}/"
    places = ["/", "/conversations/", f"/conversations/{talk.pk}/", f"/conversations/{talk.pk}/preparation/"]
    places += [f"/conversations/{talk.pk}/room/", "/promises/", f"/people/{two.host.pk}/", "/who-can-see-what/"]
    places += ["/search/?q=%3Cscript%3E", "/sign-in/link/", "/profile/", "/notices/", f"{pair}period/"]
    found = [trouble for place in places for trouble in look(page, place)]
    with as_owner():
        talk.refresh_from_db()
        talk.conclude(by=two.host)
        models.draft_recap(talk, by=two.host)
    found += look(page, f"/conversations/{talk.pk}/recap/")
    with as_owner():
        for person, (name, title) in names.items():
            Person.objects.filter(pk=person.pk).update(name=name, title=title)
    assert found == []


def test_the_watch_itself_sees_what_runs_and_what_the_policy_stops(window: Window) -> None:
    """The control: an inline script is stopped and counted; a mark that is there is seen."""
    page = window()
    page.add_init_script(WATCH)
    page.goto("/sign-in/")
    assert not page.evaluate("() => window.wasAttacked()")
    page.on("console", lambda said: None)
    page.evaluate(f"() => {{ window.{MARK} = 1; }}")
    assert page.evaluate("() => window.wasAttacked()")


def test_the_policy_stops_an_inline_script_and_a_strangers_one(window: Window, browser: Any, address: str) -> None:
    """With a page of its own, because the window of the journeys takes every message for a fault."""
    page = browser.new_context(base_url=address).new_page()
    page.add_init_script(WATCH)
    page.goto("/sign-in/")
    page.evaluate(
        f"""() => {{
          const inline = document.createElement("script"); inline.textContent = "window.{MARK} = 1";
          const stranger = document.createElement("script"); stranger.src = "http://127.0.0.1:9/x.js";
          const image = document.createElement("div"); image.setAttribute("onclick", "window.{MARK} = 1");
          document.body.append(inline, stranger, image); image.click();
          const form = document.createElement("form"); form.action = "http://127.0.0.1:9/"; document.body.append(form);
          form.submit();
        }}"""
    )
    page.wait_for_timeout(300)
    assert page.evaluate(f"() => window.{MARK}") is None
    stopped = page.evaluate("() => window.violations")
    assert {"script-src-elem", "script-src-attr", "form-action"} <= set(stopped)
    assert page.url == f"{address}/sign-in/"
    page.context.close()
