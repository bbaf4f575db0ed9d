"""Free time: never a clash, always within hours, right across clock changes."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

import holidays
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.people.models import Person

from ..free_time import Booking, earliest, free_slots, warnings
from ..weighing import Known, is_late_friday, leave_of

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
    country=st.sampled_from(["", "DE", "US", "JP", "NP", "BR", "MA"]),
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
        assert warnings(booking, at=now) == []


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
        "It begins at 16:30 for Jonas, outside their working hours.",
        "Jonas has another talk at that time.",
    ]


def test_a_check_in_may_be_late_on_a_friday() -> None:
    late = datetime(2026, 11, 27, 14, 30, tzinfo=UTC)
    assert is_late_friday(late.astimezone(ZoneInfo("Europe/Berlin")))
    assert warnings(Booking((somebody(), somebody("Jonas")), late, 30, 0, {}, is_light=True), at=MONDAY) == []


def test_a_good_time_is_left_in_peace() -> None:
    good = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
    assert warnings(Booking((somebody(), somebody("Jonas")), good, 60, 3, {}), at=MONDAY) == []


# --- holidays, by country and region ---------------------------------------------------------------------------------
def test_a_public_holiday_is_no_working_day_and_no_notice() -> None:
    """Corpus Christi, 4 June 2026, is one in Bavaria and none in Berlin."""
    monday, thursday = datetime(2026, 6, 1, 7, tzinfo=UTC), date(2026, 6, 4)
    bavarian, berliner = somebody(country="DE", region="BY"), somebody("Jonas Weber", country="DE", region="BE")
    assert (bavarian.works_on_day(thursday), berliner.works_on_day(thursday)) == (False, True)
    assert thursday not in {slot.starts_at.date() for slot in free_slots((bavarian, berliner), 60, {}, 0, 9, at=monday)}
    assert thursday in {slot.starts_at.date() for slot in free_slots((berliner, berliner), 60, {}, 0, 9, at=monday)}
    assert earliest(bavarian, 3, monday).date() - earliest(berliner, 3, monday).date() == timedelta(days=3), "a weekend"
    said = warnings(Booking((bavarian, berliner), datetime(2026, 6, 4, 9, tzinfo=UTC), 60, 0, {}), at=monday)
    assert said == ["It is a public holiday for Amira: Corpus Christi."]


def test_a_country_or_region_that_is_not_known_has_no_holidays() -> None:
    christmas = date(2026, 12, 25)
    assert somebody(country="XX").works_on_day(christmas)
    assert somebody(country="DE", region="Atlantis").works_on_day(christmas)
    assert not somebody(country="DE").works_on_day(christmas)


# --- what calendars add ----------------------------------------------------------------------------------------------
def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=ZoneInfo("Europe/Berlin"))


def test_nobody_comes_straight_out_of_three_meetings() -> None:
    """All of Friday but one hour after three meetings, and the same hour with a break before it."""
    amira, jonas = somebody(works_until=time(13)), somebody("Jonas Weber", works_until=time(13))
    row = [(at(27, 9), at(27, 10)), (at(27, 10), at(27, 11)), (at(27, 11), at(27, 12))]
    first = free_slots((amira, jonas), 60, {amira.pk: row}, 3, at=MONDAY)[0]
    assert first.starts_at == at(30, 10), "Friday at noon would be right after three meetings"
    loose = [row[0], (at(27, 10, 30), at(27, 11)), row[2]]
    assert free_slots((amira, jonas), 60, {amira.pk: loose}, 3, at=MONDAY)[0].starts_at == at(27, 12)


def test_the_last_day_before_leave_is_offered_last_and_leave_itself_never() -> None:
    amira, jonas = somebody(), somebody("Jonas Weber")
    days = [(at(30, 0), at(30, 0) + timedelta(days=5))]  # Monday to Friday, as whole days
    known = Known({amira.pk: days}, {amira.pk: leave_of(days, amira)})
    slots = free_slots((amira, jonas), 60, known, 3, at=MONDAY)
    assert [slot.starts_at.date().isoformat() for slot in slots] == ["2026-12-07", "2026-12-08", "2026-12-09"]
    assert warnings(Booking((amira, jonas), at(27, 10), 60, 0, {}, leave=known.leave), at=MONDAY) == [
        "For one of you it is the last working day before some days away."
    ]
    assert warnings(Booking((amira, jonas), at(27, 10), 30, 0, {}, True, leave=known.leave), at=MONDAY) == []


def test_one_whole_day_is_no_leave_and_a_weekend_does_not_break_one() -> None:
    amira = somebody()
    assert leave_of([(at(26, 0), at(27, 0))], amira) == []
    friday_and_monday = [(at(27, 0), at(28, 0)), (at(30, 0), at(30, 0) + timedelta(days=1))]
    assert leave_of(friday_and_monday, amira) == [(at(27, 0), at(30, 0) + timedelta(days=1))]
    assert leave_of([(at(28, 0), at(30, 0))], amira) == [], "a weekend is nobody's leave"


def test_their_usual_day_is_among_the_three_and_says_so() -> None:
    pair = (somebody(), somebody("Jonas Weber"))
    slots = free_slots(pair, 60, Known({}, usual_day=3), 3, at=MONDAY)
    assert slots[-1].starts_at.isoweekday() == 3
    assert "Wednesday is when you two mostly talk." in slots[-1].reason


def test_how_full_a_week_is_is_said_without_saying_whose() -> None:
    amira, jonas = somebody(), somebody("Jonas Weber")
    busy = [(at(day, 13), at(day, 17)) for day in (23, 24, 25, 26)]
    slots = free_slots((amira, jonas), 60, {jonas.pk: busy}, 3, at=MONDAY)
    assert "A full week: 16 hours taken." in slots[0].reason
    assert "Jonas" not in slots[0].reason


days_away = st.lists(st.tuples(st.integers(-3, 27), st.integers(1, 30)), max_size=2)
weeks = st.lists(st.tuples(st.integers(0, 27), st.integers(0, 95), st.integers(1, 40)), max_size=25)


@settings(max_examples=150, deadline=None)
@given(
    st.tuples(people, people),
    st.sampled_from([15, 30, 60, 90]),
    moments,
    st.tuples(weeks, weeks),
    st.integers(1, 7),
    st.tuples(days_away, days_away),
)
def test_no_offered_time_clashes_in_any_company_week(
    pair: tuple[Person, Person],
    minutes: int,
    now: datetime,
    of_both: tuple[list[tuple[int, int, int]], list[tuple[int, int, int]]],
    usual: int,
    away: tuple[list[tuple[int, int]], list[tuple[int, int]]],
) -> None:
    """Calendars full of meetings and whole days, holidays, leave, changing clocks: none of the three ever clashes."""
    busy = {person.pk: [_span(now, *said) for said in week] for person, week in zip(pair, of_both, strict=True)}
    on_leave = {p.pk: [_leave(p, now, *said) for said in days] for p, days in zip(pair, away, strict=True)}
    for person in pair:
        busy[person.pk] += on_leave[person.pk]
    whole = {key: [span for span in spans if span[1] - span[0] > timedelta(hours=9)] for key, spans in busy.items()}
    leave = {person.pk: leave_of(whole[person.pk], person) for person in pair}
    slots = free_slots(pair, minutes, Known(busy, leave, usual), 1, at=now)
    assert len(slots) <= 3
    assert [slot.starts_at for slot in slots] == sorted({slot.starts_at for slot in slots})
    for slot in slots:
        for person in pair:
            assert not [1 for begins, ends in busy[person.pk] if begins < slot.ends_at and slot.starts_at < ends]
            assert _is_at_work(person, slot.starts_at, slot.ends_at)
            assert _begins_on(person, slot.starts_at) not in _holidays(person.country)
        assert slot.reason


def _leave(person: Person, now: datetime, day: int, days: int) -> tuple[datetime, datetime]:
    begins = datetime.combine(now.date() + timedelta(days=day), time(), tzinfo=person.tzinfo)
    return begins, begins + timedelta(days=days)


def _begins_on(person: Person, start: datetime) -> date:
    """Hours past midnight belong to the day they begin on."""
    local = start.astimezone(person.tzinfo)
    over_night = person.works_until <= person.works_from and local.time() < person.works_until
    return local.date() - timedelta(days=int(over_night))


@cache
def _holidays(country: str) -> set[date]:
    return set(holidays.country_holidays(country, years=range(2025, 2029))) if country else set()


def _span(now: datetime, day: int, quarter: int, quarters: int) -> tuple[datetime, datetime]:
    begins = now + timedelta(days=day, minutes=15 * quarter)
    return begins, begins + timedelta(minutes=15 * quarters)
