"""Meetings that come round, of a calendar's owner and one other: which there are, and when each takes place (RFC 5545).

A meeting of the two has both of them in it and nobody else, as organizer or attendee; who declined is not in it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

import recurring_ical_events
from icalendar import Calendar, Component

from alongside.foundation.encryption import hashed

from .events import (
    BROKEN,
    MARGIN,
    NoCalendar,
    Owner,
    address_of,
    answer_of,
    is_busy,
    moment,
    sound_calendars,
    span_of,
    title_of,
)

MOST_SERIES, MOST_TIMES = 100, 200


@dataclass(frozen=True, order=True)
class Time:
    """One of them. `key`: the time it had in the series, whatever became of it."""

    key: str
    starts_at: datetime
    ends_at: datetime


@dataclass
class Meeting:
    """`key`: of the whole series, the same in the calendars of both."""

    key: str
    other: str  # their address
    title: str = ""
    times: list[Time] = field(default_factory=list)


def meetings_of_two(documents: Iterable[bytes], owner: Owner, since: datetime, until: datetime) -> list[Meeting]:
    """What cannot be read is left alone: the busy times of the same reading say so."""
    found: dict[str, Meeting] = {}
    for text in documents:
        calendars = _calendars(text)
        for uid, other, title in _series_in(calendars, owner):
            if len(found) < MOST_SERIES:
                found.setdefault(uid, Meeting(hashed(uid), other, title))
        for uid, time in _times_in(calendars, owner, since, until):
            if uid in found and len(found[uid].times) < MOST_TIMES:
                found[uid].times.append(time)
    return list(found.values())


def _calendars(text: bytes) -> list[Calendar]:
    try:
        return sound_calendars(text)
    except NoCalendar:
        return []


def _series_in(calendars: Iterable[Calendar], owner: Owner) -> Iterator[tuple[str, str, str]]:
    for calendar in calendars:
        for component in calendar.walk("VEVENT"):
            comes_round = ("RRULE" in component or "RDATE" in component) and "RECURRENCE-ID" not in component
            if comes_round and is_busy(component, owner) and (other := _other(component, owner)):
                yield str(component.get("UID", "")), other, title_of(component)


def _times_in(
    calendars: Iterable[Calendar], owner: Owner, since: datetime, until: datetime
) -> Iterator[tuple[str, Time]]:
    for calendar in calendars:
        asked = recurring_ical_events.of(calendar, components=["VEVENT"], skip_bad_series=True)
        try:
            for component in asked.between(since - MARGIN, until + MARGIN):
                other = is_busy(component, owner) and _other(component, owner)
                if other and answer_of(component, other) != "DECLINED":
                    yield str(component.get("UID", "")), _time(component, owner)
        except BROKEN:
            continue


def _other(component: Component, owner: Owner) -> str:
    """The one other in it; nothing where there are more, or the owner is not."""
    asked = component.get("ATTENDEE", [])
    people = [*(asked if isinstance(asked, list) else [asked]), component.get("ORGANIZER", "")]
    named = {address_of(person) for person in people} - {""}
    others = named - {owner.email.lower()}
    return others.pop() if len(others) == 1 and len(named) == 2 else ""


def _time(component: Component, owner: Owner) -> Time:
    starts_at, ends_at = span_of(component, owner)
    began = moment(component.decoded("RECURRENCE-ID"), owner.zone) if "RECURRENCE-ID" in component else starts_at
    return Time(began.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ"), starts_at, ends_at)
