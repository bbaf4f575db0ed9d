"""The main job: two people in two windows, from planning a talk to a promise kept. With scripts, and without any."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from alongside.conversations.models import Commitment, Conversation, State, state_of

from .conftest import Window
from .people import Two, imported_pair, sign_in

pytestmark = pytest.mark.browser


def press(page: Page, name: str, *, exact: bool = False) -> None:
    page.get_by_role("button", name=name, exact=exact).first.click()


def plan_a_quarterly(host: Page, two: Two) -> str:
    host.goto("/conversations/new/")
    host.locator("main").get_by_role("link", name=two.guest.name).first.click()
    host.get_by_role("link", name="Quarterly conversation").click()
    host.get_by_label("What this talk is for").fill("What next, and one step together.")
    press(host, "Plan")
    host.wait_for_url("**/preparation/")
    return host.url.removesuffix("preparation/")


def prepare(page: Page, talk: str, thanks: str) -> None:
    page.goto(talk + "preparation/")
    page.get_by_label("One thing to thank for").fill(thanks)
    press(page, "I’m done")


def add_a_point(page: Page, talk: str, text: str) -> None:
    page.goto(talk + "preparation/")
    page.get_by_label("Add a talking point").first.fill(text)
    page.get_by_label("Add a talking point").first.press("Enter")
    expect(page.get_by_text(text).first).to_be_visible()


def walk_in(page: Page, talk: str) -> None:
    page.goto(talk + "room/")
    if page.get_by_role("button", name="Go in").count():
        page.get_by_role("button", name="Go in").first.click()
    expect(page.get_by_role("heading", name="Arrive", exact=True)).to_be_visible()


def share_a_note(page: Page, text: str) -> None:
    page.get_by_label("Write to the shared notes").fill(text)
    press(page, "Share note")
    expect(page.locator("main").get_by_text(text).first).to_be_visible()


def turn_to(page: Page, stage: str) -> None:
    press(page, f"Next: {stage}")
    expect(page.get_by_role("heading", name=stage).first).to_be_visible()


def promise_and_suggest(host: Page, two: Two) -> None:
    host.get_by_label("A new promise").fill("Find a mentor outside the team")
    press(host, "I will", exact=True)
    expect(host.get_by_text("Find a mentor outside the team").first).to_be_visible()
    host.get_by_label("A new promise").fill("Plan one meeting")
    press(host, f"Suggest it to {two.guest.short_name}")
    expect(host.get_by_text(f"You suggested to {two.guest.short_name}")).to_be_visible()


def paraphrase(host: Page, guest: Page, two: Two) -> None:
    host.get_by_label(f"What I hear {two.guest.short_name} say is").fill("You want to lead soon.")
    press(host, f"Ask {two.guest.short_name}")
    guest.reload()
    guest.get_by_text("Almost", exact=True).click()
    guest.get_by_label("In your own words").fill("Something small first.")
    press(guest, "Say it so")
    expect(guest.get_by_text(f"{two.guest.short_name}: almost")).to_be_visible()


def talk_it_through(host: Page, guest: Page, talk: str, two: Two) -> None:
    walk_in(host, talk)
    walk_in(guest, talk)
    host.reload()
    turn_to(host, "Look back")
    guest.reload()
    share_a_note(guest, "I kept asking the next question.")
    paraphrase(host, guest, two)
    host.reload()
    turn_to(host, "Strengths")
    share_a_note(host, "On 12 October you summed up both sides.")
    promise_and_suggest(host, two)
    guest.reload()
    press(guest, "I will", exact=True)


def write_it_down(host: Page, guest: Page, talk: str) -> None:
    for stage in ("Goals", "Growth", "Plan"):
        turn_to(host, stage)
    press(host, "Go to the recap")
    host.wait_for_url("**/recap/")
    expect(host.get_by_role("button", name="All of it is fair")).to_be_visible()
    press(host, "All of it is fair")
    guest.goto(talk + "recap/")
    expect(guest.get_by_text("I kept asking the next question.")).to_be_visible()
    press(guest, "All of it is fair")


def keep_the_promise(host: Page) -> None:
    host.goto("/promises/")
    press(host, "Kept: Find a mentor outside the team")


@pytest.mark.parametrize("javascript", [True, False], ids=["with-script", "without-script"])
def test_from_planning_to_a_promise_kept(window: Window, javascript: bool) -> None:
    two = imported_pair()
    host = sign_in(window(javascript=javascript), two.host)
    guest = sign_in(window(javascript=javascript), two.guest)

    talk = plan_a_quarterly(host, two)
    add_a_point(guest, talk, "A first step towards leading")
    prepare(guest, talk, "You gave me time for the newcomers.")
    host.goto(talk + "preparation/")
    assert "You gave me time for the newcomers." not in host.content(), "preparation is blind until both are done"
    prepare(host, talk, "You let two people disagree.")
    expect(host.get_by_text("You gave me time for the newcomers.")).to_be_visible()

    talk_it_through(host, guest, talk, two)
    write_it_down(host, guest, talk)
    keep_the_promise(host)

    held = Conversation.objects.with_records().get(relationship__guest=two.guest)
    mine = Commitment.objects.get(owner=two.host)
    theirs = Commitment.objects.get(owner=two.guest)
    assert held.recap.is_confirmed
    assert (mine.is_kept, theirs.is_open) == (True, True)
    assert theirs.due >= timezone.localdate() + timedelta(days=1)
    assert state_of(held) in (State.CONFIRMED, State.CLOSED)
