"""What people of the demo said to each other: feedback that was read and answered, asked for, and still private."""

from datetime import datetime, timedelta

from alongside.feedback.models import CompanyValue, Feedback, LogEntry, Reading, Recognition, Reply, Request, Thanks
from alongside.people.models import company_day

from ..history import Ledger
from .cast import Cast


def tell(ledger: Ledger, cast: Cast, now: datetime) -> None:
    _to_amira(ledger, cast, now)
    _recognised(ledger, cast, now)
    _asked(ledger, cast, now)
    _noted(ledger, cast, now)


def _to_amira(ledger: Ledger, cast: Cast, now: datetime) -> None:
    """Priya for her alone, read and thanked for; Jonas this morning, not read yet."""
    at = ledger.dice.working_time((now - timedelta(days=12)).date())
    given = ledger.add(
        Feedback, at, author=cast.priya, subject=cast.amira, audience="person", given_on=company_day(at),
        situation="Tuesday, the call about the double invoice.",
        behaviour="You let her finish before you answered, and wrote down the three things she asked for.",
        impact="She stopped repeating herself, and I knew what to look up.",
        next_step="Could I sit beside you at the next one like it?",
    )  # fmt: skip
    ledger.add(Reading, at + timedelta(hours=2), feedback=given, by=cast.amira)
    ledger.add(Thanks, at + timedelta(hours=3), feedback=given, by=cast.amira)
    ledger.add(
        Reply, at + timedelta(hours=3), feedback=given, by=cast.amira, text="Gladly. Thursday mornings are best."
    )
    ledger.add(
        Feedback, now - timedelta(hours=3), author=cast.jonas, subject=cast.amira, audience="manager",
        given_on=company_day(now), situation="The handover on Monday.",
        behaviour="You put the open cases first and said for each who waits for what.",
        impact="Nobody had to ask again during the shift.",
        question="What made you choose that order?",
    )  # fmt: skip


def _recognised(ledger: Ledger, cast: Cast, now: datetime) -> None:
    """In the team's view from Jonas, naming a value; for her alone from Priya."""
    for name in ("We say what we do", "Help is asked for early"):
        ledger.add(CompanyValue, now - timedelta(days=200), name=name, by=cast.lucia)
    at = ledger.dice.working_time((now - timedelta(days=8)).date())
    ledger.add(
        Recognition, at, author=cast.jonas, subject=cast.amira, quality="ownership", audience="team",
        given_on=company_day(at), value="We say what we do", situation="Thursday, after the release.",
        behaviour="You wrote to the three customers who still waited, before anybody asked.",
        impact="All three answered the same day, and the late shift began with an empty list.",
    )  # fmt: skip
    ledger.add(
        Recognition, at, author=cast.priya, subject=cast.amira, quality="learning", audience="person",
        given_on=company_day(at),
        behaviour="You tried the new search with me for an hour and said which part you did not understand.",
    )  # fmt: skip


def _asked(ledger: Ledger, cast: Cast, now: datetime) -> None:
    """Amira asks Tomasz; Jonas asks for Ben, who knows it."""
    at = ledger.dice.working_time((now - timedelta(days=2)).date())
    ledger.add(
        Request, at, by=cast.amira, about=cast.amira, of=cast.tomasz, opens_on=company_day(at),
        question="In the guide: which page did you skip, and why?",
    )  # fmt: skip
    ledger.add(
        Request, at, by=cast.jonas, about=cast.ben, of=cast.priya, opens_on=company_day(at),
        question="How did the early shift go with the new list?",
    )  # fmt: skip


def _noted(ledger: Ledger, cast: Cast, now: datetime) -> None:
    """A win of Amira's own, and what Jonas saw and has not said."""
    at = ledger.dice.working_time((now - timedelta(days=5)).date())
    win = "Two new colleagues found the answer in the guide before they asked me."
    ledger.add(LogEntry, at, author=cast.amira, about=cast.amira, kind="win", text=win, happened_on=company_day(at))
    seen = "Amira explained the new list to the late shift unasked; they used it the same evening."
    day = company_day(at)
    ledger.add(LogEntry, at, author=cast.jonas, about=cast.amira, kind="observation", text=seen, happened_on=day)
