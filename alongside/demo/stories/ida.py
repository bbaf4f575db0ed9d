"""(e) Ida: three weeks into leading a team, with a first check-in here and nothing there yet."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from alongside.conversations.models import Conversation, Relationship, TalkingPoint

from ..history import Kinds, Ledger, note, promised, talk_of


def tell(ledger: Ledger, pairs: Sequence[Relationship], kinds: Kinds, now: datetime) -> None:
    for number, pair in enumerate(pairs[:4]):
        at = ledger.dice.working_time((now - timedelta(days=14 - number * 3)).date())
        if at > now:
            continue
        talk = talk_of(ledger, pair, kinds.check_in, at, minutes=30)
        note(ledger, talk, pair.guest, "What I’d like you to know first: the count on Fridays takes two of us.", at)
        if number == 0:
            promised(ledger, talk, pair.host, at, text="Ask Inês how the count was done before")
    for pair in pairs[4:6]:
        text = "How we would like to work together"
        ledger.add(TalkingPoint, now - timedelta(days=2), relationship=pair, author=pair.host, text=text)
        at = ledger.dice.working_time((now + timedelta(days=3)).date())
        ledger.add(
            Conversation,
            now - timedelta(days=2),
            relationship=pair,
            template_version=kinds.check_in,
            planned_by=pair.host,
            starts_at=at,
            minutes=30,
        )
