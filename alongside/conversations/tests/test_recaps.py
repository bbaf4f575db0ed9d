"""The recap: written down by two, worded together, read by those who may, and taken along."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from alongside.conversations.models import (
    IN_SHORT,
    Conversation,
    Recap,
    RecapPoint,
    draft_recap,
    promise,
    say_back,
    suggest,
    write_note,
)
from alongside.conversations.testing import a_conversation
from alongside.foundation.testing import by_owner
from alongside.foundation.testing_paper import without_blanks, words_on
from alongside.journal.models import Entry
from alongside.notices.actions import choose_for_channel
from alongside.notices.models import OutboxItem
from alongside.notices.models.channel_choice import RECAP
from alongside.notices.testing import a_channel
from alongside.people.testing import Cast, signed_in, the_cast
from alongside.trust.testing import acting_as

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return the_cast()


@by_owner
def a_held_talk(cast: Cast, *, times: int = 1, host: Any = None) -> Conversation:
    """A quarterly talk with notes of both, something said back, promises and a suggestion nobody answered."""
    host = host or cast.jonas
    talk = a_conversation(cast.amira, host, "quarterly")
    talk.start(by=host)
    pair, due = talk.relationship, timezone.localdate() + timedelta(days=9)
    for number in range(times):
        write_note(talk, f"I keep asking until people have a plan {number}", by=cast.amira, stage="strengths")
        write_note(talk, f"You let two people disagree {number}", by=host, stage="strengths")
        write_note(talk, f"Letters cross {number}", by=cast.amira, stage="look_back")
        write_note(
            talk, f"Ask for help earlier {number}", by=host, stage="strengths", growing_edge=True, instance="5 May"
        )
        say_back(talk, f"You want to lead on purpose {number}", by=host, stage="growth")
        promise(pair, f"Introduce Amira to Sofia {number}", by=host, due=due, conversation=talk)
        promise(pair, f"Draft the night guide {number}", by=cast.amira, due=due, conversation=talk)
        suggest(pair, f"Lead one meeting {number}", by=host, due=due, conversation=talk)
    talk.conclude(by=host)
    return Conversation.objects.get(pk=talk.pk)


@by_owner
def a_recap(cast: Cast, **facts: Any) -> Recap:
    talk = a_held_talk(cast, **facts)
    return draft_recap(talk, by=talk.host)


def at(name: str, thing: Any) -> str:
    return reverse(f"conversations:{name}", args=[thing.pk])


def html(answer: Any) -> str:
    return str(answer.content.decode())


def test_recap_before_it_is_written_offers_to_write_it_down(cast: Cast) -> None:
    talk = a_held_talk(cast)
    for person in (cast.amira, cast.jonas):
        assert "Write it down together" in html(signed_in(person).get(at("recap", talk)))


def test_recap_of_a_talk_that_goes_on_leads_back_to_the_talk(cast: Cast) -> None:
    talk = a_conversation(cast.amira, cast.jonas, "quarterly")
    assert signed_in(cast.amira).get(at("recap", talk)).status_code == 302


def test_recap_is_drafted_by_the_guest_from_notes_and_promises(cast: Cast) -> None:
    talk = a_held_talk(cast)
    page = html(signed_in(cast.amira).post(at("recap", talk), follow=True))
    places = [page.index(f'id="section-{key}"') for key in ("strengths", "growing_edges", "look_back", "not_answered")]
    assert places == sorted(places)
    assert "Strengths we both named" in page
    assert page.index("Introduce Amira to Sofia 0") < page.index("Draft the night guide 0")
    assert "Said back, and not answered" in page
    assert "Lead one meeting 0" in page
    assert Entry.objects.filter(event="recap.drafted", by=cast.amira).count() == 1


def test_recap_is_drafted_once(cast: Cast) -> None:
    talk = a_held_talk(cast)
    signed_in(cast.amira).post(at("recap", talk))
    signed_in(cast.jonas).post(at("recap", talk))
    assert Recap.objects.get().by == cast.amira


def test_summary_is_written_by_one_and_changed_by_the_other_as_tracked_words(cast: Cast) -> None:
    recap = a_recap(cast)
    talk = recap.conversation
    said = {"text": "Cases went up: closing takes care", "section": IN_SHORT}
    assert signed_in(cast.jonas).post(at("recap_points", talk), said).status_code == 303
    point = recap.points.get(section=IN_SHORT)
    changed = {"_method": "PUT", "text": "Cases went up: customers get two letters", "version": "1"}
    page = html(signed_in(cast.amira).post(at("recap_point", point), changed, follow=True))
    assert "<del>" in page
    assert "<ins>" in page
    assert "Written by Jonas. Amira changed the words." in page
    versions = html(signed_in(cast.jonas).get(at("recap_point", point)))
    assert "closing takes care" in versions
    assert Entry.objects.filter(event="recap.worded", by=cast.amira).count() == 1


def test_summary_is_there_once(cast: Cast) -> None:
    recap = a_recap(cast)
    for text, status in (("One", 303), ("One", 303), ("Two", 409)):
        answer = signed_in(cast.jonas).post(at("recap_points", recap.conversation), {"text": text, "section": IN_SHORT})
        assert answer.status_code == status


def test_stale_wording_shows_both_texts_and_keeps_the_first(cast: Cast) -> None:
    recap = a_recap(cast)
    point = recap.points.filter(voice=cast.amira)[0]
    browser = signed_in(cast.amira)
    browser.post(at("recap_point", point), {"_method": "PUT", "text": "From the phone", "version": "1"})
    answer = browser.post(at("recap_point", point), {"_method": "PUT", "text": "From the desk", "version": "1"})
    assert answer.status_code == 409
    assert "From the phone" in html(answer)
    assert "From the desk" in html(answer)


def test_own_words_are_changed_and_taken_out_by_oneself_alone(cast: Cast) -> None:
    recap = a_recap(cast)
    point = recap.points.filter(voice=cast.amira)[0]
    put = {"_method": "PUT", "text": "Other words", "version": "1"}
    assert signed_in(cast.jonas).post(at("recap_point", point), put).status_code == 403
    assert signed_in(cast.jonas).post(at("recap_point", point), {"_method": "DELETE"}).status_code == 403
    assert signed_in(cast.amira).post(at("recap_point", point), {"_method": "DELETE"}).status_code == 303
    assert not RecapPoint.objects.filter(pk=point.pk).exists()


def test_words_stay_once_somebody_has_answered(cast: Cast) -> None:
    recap = a_recap(cast)
    point = recap.points.filter(voice=cast.amira)[0]
    signed_in(cast.jonas).post(at("confirmation", recap.conversation))
    browser = signed_in(cast.amira)
    put = {"_method": "PUT", "text": "Other words", "version": "1"}
    assert browser.post(at("recap_point", point), put).status_code == 409
    assert browser.post(at("recap_point", point), {"_method": "DELETE"}).status_code == 409
    added = {"text": "One more", "section": "growth"}
    assert browser.post(at("recap_points", recap.conversation), added).status_code == 409


def test_empty_words_are_asked_for_again(cast: Cast) -> None:
    recap = a_recap(cast)
    point = recap.points.filter(voice=cast.amira)[0]
    browser = signed_in(cast.amira)
    assert browser.post(at("recap_points", recap.conversation), {"text": "", "section": "growth"}).status_code == 422
    assert browser.post(at("recap_point", point), {"_method": "PUT", "text": "", "version": "1"}).status_code == 422


def test_words_of_amira_written_by_jonas_stay_unchecked_in_the_recap(cast: Cast) -> None:
    talk = a_conversation(cast.amira, cast.jonas, "quarterly")
    by_owner(_write_for_her)(talk, cast)
    page = html(signed_in(cast.jonas).post(at("recap", talk), follow=True))
    assert "Not yet checked by Amira" in page


def _write_for_her(talk: Conversation, cast: Cast) -> None:
    talk.start(by=cast.jonas)
    write_note(talk, "I want more time", by=cast.jonas, voice=cast.amira, stage="look_back")


def test_host_is_asked_what_is_owed_and_may_owe_nothing(cast: Cast) -> None:
    talk = by_owner(_talk_without_promises)(cast)
    browser = signed_in(cast.jonas)
    assert "What do you owe Amira?" in html(browser.post(at("recap", talk), follow=True))
    assert signed_in(cast.amira).post(at("owed", talk)).status_code == 403
    page = html(browser.post(at("owed", talk), follow=True))
    assert "Nothing this time." in page
    assert "What do you owe" not in page


def _talk_without_promises(cast: Cast) -> Conversation:
    talk = a_conversation(cast.amira, cast.jonas, "quarterly")
    talk.start(by=cast.jonas)
    talk.conclude(by=cast.jonas)
    return talk


@pytest.mark.parametrize("name", ["otto", "ada", "lucia", "hal", "ines"])
def test_recap_is_not_there_for_others(cast: Cast, name: str) -> None:
    recap = a_recap(cast)
    browser: Client = signed_in(getattr(cast, name))
    for door in ("recap", "recap_pdf", "different_views", "amendments", "recap_points", "companions"):
        assert browser.get(at(door, recap.conversation)).status_code == 404, door
    for door in ("confirmation", "seal", "owed", "recap"):
        assert browser.post(at(door, recap.conversation)).status_code == 404, door
    assert browser.get(at("recap_point", recap.points.first())).status_code == 404


def test_former_manager_reads_what_was_answered_and_writes_nothing(cast: Cast) -> None:
    recap = a_recap(cast, host=cast.noor)
    browser = signed_in(cast.noor)
    assert browser.get(at("recap", recap.conversation)).status_code == 404
    signed_in(cast.amira).post(at("confirmation", recap.conversation))
    page = html(browser.get(at("recap", recap.conversation)))
    assert "All of it is fair</button>" not in page
    assert "Lead one meeting 0" not in page
    for door in ("confirmation", "seal", "amendments", "different_views"):
        assert browser.post(at(door, recap.conversation), {"text": "x", "reason": "y"}).status_code == 403, door


def test_wrong_method_is_refused(cast: Cast) -> None:
    recap = a_recap(cast)
    browser = signed_in(cast.amira)
    assert browser.delete(at("recap", recap.conversation)).status_code == 405
    assert browser.get(at("confirmation", recap.conversation)).status_code == 405
    assert browser.post(at("recap_pdf", recap.conversation)).status_code == 405


def test_pdf_has_the_words_and_never_an_unanswered_suggestion(cast: Cast) -> None:
    recap = a_recap(cast)
    answer = signed_in(cast.amira).get(at("recap_pdf", recap.conversation))
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].isascii()
    words = words_on(answer.content)
    for said in ("You let two people disagree 0", "Introduce Amira to Sofia 0", "Amira Haddad", "Not confirmed yet"):
        assert without_blanks(said) in words
    assert without_blanks("Lead one meeting") not in words


def test_pdf_takes_any_script(cast: Cast) -> None:
    recap = a_recap(cast)
    said = {"text": "مرحبا שלום 你好 हिन्दी 🙂 \u200f \\\n\n#set page() $x$", "section": IN_SHORT}
    assert signed_in(cast.amira).post(at("recap_points", recap.conversation), said).status_code == 303
    answer = signed_in(cast.amira).get(at("recap_pdf", recap.conversation))
    assert answer.content.startswith(b"%PDF")
    assert without_blanks("#set page()") in words_on(answer.content)


def test_page_asks_no_more_of_the_database_for_three(cast: Cast) -> None:
    one, three, sealed = a_recap(cast), a_recap(cast, times=3), a_recap(cast)
    for person in (cast.amira, cast.jonas):
        sealed.confirm(by=person)
    sealed.amend("It was 13 October", by=cast.amira, reason="I looked it up")
    counts = []
    for recap in (one, three, sealed):
        for person in (cast.amira, cast.jonas):
            browser = signed_in(person)
            browser.get(at("recap", recap.conversation))
            with CaptureQueriesContext(connection) as asked:
                assert browser.get(at("recap", recap.conversation)).status_code == 200
            counts.append([q["sql"] for q in asked if q["sql"].startswith("SELECT")])
    assert len({len(asked) for asked in counts[:4:2]}) == 1
    assert max(len(asked) for asked in counts) <= 12, "\n".join(q[:90] for q in max(counts, key=len))


def test_that_there_is_a_recap_is_said_in_a_channel_once_both_answered_and_both_chose_it(cast: Cast) -> None:
    recap, channel = a_recap(cast), a_channel(cast.ada, "slack")
    for person in (cast.amira, cast.jonas):
        by_owner(choose_for_channel)(person, channel, {RECAP})
        assert not OutboxItem.objects.filter(channel=channel).exists()
        with acting_as(person):
            recap.confirm(by=person)
    said = OutboxItem.objects.get(channel=channel)
    assert said.context["link"] == recap.conversation.get_absolute_url()
    assert {said.context["guest"], said.context["host"]} == {"Amira", "Jonas"}
