"""Goals, numbers, a scorecard and what roles expect: Amira’s guide and her repeat contacts, Ben’s open cases."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from alongside.goals.models import Agreement, CheckIn, Goal, Look, Milestone, Revision, RoleExpectation, ScorecardLine
from alongside.kpis.models import Contest, ContextNote, Kpi, Reading
from alongside.people.models import Person

from ..history import Ledger
from .cast import Cast

CASES = (38, 41, 36, 40, 43, 39, 37, 42, 38, 41, 43, 45, 47, 52, 55, 54)
AGAIN = (
    *(4.6, 5.3, 4.5, 5.1, 4.2, 5.0, 4.4, 5.2, 4.6, 5.3, 4.7, 4.1, 4.9, 4.4, 5.0, 4.6, 5.1, 4.3, 4.8),
    *(7.1, 7.5, 7.3, 7.9, 7.4, 8.2, 7.8),  # since the new returns policy
)
CALLS = (120, 131, 118, 125, 122, 128, 119, 127, 124, 121, 126, 123, 129, 125, 122, 127, 121, 126)


def tell(ledger: Ledger, cast: Cast, now: datetime) -> None:
    _goals(ledger, cast, now)
    _numbers(ledger, cast, now)
    _scorecard(ledger, cast, now)
    for title, text in _EXPECTED.items():
        at = now - timedelta(weeks=30)
        ledger.add(RoleExpectation, at, role=title, text=text, since=at.date(), by=cast.lucia)


_EXPECTED = {
    "Customer care specialist": "Answers within one working day, or says by when.\n\nLeaves a case so that a colleague "
    "can go on with it.\n\nSays early when something will take longer.",
    "Case specialist": "Closes a case with the customer, not for them.\n\nWrites down what was tried.",
}


# --- goals ------------------------------------------------------------------------------------------------------------
def _goals(ledger: Ledger, cast: Cast, now: datetime) -> None:
    above = _goal(
        ledger,
        cast.ines,
        cast.ines,
        now,
        120,
        200,
        title="Customers who write to us stay with us",
        visibility="everyone",
    )
    guide = _goal(
        ledger, cast.amira, cast.jonas, now, 110, 10,
        title="New colleagues work on their own within four weeks",
        why="Six newcomers a year, and each of them waits for one of us.",
        serves="Customers reach somebody who knows",
        visibility="team",
        parent=above,
        not_proud_of="Leaving the hard cases to newcomers, so that they look independent.",
    )  # fmt: skip
    _stops(ledger, guide, now, ("Interview six newcomers", 103, True), ("First guide in use", 61, True),
           ("Returns guide", 19, True), ("Night-shift version", -5, False))  # fmt: skip
    _said(
        ledger, guide, now, 6, sure=4, said="The guides are used without me asking.", helped="Marlene read every draft."
    )
    contacts = _goal(
        ledger, cast.amira, cast.jonas, now, 80, 70,
        title="Reduce repeat contacts about returns from 18 % to 12 %",
        measure="repeat contacts", unit="%", direction="down", baseline=18.0, target=12.0, version=2,
    )  # fmt: skip
    _stops(ledger, contacts, now, ("Sort 200 repeat contacts", 54, True), ("Agree fixes with Pricing", 26, False),
           ("Try for four weeks", -14, False))  # fmt: skip
    _said(ledger, contacts, now, 8, value=17.5, sure=4, in_the_way="Waiting for Pricing.")
    before, after = ({"due": str((now + timedelta(days=days)).date())} for days in (40, 70))
    why = "Pricing changes its rules only in January."
    ledger.add(Revision, now - timedelta(days=12), goal=contacts, by=cast.amira, reason=why, before=before, after=after)
    _offered(ledger, cast, now)


def _offered(ledger: Ledger, cast: Cast, now: datetime) -> None:
    """It waits for Amira's word; Jonas, who proposed it, has given his."""
    offered = ledger.add(
        Goal, now - timedelta(days=2), owner=cast.amira, proposed_by=cast.jonas, start=now.date(),
        due=(now + timedelta(days=120)).date(), title="Lead one team meeting a month, and ask for one thing to do better",
    )  # fmt: skip
    ledger.add(Agreement, now - timedelta(days=2), goal=offered, by=cast.jonas, words=offered.version)


def _goal(ledger: Ledger, owner: Person, other: Person, now: datetime, ago: int, ahead: int, **facts: Any) -> Goal:
    """Agreed by both on its first day."""
    at = now - timedelta(days=ago)
    days = {"start": at.date(), "due": (now + timedelta(days=ahead)).date()}
    goal: Goal = ledger.add(Goal, at, owner=owner, proposed_by=owner, agreed_at=at, **(days | facts))
    for person in {owner.pk: owner, other.pk: other}.values():
        ledger.add(Agreement, at, goal=goal, by=person, words=goal.version)
    return goal


def _stops(ledger: Ledger, goal: Goal, now: datetime, *stops: tuple[str, int, bool]) -> None:
    for title, ago, is_reached in stops:
        day = (now - timedelta(days=ago)).date()
        reached = day if is_reached else None
        ledger.add(Milestone, now, goal=goal, title=title, due=day, reached_on=reached, by=goal.owner)


def _said(ledger: Ledger, goal: Goal, now: datetime, ago: int, **said: Any) -> None:
    at = now - timedelta(days=ago)
    ledger.add(CheckIn, at, goal=goal, by=goal.owner, day=at.date(), **said)


# --- numbers ----------------------------------------------------------------------------------------------------------
def _numbers(ledger: Ledger, cast: Cast, now: datetime) -> None:
    again = _kpi(
        ledger, now, cast.amira, "Cases opened again", unit="%", direction="down", target_kind="at_most", target_high=5.0,
        meaning="Of a hundred cases closed that week, how many were opened again within two weeks.",
        comes_from="The case list",
    )  # fmt: skip
    _readings(ledger, monday_of(now), again, AGAIN)
    cases = _kpi(
        ledger, now, cast.ben, "Open cases at the end of the week", unit="cases", direction="down",
        target_kind="at_most", target_high=45.0, comes_from="The case list", quality=again,
        meaning="What waits on Friday evening, whoever it belongs to. It does not count what is late.",
    )  # fmt: skip
    made = _readings(ledger, now, cases, CASES)
    _note(ledger, made[6], cast.ben, "other", "New phone menu, half the calls went elsewhere for a week.")
    _note(ledger, made[13], cast.ben, "away", "Two of us were away. I carried both queues.")
    text = "It counts what waits, not what is late. Nobody has waited over two days."
    ledger.add(Contest, made[15].created_at, reading=made[15], by=cast.ben, text=text)
    team = _kpi(ledger, now, None, "Calls taken by the team", team=cast.amira.team, defined_by=cast.jonas)
    _readings(ledger, now, team, CALLS)


def _kpi(ledger: Ledger, now: datetime, owner: Person | None, name: str, **facts: Any) -> Kpi:
    key = f"{name.lower().replace(' ', '-')}-{(owner.short_name if owner else 'team').lower()}"
    told = {"owner": owner, "defined_by": owner, "key": key} | facts
    kpi: Kpi = ledger.add(Kpi, now - timedelta(days=400), name=name, **told)
    return kpi


def _readings(ledger: Ledger, now: datetime, kpi: Kpi, values: Sequence[float]) -> list[Reading]:
    """One a week until last week, each opened to both two days after it was written."""
    moments = [now - timedelta(weeks=len(values) - i) for i in range(len(values))]
    return [
        ledger.add(Reading, at, kpi=kpi, day=at.date(), value=float(v), by=kpi.owner, opens_at=at + timedelta(days=2))
        for at, v in zip(moments, values, strict=True)
    ]


def monday_of(now: datetime) -> datetime:
    """The Monday of that week: a weekly number changes on one."""
    return now - timedelta(days=now.isoweekday() - 1)


def _note(ledger: Ledger, reading: Reading, by: Person, about: str, text: str) -> None:
    at = reading.created_at + timedelta(hours=3)
    ledger.add(ContextNote, at, reading=reading, by=by, about=about, text=text, was_first=True)


# --- the scorecard ----------------------------------------------------------------------------------------------------
def _scorecard(ledger: Ledger, cast: Cast, now: datetime) -> None:
    begun, looked = now - timedelta(weeks=20), now - timedelta(weeks=3)
    lines = [
        ledger.add(ScorecardLine, begun, subject=cast.amira, by=by, about=about, text=text)
        for by, about, text in (
            (cast.amira, "behaviour", "Hands over before leaving, so that nobody starts from nothing"),
            (cast.jonas, "impact", "Newcomers find answers without asking twice"),
        )
    ]
    for line, by, note in (
        (lines[0], cast.jonas, "Four of five evenings. On the fifth you wrote it down next morning."),
        (lines[1], cast.amira, "Two of three found the returns page by themselves."),
        (lines[1], cast.jonas, "I was asked about it once this month; in June it was five times."),
    ):
        again = (now + timedelta(weeks=9)).date()
        ledger.add(Look, looked, line=line, by=by, day=looked.date(), note=note, again_on=again)
