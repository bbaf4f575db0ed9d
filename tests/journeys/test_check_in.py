"""A check-in in the browser: few actions to a saved promise, one screen between two, on a phone by keyboard."""

import pytest
from playwright.sync_api import Page, expect

from alongside.conversations.models import Commitment, JustTalked, Note

from .conftest import Window
from .people import Two, imported_pair, sign_in

pytestmark = pytest.mark.browser
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


class Actions:
    """Counts what a person does: a click, a tap, a choice. Typing words is not one."""

    def __init__(self, page: Page) -> None:
        self.page, self.count = page, 0

    def press(self, name: str, role: str = "button") -> None:
        self.count += 1
        self.page.locator("main, dialog").get_by_role(role, name=name, exact=True).first.click()  # type: ignore[arg-type]

    def choose(self, name: str) -> None:
        self.count += 1
        self.page.get_by_text(name, exact=True).first.click()


def promises_of(two: Two) -> list[str]:
    return list(Commitment.objects.filter(owner=two.host).values_list("text", flat=True))


@pytest.mark.parametrize("screen", [{}, PHONE], ids=["desktop", "phone"])
def test_four_actions_from_home_to_a_saved_promise(window: Window, screen: dict[str, object]) -> None:
    two = imported_pair()
    page = sign_in(window(**screen), two.host)
    do = Actions(page)
    do.press("Start or plan a talk", "link")
    do.press(two.guest.name, "link")
    do.press("Start now")
    page.get_by_label("A new promise").fill("Find the second key")
    do.press("I will")
    expect(page.get_by_role("link", name="Find the second key")).to_be_visible()
    assert do.count <= 4
    assert promises_of(two) == ["Find the second key"]


@pytest.mark.parametrize("screen", [{}, PHONE], ids=["desktop", "phone"])
def test_just_talked_with_a_promise_in_three_actions(window: Window, screen: dict[str, object]) -> None:
    two = imported_pair()
    page = sign_in(window(**screen), two.host)
    do = Actions(page)
    do.press("We just talked", "link")
    do.choose(two.guest.short_name)
    page.get_by_label("What it was about").fill("The key, on the stairs.")
    page.get_by_label("A promise").fill("Have a second key made")
    do.press("Save for both of us")
    expect(page.get_by_text("Saved for both of you.")).to_be_visible()
    assert do.count <= 3
    assert JustTalked.objects.get(by=two.host).text == "The key, on the stairs."
    assert promises_of(two) == ["Have a second key made"]


@pytest.mark.parametrize("javascript", [True, False], ids=["with-script", "without-script"])
def test_one_screen_between_two(window: Window, javascript: bool) -> None:
    """The host writes for both; the guest's words wait for the guest's own tap."""
    two = imported_pair()
    host = sign_in(window(javascript=javascript), two.host)
    host.goto(f"/conversations/new/?with={two.guest.pk}")
    host.get_by_role("button", name="Start now").click()
    host.get_by_role("button", name="We share one screen").click()
    host.get_by_text(f"{two.guest.short_name}’s", exact=True).last.click()
    host.get_by_label("Write a note").last.fill("One page at the desk would be used.")
    host.get_by_role("button", name="Add note").last.click()
    expect(host.get_by_text(f"Not yet checked by {two.guest.short_name}")).to_be_visible()

    guest = sign_in(window(javascript=javascript), two.guest)
    guest.goto(host.url)
    guest.get_by_role("button", name="Yes, my words").click()
    expect(guest.get_by_text(f"checked by {two.guest.short_name}")).to_be_visible()
    assert Note.objects.get(voice=two.guest).is_checked


def test_what_is_half_written_stays_while_a_promise_is_made(window: Window) -> None:
    two = imported_pair()
    page = sign_in(window(), two.host)
    page.goto(f"/conversations/new/?with={two.guest.pk}")
    page.get_by_role("button", name="Start now").click()
    note = page.get_by_label("Write a note").last
    note.fill("The second key")
    page.get_by_label("A new promise").fill("Have one made")
    page.get_by_role("button", name="I will", exact=True).click()
    expect(page.get_by_role("link", name="Have one made")).to_be_visible()
    expect(note).to_have_value("The second key")
    expect(page.get_by_label("A new promise")).to_have_value("")

    page.get_by_role("button", name="Add note").last.click()  # the first click, before the box was ever touched
    expect(page.get_by_text("The second key")).to_be_visible()
    expect(note).to_have_value("")

    note.fill("Thought better of it")
    page.get_by_role("button", name="Kept: Have one made").click()
    expect(note).to_have_value("Thought better of it")
    note.fill("")
    page.reload()
    expect(note).to_have_value("")
