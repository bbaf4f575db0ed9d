"""The coach in the browser: while somebody types, by keyboard, by its accessible names, and without a script."""

import re

import pytest
from playwright.sync_api import Page, expect

from alongside.conversations.models import Note

from .conftest import Window
from .people import imported_pair, sign_in

pytestmark = pytest.mark.browser
SAID = "You never answer. You are careless."
KIDS = "With your kids at home you can't commit to this."


def at_a_check_in(window: Window, javascript: bool = True, **options: object) -> Page:
    two = imported_pair()
    page = sign_in(window(javascript=javascript, **options), two.host)
    page.goto(f"/conversations/new/?with={two.guest.pk}")
    page.get_by_role("button", name="Start now").click()
    page.wait_for_url(re.compile("/conversations/[0-9a-f-]{36}/"))
    if javascript:
        page.wait_for_function(
            "customElements.get('coach-box') !== undefined"
        )  # whoever types earlier is read at the next key
    return page


def test_hints_come_while_typing_and_go_by_keyboard(window: Window) -> None:
    page = at_a_check_in(window)
    box = page.get_by_label("Write a note").last
    box.fill(SAID)
    keep = page.get_by_role("button", name="Keep mine “careless”")
    expect(keep).to_be_visible()
    region = page.locator(".coach-hints").last
    assert (region.get_attribute("id") or "?") in (box.get_attribute("aria-describedby") or "")
    box.focus()
    page.keyboard.press("Tab")
    expect(keep).to_be_focused()
    page.keyboard.press("Enter")
    expect(keep).to_have_count(0)
    expect(box).to_be_focused()
    box.fill(f"{SAID} Really.")
    expect(page.get_by_role("button", name="Keep mine “never”")).to_be_visible()
    expect(keep).to_have_count(0)
    kept = page.evaluate("Object.entries(localStorage).flat().join()")
    assert "coach:" in kept and "careless" not in kept


def test_asking_aloud_is_read_out(window: Window) -> None:
    page = at_a_check_in(window)
    box = page.get_by_label("Write a note").last
    box.fill("You are careless.")
    page.get_by_role("button", name="Read it with me").last.press("Enter")
    expect(page.locator("coach-box [role=status]").last).to_contain_text("careless")


def test_protected_words_ask_once_and_then_go(window: Window) -> None:
    page = at_a_check_in(window)
    page.get_by_label("Write a note").last.fill(KIDS)
    sure = page.get_by_label("These words belong here")
    expect(sure).to_be_visible()
    page.get_by_role("button", name="Add note").last.click()
    expect(sure).to_be_focused()
    assert not Note.objects.filter(text=KIDS).exists()
    sure.check()
    page.get_by_role("button", name="Add note").last.click()
    expect(page.locator(".note").get_by_text(KIDS)).to_be_visible()


def test_without_a_script_the_page_reads_and_goes_on(window: Window) -> None:
    page = at_a_check_in(window, javascript=False)
    box = page.get_by_label("Write a note").last
    box.fill(SAID)
    page.get_by_role("button", name="Read it with me").last.click()
    expect(page.get_by_role("heading", name="Read with the coach")).to_be_visible()
    page.get_by_label("Your text").fill("You answered two of nine mails in May.")
    page.get_by_role("button", name="Read it again").click()
    expect(page.get_by_label("Your text")).to_have_value("You answered two of nine mails in May.")
    page.get_by_role("button", name="Keep mine and go on").click()
    expect(page).to_have_url(re.compile("/conversations/"))
    expect(page.get_by_text("You answered two of nine mails in May.")).to_be_visible()
