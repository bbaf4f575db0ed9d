"""(b), (c), (d): Ben’s day off, Priya’s moved talks, Kaito who distrusts it; Marlene and Tomasz, whose talks go well."""

from datetime import datetime, timedelta

from alongside.conversations.models import (
    Carry,
    Commitment,
    Conversation,
    EvidenceItem,
    LettingGo,
    Move,
    Relationship,
    Remark,
    TalkingPoint,
)
from alongside.people.models import ReportingLine

from ..copying import copy_in
from ..history import Kinds, Ledger, note, recapped, talk_of
from .cast import Cast


def ben(ledger: Ledger, pair: Relationship, kinds: Kinds, now: datetime) -> None:
    """He works Monday, Tuesday and Thursday mornings. Twice his talk was booked on a Friday."""
    for weeks in (6, 3):
        friday = _weekday(now - timedelta(weeks=weeks), 5)
        talk = talk_of(ledger, pair, kinds.check_in, friday + timedelta(days=4), minutes=30)
        ledger.add(
            Move,
            friday,
            conversation=talk,
            by=pair.guest,
            was_at=friday,
            is_at=talk.starts_at,
            reason="Friday is not one of my days.",
        )
        note(ledger, talk, pair.guest, "I read about it on Monday, when it was over.", talk.starts_at or now)
    ledger.add(
        Conversation,
        now - timedelta(days=1),
        relationship=pair,
        template_version=kinds.check_in,
        planned_by=pair.host,
        starts_at=_weekday(now + timedelta(days=5), 5),
        minutes=30,
    )
    text = "Talks on days I work"
    ledger.add(TalkingPoint, now - timedelta(days=3), relationship=pair, author=pair.guest, text=text, mood="decision")


def priya(ledger: Ledger, pair: Relationship, kinds: Kinds, now: datetime) -> None:
    """Two moved talks, a point at its third carry, and a promise both let go."""
    point = ledger.add(
        TalkingPoint,
        now - timedelta(weeks=13),
        relationship=pair,
        author=pair.guest,
        text="Who covers the early shift from January",
        mood="worry",
    )
    for weeks in (12, 10, 8):
        at = ledger.dice.working_time((now - timedelta(weeks=weeks)).date())
        talk = talk_of(ledger, pair, kinds.check_in, at, minutes=30)
        ledger.add(Carry, at + timedelta(minutes=27), point=point, conversation=talk)
    made = ledger.add(
        Commitment,
        at,
        relationship=pair,
        conversation=talk,
        owner=pair.host,
        text="Find a desk by the window",
        due=(at + timedelta(days=14)).date(),
        accepted_at=at,
        accepted_by=pair.host,
    )
    asked = at + timedelta(days=20)
    reason = "The office moves in March. We both would rather wait."
    ledger.add(
        LettingGo,
        asked,
        commitment=made,
        asked_by=pair.host,
        reason=reason,
        agreed_by=pair.guest,
        agreed_at=asked + timedelta(days=1),
    )
    _moved_twice(ledger, pair, kinds, now)


def _moved_twice(ledger: Ledger, pair: Relationship, kinds: Kinds, now: datetime) -> None:
    next_ = ledger.dice.working_time((now + timedelta(days=2)).date())
    talk = ledger.add(
        Conversation,
        now - timedelta(weeks=6),
        relationship=pair,
        template_version=kinds.check_in,
        planned_by=pair.host,
        starts_at=next_,
        minutes=30,
    )
    first, second = (ledger.dice.working_time((now - timedelta(weeks=ago)).date()) for ago in (5, 2))
    ledger.add(
        Move,
        first - timedelta(hours=3),
        conversation=talk,
        by=pair.host,
        was_at=first,
        is_at=second,
        reason="A customer call took the time.",
    )
    ledger.add(
        Move,
        second - timedelta(hours=1),
        conversation=talk,
        by=pair.host,
        was_at=second,
        is_at=next_,
        reason="Budget round.",
    )


def kaito(ledger: Ledger, pair: Relationship, cast: Cast, kinds: Kinds, now: datetime) -> None:
    """He contests an item, leaves a recap not confirmed, and changes manager next month."""
    at = ledger.dice.working_time((now - timedelta(weeks=3)).date())
    talk = talk_of(ledger, pair, kinds.quarterly, at, minutes=60)
    _contested(ledger, talk, at)
    said = [
        note(ledger, talk, pair.guest, "I’d like to know who reads this before I say more.", at, stage="arrive"),
        note(
            ledger,
            talk,
            pair.host,
            "You asked for the rule in writing, twice. The third time we had one.",
            at,
            stage="strengths",
        ),
    ]
    recapped(ledger, talk, said, at + timedelta(days=1), by=(pair.host,))
    _still_owed(ledger, talk, at, now)
    _changes_manager(ledger, pair, cast, now)
    ledger.add(
        Conversation,
        now,
        relationship=pair,
        template_version=kinds.check_in,
        planned_by=pair.host,
        minutes=30,
        starts_at=ledger.dice.working_time((now + timedelta(days=6)).date()),
    )


def _still_owed(ledger: Ledger, talk: Conversation, at: datetime, now: datetime) -> None:
    """As long as something is open, the page says that the recap is not confirmed yet."""
    ledger.add(
        Commitment,
        at,
        relationship=talk.relationship,
        conversation=talk,
        owner=talk.host,
        text="Show you, before the next talk, who reads what we write",
        due=(now + timedelta(days=5)).date(),
        accepted_at=at,
        accepted_by=talk.host,
    )


def _contested(ledger: Ledger, talk: Conversation, at: datetime) -> None:
    pair = talk.relationship
    item = ledger.add(
        EvidenceItem,
        at - timedelta(days=4),
        conversation=talk,
        by=pair.host,
        happened_on=(at - timedelta(weeks=5)).date(),
        text="The handover of 14 cases took until Thursday.",
        source="Case list",
    )
    contest = "Nine of them came on Wednesday evening. The list shows when they were opened, not when I got them."
    ledger.add(
        Remark,
        at - timedelta(days=2),
        conversation=talk,
        item=f"added:{item.pk}",
        by=pair.guest,
        how="differs",
        text=contest,
    )


def _changes_manager(ledger: Ledger, pair: Relationship, cast: Cast, now: datetime) -> None:
    day = (now + timedelta(days=30)).date().replace(day=1)
    day = day if day > now.date() else (day + timedelta(days=32)).replace(day=1)
    ReportingLine.objects.filter(subject=pair.guest, ends_on__isnull=True).update(ends_on=day)
    copy_in([ReportingLine(id=ledger.dice.key(now), subject=pair.guest, manager=cast.ida, starts_on=day)])


def steady(ledger: Ledger, pair: Relationship, kinds: Kinds, now: datetime) -> None:
    """Marlene and Tomasz: talks every two weeks, the last one confirmed by both."""
    for weeks in (5, 3, 1):
        at = ledger.dice.working_time((now - timedelta(weeks=weeks)).date())
        talk = talk_of(ledger, pair, kinds.check_in, at, minutes=30)
        note(ledger, talk, pair.guest, "The checklist held all week. Only the Friday count is still by hand.", at)


def _weekday(near: datetime, day: int) -> datetime:
    """Ten o’clock on that ISO weekday of the same week."""
    return (near + timedelta(days=day - near.isoweekday())).replace(hour=10, minute=0, second=0, microsecond=0)
