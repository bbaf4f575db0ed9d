"""Free time: never a clash, always within hours, right across clock changes."""

from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.people.models import Person

from ..free_time import Booking, earliest, free_slots, is_late_friday, warnings

MONDAY = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
ZONES = [
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "America/Sao_Paulo",
    "Africa/Casablanca",
    "UTC",
]


def somebody(name: str = "Amira Haddad", zone: str = "Europe/Berlin", **facts: Any) -> Person:
    hours: dict[str, Any] = {"works_from": time(9), "works_until": time(17), "works_on": "12345"}
    return Person(name=name, zone=zone, **{**hours, **facts})


people = st.builds(
    somebody,
    zone=st.sampled_from(ZONES),
    works_from=st.integers(0, 23).map(time),
    works_until=st.integers(0, 23).map(lambda hour: time(hour, 30)),
    works_on=st.sets(st.sampled_from("1234567"), max_size=7).map(lambda days: "".join(sorted(days))),
)
moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 1)).map(lambda naive: naive.replace(tzinfo=UTC))
hours_ahead = st.lists(st.tuples(st.integers(0, 600), st.integers(1, 30)), max_size=12)


@settings(max_examples=150, deadline=None)
@given(st.tuples(people, people), st.sampled_from([15, 30, 60, 90]), moments, hours_ahead, st.integers(0, 5))
def test_a_slot_never_clashes_and_lies_in_the_hours_of_both(
    pair: tuple[Person, Person], minutes: int, now: datetime, taken: list[tuple[int, int]], notice: int
) -> None:
    busy = {pair[0].pk: [(now + timedelta(hours=h), now + timedelta(hours=h + length)) for h, length in taken]}
    for slot in free_slots(pair, minutes, busy, notice, at=now):
        assert slot.ends_at - slot.starts_at == timedelta(minutes=minutes)
        assert slot.starts_at >= max(now, earliest(pair[0], notice, now))
        assert not [1 for begins, ends in busy[pair[0].pk] if begins < slot.ends_at and slot.starts_at < ends]
        assert all(_is_at_work(person, slot.starts_at, slot.ends_at) for person in pair)
        booking = Booking(pair, slot.starts_at, minutes, notice, busy, is_light=True)
        assert [words for words in warnings(booking, at=now) if "does not work" not in words] == []


def _is_at_work(person: Person, starts: datetime, ends: datetime) -> bool:
    """Said a second way: every minute of it, by the clock on their wall."""
    minute = starts
    while minute < ends:
        local = minute.astimezone(person.tzinfo)
        today, yesterday = local.date(), local.date() - timedelta(days=1)
        if person.works_from < person.works_until:
            fine = person.works_on_day(today) and person.works_from <= local.time() < person.works_until
        else:
            evening = person.works_on_day(today) and local.time() >= person.works_from
            morning = person.works_on_day(yesterday) and local.time() < person.works_until
            fine = evening or morning
        if not fine:
            return False
        minute += timedelta(minutes=5)
    return True


def test_three_days_are_offered_with_enough_notice() -> None:
    slots = free_slots((somebody(), somebody("Jonas Weber")), 60, {}, 3, at=MONDAY)
    assert [slot.starts_at.astimezone(ZoneInfo("Europe/Berlin")).strftime("%a %d %H:%M") for slot in slots] == [
        "Fri 27 10:00",
        "Mon 30 10:00",
        "Tue 01 10:00",
    ]
    assert slots[0].reason == "Free for everyone, within the working hours of each."


def test_two_zones_are_told_both_clocks() -> None:
    slots = free_slots((somebody(), somebody("Jonas Weber", "America/New_York")), 30, {}, 0, at=MONDAY)
    assert "for Amira" in slots[0].reason
    assert "for Jonas" in slots[0].reason


def test_hours_that_never_meet_offer_nothing() -> None:
    assert free_slots((somebody(), somebody("Ana", "Pacific/Auckland")), 30, {}, 0, at=MONDAY) == []
    assert free_slots((somebody(works_on=""), somebody("Ana")), 30, {}, 3, at=MONDAY) == []


def test_nine_in_the_morning_stays_nine_when_the_clock_changes() -> None:
    """Berlin leaves summer time on 25 October 2026."""
    early = somebody(works_until=time(10))
    slots = free_slots((early, early), 60, {}, 0, count=6, at=datetime(2026, 10, 21, 12, tzinfo=UTC))
    assert {slot.starts_at.astimezone(early.tzinfo).time() for slot in slots} == {time(9)}
    assert {slot.starts_at.hour for slot in slots} == {7, 8}


def test_a_full_day_is_passed_over() -> None:
    amira, jonas = somebody(), somebody("Jonas Weber")
    friday = datetime(2026, 11, 27, tzinfo=UTC)
    slots = free_slots((amira, jonas), 60, {jonas.pk: [(friday, friday + timedelta(days=1))]}, 3, at=MONDAY)
    assert slots[0].starts_at.date() == datetime(2026, 11, 30).date()


def test_what_to_mind_is_said() -> None:
    amira, jonas = somebody(works_on="1234"), somebody("Jonas Weber")
    late = datetime(2026, 11, 27, 15, 30, tzinfo=UTC)
    said = warnings(Booking((amira, jonas), late, 60, 5, {jonas.pk: [(late, late + timedelta(hours=1))]}), at=MONDAY)
    assert said == [
        "Short notice: Amira would have less than 5 working days to prepare.",
        "Late on a Friday: what is said then is taken into the weekend.",
        "Amira does not work on this day: Friday.",
        "It begins at 4:30 p.m. for Jonas, outside their working hours.",
        "Jonas has another talk at that time.",
    ]


def test_a_check_in_may_be_late_on_a_friday() -> None:
    late = datetime(2026, 11, 27, 14, 30, tzinfo=UTC)
    assert is_late_friday(late.astimezone(ZoneInfo("Europe/Berlin")))
    assert warnings(Booking((somebody(), somebody("Jonas")), late, 30, 0, {}, is_light=True), at=MONDAY) == []


def test_a_good_time_is_left_in_peace() -> None:
    good = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
    assert warnings(Booking((somebody(), somebody("Jonas")), good, 60, 3, {}), at=MONDAY) == []
