"""Today's page: what it shows, what it leaves out, and what it costs."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from alongside.conversations.models import draft_recap, just_talked, preparation_of, suggest, write_note
from alongside.conversations.testing import a_conversation, a_pair, a_point, a_promise
from alongside.foundation.testing import by_owner
from alongside.home.queries.around import around
from alongside.home.queries.rhythm import rhythms
from alongside.home.queries.today import today
from alongside.people.models import Person
from alongside.people.testing import Cast, a_person, signed_in, the_cast
from alongside.trust.testing import acting_as

pytestmark = pytest.mark.django_db
STATEMENTS = 12 + 3  # reads; and the savepoint, its release and the identity, which are counted apart
PLANTED = "Planted words of another pair"


def page_of(person: Person) -> str:
    answer = signed_in(person).get("/")
    assert answer.status_code == 200
    return answer.content.decode()


@by_owner
def held(guest: Person, host: Person, kind: str = "check_in", *, days_ago: int = 7) -> Any:
    talk = a_conversation(guest, host, kind, at=timezone.now() + timedelta(minutes=1))
    begun = timezone.now() - timedelta(days=days_ago)
    talk.enter(by=host)
    type(talk).objects.filter(pk=talk.pk).update(starts_at=begun, started_at=begun)
    talk.refresh_from_db()
    talk.conclude(by=host)
    return talk


@by_owner
def filled(cast: Cast) -> Any:
    """A talk to come with points, promises both ways and an offer."""
    talk = a_conversation(cast.amira, cast.jonas, "quarterly", at=timezone.now() + timedelta(hours=2))
    pair = talk.relationship
    a_point(pair, cast.amira, "Learning to say no")
    a_promise(pair, cast.jonas, "Introduce Amira to Sofia", due=timezone.localdate())
    suggest(pair, "Try the mornings", by=cast.amira, due=timezone.localdate() + timedelta(days=3))
    preparation_of(talk, cast.amira).finish()
    return talk


def test_today_shows_the_talk_the_promises_and_the_offer() -> None:
    cast = the_cast()
    filled(cast)
    page = page_of(cast.jonas)
    for words in ("Quarterly", "Learning to say no", "Amira has prepared", "Prepare in three minutes"):
        assert words in page
    assert "Introduce Amira to Sofia" in page and "Try the mornings" in page and "I will" in page


def test_the_guest_sees_that_the_host_has_not_prepared_and_no_reproach() -> None:
    cast = the_cast()
    filled(cast)
    page = page_of(cast.amira)
    assert "Look at your preparation" in page
    assert "Jonas’s preparation" in page and "overdue" not in page


def test_nothing_of_another_pair_is_on_the_page() -> None:
    cast = the_cast()
    other = a_pair(cast.otto, cast.noor)
    a_point(other, cast.otto, PLANTED)
    a_promise(other, cast.noor, PLANTED)
    by_owner(just_talked)(other, PLANTED, by=cast.otto)
    a_conversation(cast.otto, cast.noor, purpose=PLANTED)
    for person in (cast.amira, cast.jonas, cast.ines, cast.lucia, cast.hal, cast.ada):
        assert PLANTED not in page_of(person)
    assert PLANTED in page_of(cast.otto)


def test_what_is_not_shared_yet_is_not_quoted() -> None:
    cast = the_cast()
    talk = filled(cast)
    by_owner(preparation_of(talk, cast.amira).write)("Q1", PLANTED)
    assert PLANTED not in page_of(cast.jonas)


def test_a_new_person_is_told_how_to_begin() -> None:
    page = page_of(a_person("Nelly New"))
    assert "Nothing planned yet" in page and "Start a check-in" in page


def test_a_new_manager_has_first_weeks_until_the_first_talk() -> None:
    cast = the_cast()
    assert "Your first weeks" in page_of(cast.jonas)
    held(cast.amira, cast.jonas)
    assert "Your first weeks" not in page_of(cast.jonas)


def test_a_point_carried_three_times_asks_for_a_decision() -> None:
    cast = the_cast()
    a_point(a_pair(cast.amira, cast.jonas), cast.amira, "A desk by the window")
    for days in (30, 20, 10):
        held(cast.amira, cast.jonas, days_ago=days)
    page = page_of(cast.jonas)
    assert "was carried three times" in page and "A desk by the window" in page


def test_a_recap_waits_for_an_answer() -> None:
    cast = the_cast()
    talk = held(cast.amira, cast.jonas, "quarterly")
    by_owner(draft_recap)(talk, by=cast.jonas)
    assert "Answer the recap" in page_of(cast.amira)
    by_owner(talk.recap.confirm)(by=cast.amira)
    assert "Answer the recap" not in page_of(cast.amira)
    assert "Answer the recap" in page_of(cast.jonas)


def test_words_written_by_the_other_wait_for_a_look() -> None:
    cast = the_cast()
    talk = by_owner(lambda: a_conversation(cast.amira, cast.jonas))()

    @by_owner
    def write() -> None:
        talk.enter(by=cast.jonas)
        write_note(talk, "It went well", by=cast.jonas, voice=cast.amira)

    write()
    assert "Check your words" in page_of(cast.amira)
    assert "Check your words" not in page_of(cast.jonas)


def test_a_talk_nobody_closed_asks_whether_it_took_place() -> None:
    cast = the_cast()
    talk = a_conversation(cast.amira, cast.jonas)
    by_owner(type(talk).objects.filter(pk=talk.pk).update)(starts_at=timezone.now() - timedelta(days=2))
    assert "Did you and Amira talk?" in page_of(cast.jonas)


def test_a_request_to_move_a_promise_is_for_the_other_to_answer() -> None:
    cast = the_cast()
    promise = a_promise(a_pair(cast.amira, cast.jonas), cast.jonas)
    by_owner(promise.ask_to_move)(timezone.localdate() + timedelta(days=20), by=cast.jonas, reason="Sofia is away")
    assert "Sofia is away" in page_of(cast.amira)
    assert "asks to move" not in page_of(cast.jonas)


def test_long_since_names_the_weeks_and_who_moved() -> None:
    cast = the_cast()
    held(cast.amira, cast.jonas, days_ago=36)
    talk = a_conversation(cast.amira, cast.jonas, at=timezone.now() + timedelta(days=2))
    by_owner(talk.move)(timezone.now() + timedelta(days=4), by=cast.jonas)
    page = page_of(cast.jonas)
    assert "Five weeks since you and Amira talked" in page
    assert "Since then a talk was moved, from your side." in page


def test_rhythm_counts_twelve_weeks_and_is_ordered_by_name() -> None:
    cast = the_cast()
    a_person("Zoë Adler", manager=cast.jonas)
    a_person("Aaron Zell", manager=cast.jonas)
    held(cast.amira, cast.jonas, days_ago=14)
    held(cast.amira, cast.jonas, "quarterly", days_ago=21)
    with acting_as(cast.jonas):
        rows = rhythms(around(cast.jonas))
    assert [row.pair.other.short_name for row in rows] == ["Aaron", "Amira", "Inês", "Zoë"]
    amira = rows[1]
    assert len(amira.marks) == 12 and amira.marks[-3:-1] == ["on", ""] and amira.marks[-4] == "on big"
    assert amira.label == "Two talks, no moved"


def test_the_lead_is_a_sentence() -> None:
    cast = the_cast()
    with acting_as(cast.jonas):
        assert today(cast.jonas).lead == "Nothing is planned for the rest of this week, and nothing of yours is due."
    filled(cast)
    with acting_as(cast.jonas):
        lead = today(cast.jonas).lead
    if timezone.now() + timedelta(hours=2) < _sunday_midnight():
        assert lead == "One conversation left this week, and one promise of yours is due."


def _sunday_midnight() -> datetime:
    now = timezone.localtime()
    return (now + timedelta(days=7 - now.weekday())).replace(hour=0, minute=0, second=0)


def test_today_costs_the_same_with_one_pair_and_with_three(
    django_assert_max_num_queries: Any, django_assert_num_queries: Any
) -> None:
    cast = the_cast()
    filled(cast)
    held(cast.amira, cast.jonas, "quarterly", days_ago=9)
    client = signed_in(cast.jonas)
    with django_assert_max_num_queries(STATEMENTS) as one:
        client.get("/")
    for name in ("Ben Okafor", "Priya Nair"):
        person = a_person(name, manager=cast.jonas)
        talk = held(person, cast.jonas, "quarterly", days_ago=3)
        by_owner(draft_recap)(talk, by=cast.jonas)
        a_promise(talk.relationship, cast.jonas, "Send the numbers")
        a_point(talk.relationship, person)
        a_conversation(person, cast.jonas)
    with django_assert_num_queries(len(one.captured_queries)):
        client.get("/")
