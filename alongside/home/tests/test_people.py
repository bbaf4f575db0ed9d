"""The page of a person: by reader, with planted words of others, and as the manager gets it."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.conversations.models import just_talked, suggest
from alongside.conversations.testing import a_conversation, a_pair, a_point, a_promise
from alongside.foundation.testing import by_owner
from alongside.home.queries.person import person_page
from alongside.people.models import Person
from alongside.people.testing import Cast, a_person, signed_in, the_cast
from alongside.trust.testing import acting_as

pytestmark = pytest.mark.django_db
STATEMENTS = 12 + 3  # reads; and the savepoint, its release and the identity, which are counted apart
PLANTED = "Planted words of another pair"
AS_MANAGER = "/people/me/as-my-manager-sees-me/"


def page_of(reader: Person, person: Person) -> str:
    answer = signed_in(reader).get(reverse("home:person", args=[person.pk]))
    assert answer.status_code == 200
    return answer.content.decode()


@by_owner
def a_past(cast: Cast) -> Any:
    """Of Amira and Jonas: a promise kept, one moved, one let go, a point, a talk to come, one nobody planned."""
    pair = a_pair(cast.amira, cast.jonas)
    day = timezone.localdate() + timedelta(days=9)
    a_promise(pair, cast.jonas, "Ask for the budget").keep(by=cast.jonas)
    moved = a_promise(pair, cast.amira, "Write the guide")
    moved.ask_to_move(day, by=cast.amira, reason="Returns came first")
    moved.agree(by=cast.jonas)
    gone = a_promise(pair, cast.amira, "Sit with Pricing")
    gone.ask_to_let_go(by=cast.amira, reason="The team was split")
    gone.agree(by=cast.jonas)
    suggest(pair, "Try the mornings", by=cast.amira, due=day)
    a_point(pair, cast.jonas, "The night shift")
    a_point(pair, cast.amira, "Learning to say no")
    just_talked(pair, "About the holidays", by=cast.amira)
    talk = a_conversation(cast.amira, cast.jonas)
    later = timedelta(days=2 + pair.conversations.count())  # nobody is in two talks at once
    talk.move(timezone.now() + later, by=cast.jonas, reason="Fire drill")
    return pair


def test_a_pair_sees_what_is_between_them() -> None:
    cast = the_cast()
    a_past(cast)
    page = page_of(cast.jonas, cast.amira)
    for words in ("Jonas kept a promise", "Write the guide", "has a new day", "was let go", "About the holidays"):
        assert words in page
    assert "Fire drill" in page and "Open the next talk" in page and "Try the mornings" in page
    assert page.index("Learning to say no") < page.index("The night shift"), "the guest’s first"


def test_a_colleague_sees_the_directory_and_what_was_chosen_for_everyone() -> None:
    cast = the_cast()
    a_past(cast)
    say = by_owner(cast.amira.say)
    say("work", "In private, with one example", audience="everyone")
    say("matters", "Only for my manager", audience="manager")
    say("wishes", "Only for me", audience="me")
    page = page_of(cast.otto, cast.amira)
    assert "In private, with one example" in page and "Only for" not in page and "Learning to say no" not in page
    assert "Only for my manager" in page_of(cast.jonas, cast.amira)
    assert "Only for me" not in page_of(cast.jonas, cast.amira)


@pytest.mark.parametrize("reader", ["ines", "lucia", "hal", "ada", "otto"])
def test_nobody_else_reads_what_is_between_two(reader: str) -> None:
    cast = the_cast()
    pair = a_past(cast)
    a_point(pair, cast.amira, PLANTED)
    a_promise(pair, cast.jonas, PLANTED)
    for person in (cast.amira, cast.jonas):
        page = page_of(getattr(cast, reader), person)
        assert PLANTED not in page and "Fire drill" not in page and "About the holidays" not in page


def test_only_the_things_of_this_pair_are_on_the_page() -> None:
    cast = the_cast()
    a_past(cast)
    other = a_pair(a_person("Ben Okafor", manager=cast.jonas), cast.jonas)
    a_point(other, cast.jonas, PLANTED)
    a_promise(other, cast.jonas, PLANTED)
    by_owner(just_talked)(other, PLANTED, by=cast.jonas)
    assert PLANTED not in page_of(cast.jonas, cast.amira)


def test_a_former_manager_reads_for_now_and_writes_nothing() -> None:
    cast = the_cast()
    pair = a_pair(cast.amira, cast.noor)
    a_point(pair, cast.amira, "From the time before")
    page = page_of(cast.noor, cast.amira)
    assert "From the time before" in page and "Add talking point" not in page and "Plan a talk" not in page
    by_owner(cast.amira.lines_up.filter(manager=cast.noor).update)(ends_on=timezone.localdate() - timedelta(days=40))
    from alongside.people.reach import derive

    by_owner(derive)()
    assert "From the time before" not in page_of(cast.noor, cast.amira)
    assert "From the time before" in page_of(cast.amira, cast.noor)


def test_the_new_manager_does_not_read_what_came_before() -> None:
    cast = the_cast()
    a_point(a_pair(cast.amira, cast.noor), cast.amira, PLANTED)
    assert PLANTED not in page_of(cast.jonas, cast.amira)


def test_nobody_is_not_found() -> None:
    answer = signed_in(the_cast().amira).get(reverse("home:person", args=[uuid4()]))
    assert answer.status_code == 404


def test_the_timeline_is_paged() -> None:
    cast = the_cast()
    pair = a_pair(cast.amira, cast.jonas)
    for number in range(20):
        by_owner(just_talked)(
            pair, f"Talk number {number:02}.", by=cast.amira, on=timezone.localdate() - timedelta(number)
        )
    first = page_of(cast.jonas, cast.amira)
    assert "Talk number 00." in first and "Talk number 14." in first and "Talk number 15." not in first
    second = signed_in(cast.jonas).get(reverse("home:person", args=[cast.amira.pk]) + "?page=2").content.decode()
    assert "Talk number 15." in second and "Talk number 19." in second and "Older" not in second


def test_a_page_costs_the_same_with_one_and_with_three_of_each(
    django_assert_max_num_queries: Any, django_assert_num_queries: Any
) -> None:
    cast = the_cast()
    a_past(cast)
    client, address = signed_in(cast.jonas), reverse("home:person", args=[cast.amira.pk])
    with django_assert_max_num_queries(STATEMENTS) as one:
        client.get(address)
    a_past(cast)
    a_past(cast)
    with django_assert_num_queries(len(one.captured_queries)):
        client.get(address)


# --- as my manager sees me ------------------------------------------------------------------------------------------
def without_what_can_be_done(page: str) -> str:
    """The words of a page, without its forms, its actions and whatever stands around."""
    main = page.split('<div class="page-head person-head">', 1)[1].split('<p class="print-only">', 1)[0]
    boxes = r"<form.*?</form>|<a class=\"ans\".*?</a>|<(p|details) class=\"receipt.*?</\1>"
    main = re.sub(boxes, "", main, flags=re.S)
    main = re.sub(r'<div class="actions">.*?</div>', "", main, flags=re.S)
    return " ".join(re.sub(r"<[^>]*>", " ", main).split())


def test_as_manager_is_word_for_word_what_the_manager_gets() -> None:
    cast = the_cast()
    pair = a_past(cast)
    by_owner(cast.amira.say)("matters", "A word for my manager", audience="manager")
    by_owner(cast.amira.say)("wishes", "Only for me", audience="me")
    pair.commitments.filter(accepted_at=None).delete()
    theirs = without_what_can_be_done(page_of(cast.jonas, cast.amira))
    mine = without_what_can_be_done(signed_in(cast.amira).get(AS_MANAGER).content.decode())
    assert mine == theirs
    assert "A word for my manager" in mine and "Only for me" not in mine


def test_as_manager_is_read_only_and_says_so() -> None:
    cast = the_cast()
    a_past(cast)
    page = signed_in(cast.amira).get(AS_MANAGER).content.decode()
    main = page.split("<main", 1)[1].split("</main>", 1)[0]
    assert "Nothing can be changed from this view" in main and "<form" not in main and "<button" not in main


def test_as_manager_is_the_same_query() -> None:
    cast = the_cast()
    a_past(cast)
    with acting_as(cast.jonas):
        theirs = person_page(cast.jonas, cast.amira.pk)
    with acting_as(cast.amira):
        mine = person_page(cast.jonas, cast.amira.pk)
    assert theirs is not None and mine is not None
    assert mine.points == theirs.points and mine.open == theirs.open and mine.notes == theirs.notes
    assert mine.timeline.moments == theirs.timeline.moments


def test_as_manager_shows_nothing_of_other_managers_and_pairs() -> None:
    cast = the_cast()
    a_past(cast)
    a_point(a_pair(cast.amira, cast.noor), cast.amira, PLANTED)
    a_point(a_pair(cast.amira, cast.otto), cast.amira, PLANTED)
    assert PLANTED not in signed_in(cast.amira).get(AS_MANAGER).content.decode()


def test_without_a_manager_there_is_nothing_to_look_at() -> None:
    page = signed_in(the_cast().ines).get(AS_MANAGER).content.decode()
    assert "Nobody leads you here" in page


def test_ones_own_page_and_profile_lead_there() -> None:
    cast = the_cast()
    assert AS_MANAGER in signed_in(cast.amira).get("/profile/").content.decode()
    by_owner(cast.amira.say)("wishes", "Only for me", audience="me")
    page = page_of(cast.amira, cast.amira)
    assert AS_MANAGER in page and "Only for me" in page
