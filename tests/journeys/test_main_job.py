"""The main job: two people in two windows, from planning to a promise kept. With scripts, without any, by keys."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from alongside.conversations.models import Commitment, Conversation, State, state_of

from .conftest import Window
from .hands import Hands, KeysAlone
from .people import Two, imported_pair

pytestmark = pytest.mark.browser
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


def plan_a_quarterly(host: Hands, two: Two) -> str:
    host.go("/conversations/new/", "Start or plan a talk")
    host.follow(two.guest.name)
    host.follow("Quarterly conversation")
    host.write("What this talk is for", "What next, and one step together.")
    host.press("Plan")
    host.page.wait_for_url("**/preparation/")
    return host.page.url.removesuffix("preparation/")


def prepare(by: Hands, talk: str, thanks: str) -> None:
    by.go(talk + "preparation/")
    by.write("One thing to thank for", thanks)
    by.press("I’m done")
    by.sees("Yours is done")


def add_a_point(by: Hands, talk: str, text: str, *trail: str) -> None:
    by.go(talk + "preparation/", *trail)
    by.write("Add a talking point", text)
    by.page.keyboard.press("Enter")
    by.sees(text)


def walk_in(by: Hands, talk: str, button: str) -> None:
    by.go(talk + "room/")
    if isinstance(by, KeysAlone):
        by.press(button)
    elif by.page.get_by_role("button", name="Go in").count():
        by.press("Go in")
    by.is_at("Arrive")


def share_a_note(by: Hands, text: str) -> None:
    by.write("Write to the shared notes", text)
    by.press("Share note")
    by.sees(text)


def turn_to(by: Hands, stage: str) -> None:
    by.press(f"Next: {stage}")
    by.is_at(stage)


def promise_and_suggest(host: Hands, two: Two) -> None:
    host.write("A new promise", "Find a mentor outside the team")
    host.press("I will", exact=True)
    host.sees("Find a mentor outside the team")
    host.write("A new promise", "Plan one meeting")
    host.press(f"Suggest it to {two.guest.short_name}")
    host.sees(f"You suggested to {two.guest.short_name}")


def paraphrase(host: Hands, guest: Hands, two: Two) -> None:
    host.write(f"What I hear {two.guest.short_name} say is", "You want to lead soon.")
    host.press(f"Ask {two.guest.short_name}")
    host.sees("You want to lead soon.")
    guest.look_again()
    guest.unfold("Almost")
    guest.write("In your own words", "Something small first.")
    guest.press("Say it so")
    guest.sees(f"{two.guest.short_name}: almost")


def talk_it_through(host: Hands, guest: Hands, talk: str, two: Two) -> None:
    walk_in(host, talk, "Start")
    walk_in(guest, talk, "Go into the room")
    host.look_again()
    turn_to(host, "Look back")
    guest.look_again()
    guest.is_at("Look back")
    share_a_note(guest, "I kept asking the next question.")
    paraphrase(host, guest, two)
    host.look_again()
    turn_to(host, "Strengths")
    share_a_note(host, "On 12 October you summed up both sides.")
    promise_and_suggest(host, two)
    guest.look_again()
    guest.sees("Plan one meeting")  # before it comes, “I will” is that of a promise of one's own
    guest.press("I will", exact=True)
    expect(guest.page.get_by_role("button", name="Not now")).to_have_count(0)


def write_it_down(host: Hands, guest: Hands, talk: str) -> None:
    for stage in ("Goals", "Growth", "Plan"):
        turn_to(host, stage)
    host.press("Go to the recap")
    host.page.wait_for_url("**/recap/")
    host.press("All of it is fair")
    host.is_at("Not answered by both yet")
    guest.go(talk + "recap/", "Go to the recap")
    guest.sees("I kept asking the next question.")
    guest.press("All of it is fair")
    guest.is_at("A fair record to both")


def keep_the_promise(host: Hands) -> None:
    host.go("/promises/", "Promises")
    host.press("Kept: Find a mentor outside the team")
    expect(host.page.get_by_role("button", name="Kept: Find a mentor outside the team")).to_have_count(0)
    host.is_at("Promises")


def from_planning_to_a_promise_kept(host: Hands, guest: Hands, two: Two) -> None:
    talk = plan_a_quarterly(host, two)
    add_a_point(guest, talk, "A first step towards leading", "Talks", two.host.name)
    prepare(guest, talk, "You gave me time for the newcomers.")
    host.go(talk + "preparation/")
    assert "You gave me time for the newcomers." not in host.page.content(), "preparation is blind until both are done"
    prepare(host, talk, "You let two people disagree.")
    host.sees("You gave me time for the newcomers.")
    talk_it_through(host, guest, talk, two)
    write_it_down(host, guest, talk)
    keep_the_promise(host)


def stands_in_the_database(two: Two) -> None:
    held = Conversation.objects.with_records().get(relationship__guest=two.guest)
    mine = Commitment.objects.get(owner=two.host)
    theirs = Commitment.objects.get(owner=two.guest)
    assert held.recap.is_confirmed
    assert (mine.is_kept, theirs.is_open) == (True, True)
    assert theirs.due >= timezone.localdate() + timedelta(days=1)
    assert state_of(held) in (State.CONFIRMED, State.CLOSED)


@pytest.mark.parametrize("javascript", [True, False], ids=["with-script", "without-script"])
def test_from_planning_to_a_promise_kept(window: Window, javascript: bool) -> None:
    two = imported_pair()
    host, guest = Hands(window(javascript=javascript)), Hands(window(javascript=javascript))
    host.sign_in(two.host)
    guest.sign_in(two.guest)
    from_planning_to_a_promise_kept(host, guest, two)
    stands_in_the_database(two)


def test_from_planning_to_a_promise_kept_on_phones_by_keyboard_alone(window: Window) -> None:
    two = imported_pair()
    host, guest = KeysAlone(window(**PHONE)), KeysAlone(window(**PHONE))
    host.sign_in(two.host)
    guest.sign_in(two.guest)
    from_planning_to_a_promise_kept(host, guest, two)
    stands_in_the_database(two)
