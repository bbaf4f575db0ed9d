"""The invitation: read back as calendars do."""

import dataclasses
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import override_settings
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from icalendar import Calendar, Event

from alongside.foundation.records import new_key
from alongside.people.models import Person

from ..invitation import Invitation, as_calendar

AMIRA = Person(name="Amira Haddad", email="amira@example.org")
JONAS = Person(name="Jonas Weber", email="jonas@example.org")
TALK = Invitation(
    id=new_key(),
    sequence=0,
    starts_at=datetime(2026, 11, 24, 9, 0, tzinfo=UTC),
    minutes=60,
    summary="Talk with Jonas",
    url="https://talks.example.org/conversations/1/",
    place="Room 2.14; the small one, left",
    planner=JONAS,
    people=(AMIRA, JONAS),
    made_at=datetime(2026, 11, 20, 9, 0, tzinfo=UTC),
)
HOUSE = override_settings(BASE_URL="https://talks.example.org", MAIL_FROM="Alongside <alongside@example.org>")


def read_back(invitation: Invitation) -> Any:
    calendar = Calendar.from_ical(as_calendar(invitation))
    events = calendar.walk("VEVENT")
    assert len(events) == 1
    assert len(calendar.subcomponents) == 1
    event = events[0]
    assert isinstance(event, Event)
    return event


@HOUSE
def test_an_invitation_says_who_and_when() -> None:
    event = read_back(TALK)
    assert event["uid"] == f"{TALK.id}@talks.example.org"
    assert event["sequence"] == 0
    assert event.start == TALK.starts_at
    assert (event.end - event.start).seconds == 3600
    assert event["summary"] == "Talk with Jonas"
    assert event["location"] == TALK.place
    assert event["organizer"] == "mailto:alongside@example.org"
    assert event["organizer"].params["CN"] == "Jonas Weber"
    assert [(str(a), a.params["PARTSTAT"]) for a in event["attendee"]] == [
        ("mailto:amira@example.org", "NEEDS-ACTION"),
        ("mailto:jonas@example.org", "ACCEPTED"),
    ]


@HOUSE
def test_the_same_invitation_gives_the_same_bytes() -> None:
    assert as_calendar(TALK) == as_calendar(TALK)


@HOUSE
def test_a_move_and_a_cancellation_keep_the_uid() -> None:
    moved = dataclasses.replace(TALK, sequence=1, starts_at=datetime(2026, 11, 25, 9, 0, tzinfo=UTC))
    cancelled = dataclasses.replace(moved, sequence=2, is_cancelled=True)
    assert {read_back(i)["uid"] for i in (TALK, moved, cancelled)} == {f"{TALK.id}@talks.example.org"}
    assert [read_back(i)["sequence"] for i in (TALK, moved, cancelled)] == [0, 1, 2]
    assert b"METHOD:CANCEL" in as_calendar(cancelled)
    assert read_back(cancelled)["status"] == "CANCELLED"


@HOUSE
@pytest.mark.parametrize(
    "bad", ["\r\nEND:VEVENT\r\nBEGIN:VEVENT", "\nATTENDEE:mailto:otto@example.org", '";X=1:', "\x00\x85\u2028"]
)
def test_words_never_become_another_property(bad: str) -> None:
    nasty = Person(name=f"Jo{bad}nas", email="jonas@example.org")
    event = read_back(dataclasses.replace(TALK, place=bad, summary=bad, planner=nasty, people=(AMIRA, nasty)))
    assert len(event["attendee"]) == 2
    assert "X" not in event["organizer"].params


@HOUSE
@hypothesis_settings(max_examples=100, deadline=None)
@given(st.text(max_size=80), st.text(min_size=1, max_size=80))
def test_any_words_stay_one_event(place: str, name: str) -> None:
    person = Person(name=name, email="jonas@example.org")
    event = read_back(dataclasses.replace(TALK, place=place, summary=name, planner=person, people=(AMIRA, person)))
    assert len(event["attendee"]) == 2
    assert all(len(line) <= 75 for line in as_calendar(dataclasses.replace(TALK, place=place)).split(b"\r\n"))


@HOUSE
def test_somebody_without_an_address_is_not_listed() -> None:
    nobody = Person(name="Otto Lindqvist", email=None)
    assert str(read_back(dataclasses.replace(TALK, people=(nobody, JONAS)))["attendee"]) == "mailto:jonas@example.org"
