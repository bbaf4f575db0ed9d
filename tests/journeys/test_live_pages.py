"""Live for two, in two windows: what one does stands on the other's open page, and nobody loads anything again."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from alongside.conversations.models import Conversation
from alongside.conversations.testing import a_conversation, a_point

from .conftest import Window
from .people import Two, imported_pair, sign_in

pytestmark = pytest.mark.browser


def two_windows(window: Window, two: Two, address: str) -> tuple[Page, Page]:
    """The host's and the guest's, both at `address`, marked so that a page that was loaded again is found out."""
    pages = tuple(sign_in(window(), person) for person in (two.host, two.guest))
    for page in pages:
        with page.expect_response("**/stream/**"):
            page.goto(address)
        mark(page)
    return pages  # type: ignore[return-value]


def mark(page: Page) -> None:
    page.evaluate("document.body.dataset.first = 'yes'")


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).first.click()


def press_and_load(page: Page, name: str) -> None:
    """What follows is asked of the page that comes, once it listens."""
    with page.expect_response("**/stream/**"):
        press(page, name)
    mark(page)


def was_not_loaded_again(page: Page) -> None:
    assert page.evaluate("document.body.dataset.first") == "yes"


def a_quarterly(two: Two) -> Conversation:
    return a_conversation(two.guest, two.host, "quarterly", at=timezone.now() + timedelta(days=2))


def test_a_preparation_opens_on_both_screens(window: Window) -> None:
    two = imported_pair()
    talk = a_quarterly(two)
    host, guest = two_windows(window, two, f"/conversations/{talk.pk}/preparation/")
    host.get_by_label("One thing to thank for").fill("You let two people disagree.")
    press_and_load(host, "I’m done")
    expect(guest.get_by_text(f"{two.host.short_name} has prepared")).to_be_visible()
    assert "You let two people disagree." not in guest.content(), "preparation is blind until both are done"
    was_not_loaded_again(guest)

    host.get_by_label("Add a talking point").first.fill("Half a sentence")
    guest.get_by_label("One thing to thank for").fill("You gave me time.")
    press(guest, "I’m done")
    expect(host.get_by_text("You gave me time.")).to_be_visible()
    expect(host.get_by_text("Only you read this now.")).to_have_count(0)
    expect(host.get_by_label("Add a talking point").first).to_have_value("Half a sentence")
    was_not_loaded_again(host)


def test_walking_in_opens_the_preparation_too(window: Window) -> None:
    two = imported_pair()
    talk = a_quarterly(two)
    host, guest = two_windows(window, two, f"/conversations/{talk.pk}/preparation/")
    guest.get_by_label("One thing to thank for").fill("You gave me time.")
    press(guest, "I’m done")
    for person in (two.guest, two.host):
        page = sign_in(window(), person)
        page.goto(f"/conversations/{talk.pk}/room/")
        press(page, "Go in")
    expect(host.get_by_text("You gave me time.")).to_be_visible()
    was_not_loaded_again(host)


def test_a_recap_shows_the_others_words_and_answer(window: Window) -> None:
    two = imported_pair()
    talk = a_quarterly(two)
    talk.enter(by=two.host)
    talk.conclude(by=two.host)
    host, guest = two_windows(window, two, f"/conversations/{talk.pk}/recap/")
    press_and_load(host, "Write it down")
    expect(guest.get_by_role("heading", name="What we talked about and promised")).to_be_visible()

    mark(guest)
    guest.get_by_role("link", name="Write it in short").click()
    guest.locator("dialog textarea").fill("A guide, and one meeting.")
    guest.locator("dialog").get_by_role("button").last.click()
    expect(host.get_by_text("A guide, and one meeting.", exact=True)).to_be_visible()
    host.get_by_text("Add a promise").click()
    host.get_by_label("One thing, small enough to finish").fill("Half a pro")
    press(guest, "All of it is fair")
    expect(host.get_by_text(f"{two.guest.short_name} said so")).to_be_visible()
    expect(host.get_by_role("link", name="Change the words")).to_have_count(0)
    expect(host.get_by_label("One thing, small enough to finish")).to_have_value("Half a pro")
    was_not_loaded_again(host)
    press(host, "All of it is fair")
    expect(guest.get_by_role("heading", name="A fair record to both")).to_be_visible()


def test_a_check_in_is_live_and_what_is_typed_stays(window: Window) -> None:
    two = imported_pair()
    talk = a_conversation(two.guest, two.host)
    point = a_point(talk.relationship, two.guest, "The second key")
    talk.start(by=two.host)
    host, guest = two_windows(window, two, talk.get_absolute_url())
    guest.get_by_label(f"Write a note on {point.text}").fill("Half a sent")
    guest.get_by_label("A new promise").fill("Half a pro")
    host.get_by_label(f"Write a note on {point.text}").fill("It hangs by the door.")
    host.get_by_label(f"Write a note on {point.text}").locator("xpath=ancestor::form").get_by_role(
        "button", name="Add note"
    ).click()
    expect(guest.get_by_text("It hangs by the door.")).to_be_visible()
    expect(guest.get_by_label(f"Write a note on {point.text}")).to_have_value("Half a sent")
    host.get_by_label("A new promise").fill("Ask for a third")
    press(host, "I will")
    expect(guest.get_by_role("link", name="Ask for a third")).to_be_visible()
    expect(guest.get_by_label("A new promise")).to_have_value("Half a pro")
    was_not_loaded_again(guest)


def test_the_room_says_that_the_other_writes_and_never_what(window: Window) -> None:
    two = imported_pair()
    talk = a_quarterly(two)
    for person in (two.host, two.guest):
        talk.enter(by=person)
    host, guest = two_windows(window, two, f"/conversations/{talk.pk}/room/")
    says = host.get_by_text(f"{two.guest.short_name} is writing")
    expect(says).to_be_hidden()
    guest.get_by_label(f"What I hear {two.host.short_name} say is").fill("Half a sent")
    guest.get_by_label("Write to the shared notes").press_sequentially("A planted half sentence")
    expect(says).to_be_visible(timeout=12_000)  # the draft is saved five seconds after its first letter
    expect(guest.get_by_text("is writing")).to_be_hidden()
    assert "planted" not in host.content()
    press(guest, "Share note")
    expect(host.get_by_text("A planted half sentence")).to_be_visible()
    expect(says).to_be_hidden()
    expect(guest.get_by_label(f"What I hear {two.host.short_name} say is")).to_have_value("Half a sent")
    expect(guest.get_by_label("Write to the shared notes")).to_have_value("")


def test_what_is_written_privately_is_nobodys_news(window: Window) -> None:
    two = imported_pair()
    talk = a_quarterly(two)
    for person in (two.host, two.guest):
        talk.enter(by=person)
    host, guest = two_windows(window, two, f"/conversations/{talk.pk}/room/")
    with guest.expect_response(lambda answer: "private-note" in answer.url and answer.request.method == "POST"):
        guest.locator(".private textarea").press_sequentially("Mine alone")
    guest.get_by_label("Write to the shared notes").press_sequentially("For both")
    host.evaluate("window.heard = []; document.addEventListener('live:moment', (event) => heard.push(event.detail))")
    expect(host.get_by_text(f"{two.guest.short_name} is writing")).to_be_visible(timeout=12_000)
    assert host.evaluate("heard") == [f"writing-{two.guest.pk}"]
