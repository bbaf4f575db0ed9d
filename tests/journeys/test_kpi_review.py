"""A KPI review in two windows: the owner sees the reading first, then both look at the same chart and choose."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from alongside.conversations.models import Note
from alongside.foundation.testing import as_owner
from alongside.goals.models import Goal
from alongside.kpis.models import Kpi
from alongside.kpis.testing import a_kpi, readings_of

from .conftest import Window
from .people import Two, imported_pair, sign_in

pytestmark = pytest.mark.browser
CALM = [40.0, 42, 39, 41, 43, 40, 41, 42, 40, 39, 41, 42]
NAME = "Open cases at the end of the week"


def a_number(two: Two) -> Kpi:
    """Twelve calm weeks that both read."""
    kpi = a_kpi(two.guest, NAME, target_kind="at_most", target_high=45, unit="cases")
    readings_of(kpi, CALM, last=timezone.localdate() - timedelta(days=7))
    return kpi


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).first.click()


def walk_in(page: Page, talk: str) -> None:
    page.goto(talk + "room/")
    if page.get_by_role("button", name="Go in").count():
        press(page, "Go in")
    expect(page.get_by_role("heading", name="Arrive", exact=True)).to_be_visible()


def add_the_reading_of_today(guest: Page, kpi: Kpi) -> None:
    guest.goto(kpi.get_absolute_url())
    guest.get_by_role("link", name="Add a reading").click()
    guest.get_by_label("Number", exact=True).fill("58")
    press(guest, "Add it")
    expect(guest.get_by_role("heading", name="You see this first")).to_be_visible()
    expect(guest.get_by_text("Changed", exact=True).first).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False], ids=["with-script", "without-script"])
def test_the_owner_sees_a_reading_first_and_shows_it_with_its_context(window: Window, javascript: bool) -> None:
    two = imported_pair()
    kpi = a_number(two)
    guest = sign_in(window(javascript=javascript), two.guest)
    host = sign_in(window(javascript=javascript), two.host)
    add_the_reading_of_today(guest, kpi)

    host.goto(kpi.get_absolute_url())
    expect(host.get_by_text("Usual range", exact=True).first).to_be_visible()
    assert "58" not in host.locator(".kpi").inner_text()

    guest.get_by_role("link", name="Add context").first.click()
    guest.get_by_label("In a sentence").fill("Two of us were away, I carried both queues.")
    press(guest, "Put it beside the number")
    expect(guest.get_by_text("I carried both queues.").first).to_be_visible()
    press(guest, "Show it now")
    expect(guest.get_by_role("heading", name="You see this first")).to_have_count(0)

    host.goto(kpi.get_absolute_url())
    expect(host.locator(".kpi").get_by_text("58 cases", exact=True)).to_be_visible()
    expect(host.get_by_text("I carried both queues.")).to_be_visible()
    expect(host.get_by_text("before anybody else saw the reading")).to_be_visible()
    cards = [page.locator(".kplot").first.get_attribute("aria-label") for page in (guest, host)]
    assert cards[0] == cards[1], "both see the same card"


def plan_a_review(host: Page, two: Two) -> str:
    host.goto("/conversations/new/")
    host.locator("main").get_by_role("link", name=two.guest.name).first.click()
    host.get_by_role("link", name="KPI review").click()
    press(host, "Plan")
    host.wait_for_url("**/preparation/")
    return host.url.removesuffix("preparation/")


def write_into(page: Page, box: str, text: str) -> None:
    page.get_by_label(f"Add to: {box}").fill(text)
    page.get_by_label(f"Add to: {box}").press("Enter")
    expect(page.locator(".four").get_by_text(text)).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False], ids=["with-script", "without-script"])
def test_two_people_look_at_a_number_and_make_it_a_goal(window: Window, javascript: bool) -> None:
    two = imported_pair()
    kpi = a_number(two)
    with as_owner():
        kpi.read(timezone.localdate(), 58, by=two.guest).release(by=two.guest)
    host = sign_in(window(javascript=javascript), two.host)
    guest = sign_in(window(javascript=javascript), two.guest)
    talk = plan_a_review(host, two)
    expect(host.get_by_text("Am I building pressure, or partnership?")).to_have_count(1)
    assert f"{NAME}: 58 cases" in host.content()

    walk_in(host, talk)
    walk_in(guest, talk)
    host.reload()
    press(host, "Next: Look back")
    expect(host.get_by_role("heading", name=NAME)).to_be_visible()
    guest.goto(talk + "room/")
    for page in (host, guest):
        expect(page.get_by_role("heading", name=NAME)).to_be_visible()
        expect(page.get_by_text("Something is different from before. What do you see in it?")).to_be_visible()
        assert not re.search(r"\b(failed|missed|red|score)\b", page.locator("main").inner_text(), re.IGNORECASE)

    write_into(guest, "What it tells us", "It counts what waits, not what is late.")
    host.goto(talk + "room/")
    expect(host.locator(".four").get_by_text("not what is late")).to_be_visible()
    write_into(host, "What got in the way", "I said yes to both leaves.")

    host.get_by_role("link", name="Make it a goal").first.click()
    host.get_by_label("The goal").fill("Bring the open cases back to 45 or fewer by the end of the quarter")
    press(host, "Propose it")
    host.wait_for_url("**/room/")
    press(host, "Next: Effort")
    press(host, "Next: Direction")
    guest.goto(talk + "room/")
    expect(guest.get_by_text("Bring the open cases back").first).to_be_visible()
    press(guest, "I agree")
    expect(guest.get_by_role("button", name="I agree")).to_have_count(0)

    goal = Goal.objects.get(owner=two.guest)
    assert (goal.is_active, goal.kpi) == (True, kpi)
    assert set(Note.objects.filter(conversation__relationship__guest=two.guest).values_list("heading", flat=True)) == {
        "tells",
        "in_the_way",
    }


def test_help_comes_while_a_goal_is_typed(window: Window) -> None:
    two = imported_pair()
    page = sign_in(window(), two.guest)
    page.goto("/goals/new/")
    page.get_by_label("The goal").press_sequentially("Improve quality.")
    expect(page.get_by_text("What would somebody see you do? Name one thing.")).to_be_visible()
    page.get_by_label("The goal").fill("Reduce the reply time from 9 hours to 4 hours by the end of the quarter")
    expect(page.get_by_text("What would somebody see you do? Name one thing.")).to_have_count(0)
    assert not Goal.objects.filter(owner=two.guest).exists()
