"""Feedback in the browser: given, answered, shown, asked of somebody outside by a link, and brought into a talk."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from alongside.conversations.models import EvidenceItem
from alongside.conversations.testing import a_conversation
from alongside.feedback.models import Draft, Feedback, LogEntry, OutsideAnswer, Recognition, Widening

from .conftest import Window
from .people import imported_pair, sign_in

pytestmark = pytest.mark.browser


def test_given_read_answered_and_shown_by_its_receiver(window: Window) -> None:
    two = imported_pair()
    host, guest = sign_in(window(), two.host), sign_in(window(), two.guest)
    host.goto(f"/feedback/new/?to={two.guest.pk}")
    host.get_by_label("What did you see or hear?").fill("You let the caller finish.")
    host.get_by_label("What followed from it?").fill("She stayed.")
    expect(host.get_by_text("can read this now").first).to_be_visible()
    host.get_by_role("button", name="Give it to").click()
    host.wait_for_url(re.compile("/feedback/[0-9a-f-]{36}/"))  # the form bears the same heading
    expect(host.get_by_role("heading", name=f"Feedback for {two.guest.short_name}")).to_be_visible()
    guest.goto("/notices/")
    guest.get_by_text(f"{two.host.short_name} gave you feedback.").first.click()
    expect(guest.get_by_text("You let the caller finish.")).to_be_visible()
    guest.get_by_role("button", name="Say thanks").click()
    expect(guest.get_by_text("says thanks.")).to_be_visible()
    guest.get_by_role("link", name="Ask back").click()
    guest.get_by_label("Write below it").fill("Which call was it?")
    guest.get_by_role("button", name="Write it below").click()
    expect(guest.get_by_text("Which call was it?")).to_be_visible()
    guest.get_by_role("link", name="Show it to somebody").click()
    guest.get_by_label("Name").last.fill("Mei")
    guest.get_by_role("button", name="Find").click()
    guest.get_by_role("button", name="Mei Lin").first.click()
    expect(guest.get_by_text("Shown by")).to_be_visible()
    given = Feedback.objects.get(author=two.host)
    assert Widening.objects.get(feedback=given).to.name == "Mei Lin"
    host.reload()
    expect(host.get_by_text(f"{two.guest.short_name} says thanks.")).to_be_visible()
    expect(host.get_by_role("link", name="Change the words")).to_have_count(0)


def test_half_written_feedback_is_there_again_in_another_window(window: Window) -> None:
    two = imported_pair()
    page = sign_in(window(), two.host)
    page.goto(f"/feedback/new/?to={two.guest.pk}")
    box = page.get_by_label("What did you see or hear?")
    with page.expect_response(lambda answer: "/feedback/drafts/" in answer.url):
        box.fill("You explained the list.")
        box.blur()
    other = sign_in(window(), two.host)
    other.goto(f"/feedback/new/?to={two.guest.pk}")
    expect(other.get_by_label("What did you see or hear?")).to_have_value("You explained the list.")
    assert Draft.objects.get(author=two.host).subject == two.guest


@pytest.mark.parametrize("javascript", [True, False], ids=["with", "without"])
def test_somebody_outside_answers_by_a_link_once(window: Window, javascript: bool) -> None:
    two = imported_pair()
    guest = sign_in(window(javascript=javascript), two.guest)
    guest.goto("/feedback/requests/links/")
    guest.get_by_label("Who is it?").fill("Herr Kim")
    guest.get_by_label("What would you like to know?").fill("How was the delivery?")
    guest.get_by_role("button", name="Make the link").click()
    address = guest.locator("#link").inner_text()
    visitor = window(javascript=javascript)
    place = "/" + address.split("/", 3)[3]
    visitor.goto(place)
    expect(visitor.get_by_text("How was the delivery?")).to_be_visible()
    box = visitor.get_by_label("What did you see or hear?")
    box.fill("Zoë is lazy.")
    visitor.get_by_role("button", name="Read it with me").click()
    expect(visitor.locator(".coach q", has_text="lazy")).to_be_visible()
    words = box if javascript else visitor.get_by_label("Your text")  # without a script on a page of its own
    words.fill("It came a day early.")
    visitor.get_by_role("button", name="Send it" if javascript else "Keep mine and go on").click()
    expect(visitor.get_by_role("heading", name="Thank you")).to_be_visible()
    visitor.goto(place)
    expect(visitor.get_by_role("heading", name="This link does not work")).to_be_visible()
    guest.goto("/feedback/requests/")
    expect(guest.get_by_text("It came a day early.")).to_be_visible()
    assert OutsideAnswer.objects.filter(request__by=two.guest).count() == 1


@pytest.mark.parametrize("javascript", [True, False], ids=["with-script", "without-script"])
def test_recognition_is_given_in_the_teams_view_and_taken_out_of_it(window: Window, javascript: bool) -> None:
    two = imported_pair()
    host = sign_in(window(javascript=javascript), two.host)
    guest = sign_in(window(javascript=javascript), two.guest)
    host.goto(f"/feedback/recognition/new/?to={two.guest.pk}")
    host.get_by_text("Resilience", exact=True).click()
    host.get_by_label("What did they do?").fill("You stayed until the press ran.")
    host.get_by_text("The person and their team", exact=True).click()
    host.get_by_role("button", name="Give it to").click()
    expect(host.get_by_text("You stayed until the press ran.")).to_be_visible()
    guest.goto("/feedback/recognition/")
    guest.get_by_role("link", name="Open it").first.click()
    expect(guest.get_by_role("heading", name=f"Recognition from {two.host.short_name}")).to_be_visible()
    guest.get_by_role("button", name="Take it out of the team").click()
    expect(guest.get_by_role("button", name="Put it back into the team")).to_be_visible()
    assert not Recognition.objects.get(subject=two.guest).is_in_view


def test_win_is_noted_in_two_taps_and_brought_into_a_talk(window: Window) -> None:
    two = imported_pair()
    talk = a_conversation(two.guest, two.host, "quarterly", at=timezone.now() + timedelta(days=3))
    guest = sign_in(window(), two.guest)
    guest.goto("/feedback/log/")
    guest.get_by_label("What happened?").fill("The guide answered it.")
    guest.get_by_role("button", name="It was a win").click()
    expect(guest.get_by_text("The guide answered it.", exact=True)).to_be_visible()
    guest.goto(f"/conversations/{talk.pk}/preparation/")
    guest.get_by_role("link", name="From your log").click()
    guest.get_by_role("button", name="Bring it, for both to read").click()
    expect(guest.get_by_text("On the list. Both of you can read it now.")).to_be_visible()
    host = sign_in(window(), two.host)
    host.goto(f"/conversations/{talk.pk}/preparation/")
    expect(host.get_by_text("The guide answered it.").first).to_be_attached()
    assert EvidenceItem.objects.get(conversation=talk).by == two.guest
    assert LogEntry.objects.get(author=two.guest).brought_on is not None
