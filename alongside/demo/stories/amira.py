"""(a) Amira and Jonas: a quarterly talk in twenty minutes, about a guide led unasked and cases that changed."""

from datetime import datetime, timedelta

from django.utils.formats import date_format

from alongside.conversations.models import (
    THANKS,
    Answer,
    Commitment,
    Confirmation,
    Conversation,
    DifferentView,
    EvidenceItem,
    Keeping,
    Note,
    Paraphrase,
    Preparation,
    Relationship,
    TalkingPoint,
    Wording,
)
from alongside.people.models import Person

from ..history import Kinds, Ledger, note, recapped, talk_of
from .aims import monday_of
from .cast import Cast


def tell(ledger: Ledger, pair: Relationship, cast: Cast, kinds: Kinds, now: datetime) -> None:
    last = _last_quarterly(ledger, pair, kinds, now - timedelta(weeks=13))
    _since_then(ledger, pair, kinds, now, last)
    _today(ledger, pair, kinds, now)


def _last_quarterly(ledger: Ledger, pair: Relationship, kinds: Kinds, at: datetime) -> Conversation:
    """Its recap was seen differently on one point; a paraphrase was answered *almost*."""
    at = ledger.dice.working_time(at.date())
    talk = talk_of(ledger, pair, kinds.quarterly, at, minutes=60)
    amira, jonas = pair.guest, pair.host
    said = [note(ledger, talk, who, text, at, stage=stage) for who, text, stage in _said_then(amira, jonas)]
    ledger.add(
        Paraphrase,
        at,
        conversation=talk,
        stage="growth",
        listener=jonas,
        speaker=amira,
        reply="almost",
        answered_at=at,
        text="You would like to lead a team soon.",
        wording="I’d like to lead something small first, and then see.",
    )
    _answered_then(ledger, talk, said, at)
    return talk


def _said_then(amira: Person, jonas: Person) -> tuple[tuple[Person, str, str], ...]:
    return (
        (amira, "New colleagues ask me, because I sit by the door. I’d like to write the answers down.", "look_back"),
        (amira, "I keep asking the next question until people have a plan.", "strengths"),
        (
            jonas,
            "On 4 June you found out why two teams answered the same customer. Both changed their list.",
            "strengths",
        ),
        (jonas, "I think team lead is a step for the second half of next year.", "growth"),
    )


def _answered_then(ledger: Ledger, talk: Conversation, said: list[Note], at: datetime) -> None:
    """Both confirmed the rest; on one point both wordings stay."""
    amira, jonas = talk.relationship.people
    recap = recapped(ledger, talk, said, at + timedelta(hours=1))
    step = next(p for p in ledger.rows_of(recap) if p.section == "growth")
    ledger.add(
        Wording, at + timedelta(hours=2), point=step, by=jonas, before="Team lead is too early.", after=step.text
    )
    ledger.add(Confirmation, at + timedelta(hours=3), recap=recap, by=jonas)
    ledger.add(Confirmation, at + timedelta(hours=5), recap=recap, by=amira)
    view = "I’d like to try a small team by summer. I want to know what I would need to show."
    ledger.add(DifferentView, at + timedelta(hours=5), recap=recap, point=step, by=amira, text=view)


def _since_then(ledger: Ledger, pair: Relationship, kinds: Kinds, now: datetime, last: Conversation) -> None:
    amira, jonas = pair.guest, pair.host
    _promise(ledger, last, jonas, "Ask about a mentor outside the team", now - timedelta(weeks=6), kept=None)
    _promise(
        ledger,
        last,
        amira,
        "Interview six newcomers about their first week",
        now - timedelta(weeks=10),
        kept=now - timedelta(weeks=11),
    )
    _promise(
        ledger,
        last,
        amira,
        "Write the returns guide with Marlene",
        now - timedelta(weeks=4),
        kept=now - timedelta(weeks=3),
    )
    at = ledger.dice.working_time((now - timedelta(weeks=5)).date())
    talk = talk_of(ledger, pair, kinds.check_in, at, minutes=30)
    note(ledger, talk, amira, "Nobody asked me to lead the guide. I just kept asking the next question.", at)
    at = ledger.dice.working_time((now - timedelta(weeks=2)).date())
    talk = talk_of(ledger, pair, kinds.check_in, at, minutes=30)
    note(ledger, talk, jonas, "I’ll introduce you to Sofia in Pricing. She owns one of the two letters.", at)
    _promise(ledger, talk, jonas, "Introduce Amira to Sofia in Pricing", now, kept=None)


def _promise(
    ledger: Ledger, talk: Conversation, owner: object, text: str, due: datetime, kept: datetime | None
) -> None:
    at = talk.started_at or due
    made = ledger.add(
        Commitment,
        at,
        relationship=talk.relationship,
        conversation=talk,
        owner=owner,
        text=text,
        due=due.date(),
        accepted_at=at,
        accepted_by=owner,
    )
    if kept:
        ledger.add(Keeping, kept, commitment=made, by=owner)


def _today(ledger: Ledger, pair: Relationship, kinds: Kinds, now: datetime) -> None:
    """In twenty minutes. Amira has prepared; Jonas has not."""
    amira, jonas = pair.guest, pair.host
    planned = now - timedelta(days=9)
    begins = (now + timedelta(minutes=20)).replace(second=0, microsecond=0)
    talk = ledger.add(
        Conversation,
        planned,
        relationship=pair,
        template_version=kinds.quarterly,
        planned_by=jonas,
        starts_at=begins,
        minutes=60,
        place="Room Linden",
        purpose="Hear what Amira wants next, and choose one step together.",
        asked=ledger.questions(kinds.quarterly),
    )
    prepared = now - timedelta(hours=18)
    preparation = ledger.add(Preparation, planned, conversation=talk, person=amira, done_at=prepared)
    words = "You gave me the newcomers’ time without asking what it would bring. The guide began there."
    ledger.add(Answer, prepared, preparation=preparation, author=amira, question=THANKS, text=words)
    for position, (minutes, author, text) in enumerate(
        (
            (15, amira, "Leading the returns guide"),
            (10, amira, "Learning to say no, without letting the night shift down"),
            (10, amira, "A first step towards team lead"),
            (10, jonas, "Cases opened again: what changed?"),
            (5, jonas, "The mentor I still owe"),
        )
    ):
        ledger.add(
            TalkingPoint,
            now - timedelta(days=4),
            relationship=pair,
            author=author,
            text=text,
            minutes=minutes,
            position=position,
        )
    _evidence(ledger, talk, amira, jonas, now)


def _evidence(ledger: Ledger, talk: Conversation, amira: object, jonas: object, now: datetime) -> None:
    changed = monday_of(now) - timedelta(weeks=7)
    since = now - timedelta(days=2)
    for by, days, text, source in (
        (
            jonas,
            42,
            "Let two people disagree for ten minutes in the meeting, then summed up both. We left with one plan.",
            "Team meeting",
        ),
        (
            amira,
            32,
            "The returns guide is in use. Four new colleagues opened it more than twice.",
            "Guide, list of visits",
        ),
        (
            jonas,
            (now - changed).days,
            f"Cases opened again went from about 4.7 to 7.8 in a hundred, since {date_format(changed, 'j F')}: the day of the new returns policy.",
            "Case list, weekly",
        ),
    ):
        day = (now - timedelta(days=days)).date()
        ledger.add(EvidenceItem, since, conversation=talk, by=by, text=text, happened_on=day, source=source)
