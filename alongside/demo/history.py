"""A past for every pair: check-ins, quarterly conversations with recaps, promises and what became of them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import models

from alongside.conversations.kinds import choose
from alongside.conversations.models import (
    Cancellation,
    Commitment,
    Conclusion,
    Confirmation,
    Conversation,
    Entrance,
    JustTalked,
    Keeping,
    Move,
    Note,
    Paraphrase,
    Preparation,
    Recap,
    RecapPoint,
    Relationship,
    Settlement,
    TalkingPoint,
    TemplateVersion,
)
from alongside.people.models import Person

from . import texts
from .copying import copy_in
from .dice import Dice
from .order import ORDER

BATCH = 20_000


@dataclass
class Ledger:
    """Rows waiting to be written, by model, in an order that foreign keys can follow."""

    dice: Dice
    now: datetime
    rows: dict[type[models.Model], list[models.Model]] = field(default_factory=dict)
    written: int = 0

    def add(self, model: type[Any], at: datetime, **facts: Any) -> Any:
        row = model(id=self.dice.key(at), created_at=at, **facts)
        self.rows.setdefault(model, []).append(row)
        return row

    def rows_of(self, recap: Recap) -> list[RecapPoint]:
        return [row for row in self.rows.get(RecapPoint, []) if isinstance(row, RecapPoint) and row.recap is recap]

    def questions(self, version: TemplateVersion) -> dict[str, list[str]]:
        kind = version.kind
        return {stage.key: [prompt.id for prompt in choose(kind, stage.key, [])] for stage in kind.stages}

    def write(self) -> None:
        for model in ORDER:
            self.written += copy_in(self.rows.pop(model, []))
        if self.rows:
            raise KeyError(f"These models have no place in the order of writing: {list(self.rows)}")

    @property
    def is_full(self) -> bool:
        return sum(map(len, self.rows.values())) > BATCH


@dataclass(frozen=True)
class Kinds:
    check_in: TemplateVersion
    quarterly: TemplateVersion


def write_history(
    ledger: Ledger, pairs: Iterator[tuple[Person, Person]], kinds: Kinds, years: float, now: datetime
) -> None:
    for guest, host in pairs:
        began = now - timedelta(days=365 * years)
        pair = ledger.add(Relationship, began, guest=guest, host=host)
        past_of(ledger, pair, kinds, began, now)
        ahead_of(ledger, pair, kinds, now)
        if ledger.is_full:
            ledger.write()
    ledger.write()


def past_of(ledger: Ledger, pair: Relationship, kinds: Kinds, began: datetime, until: datetime) -> None:
    """A check-in every two weeks, a quarterly conversation every thirteen; sometimes a word in between."""
    day = began.date() + timedelta(days=ledger.dice.randint(0, 13))
    number = 0
    while (at := ledger.dice.working_time(day)) < until - timedelta(days=1):
        number += 1
        talk = quarterly if number % 7 == 4 else cancelled if ledger.dice.happens(0.08) else check_in
        talk(ledger, pair, kinds, at)
        if ledger.dice.happens(0.15):
            text = ledger.dice.one_of(texts.JUST_TALKED)
            talked = at + timedelta(days=3)
            if talked < until:
                ledger.add(JustTalked, talked, relationship=pair, by=pair.host, text=text, happened_on=talked.date())
        day += timedelta(days=14)


def cancelled(ledger: Ledger, pair: Relationship, kinds: Kinds, at: datetime) -> Conversation:
    """Planned, and then there was no time."""
    before, facts = at - timedelta(days=10), {"template_version": kinds.check_in, "planned_by": pair.host}
    talk: Conversation = ledger.add(Conversation, before, relationship=pair, starts_at=at, minutes=30, **facts)
    reason = ledger.dice.one_of(texts.REASONS)
    ledger.add(Cancellation, at - timedelta(days=1), conversation=talk, by=pair.host, reason=reason)
    return talk


def check_in(ledger: Ledger, pair: Relationship, kinds: Kinds, at: datetime) -> Conversation:
    talk = talk_of(ledger, pair, kinds.check_in, at, minutes=30)
    perhaps_moved(ledger, talk, at)
    for author in (pair.guest, pair.host)[: ledger.dice.randint(1, 2)]:
        text, mood = ledger.dice.one_of(texts.POINTS)
        before = at - timedelta(days=2)
        point = ledger.add(TalkingPoint, before, relationship=pair, author=author, text=text, mood=mood)
        note(ledger, talk, author, ledger.dice.one_of(texts.NOTES), at, point=point)
        ledger.add(Settlement, at, point=point, how="discussed", by=author, conversation=talk)
    if ledger.dice.happens(0.6):
        promised(ledger, talk, ledger.dice.one_of((pair.guest, pair.host)), at)
    return talk


def quarterly(ledger: Ledger, pair: Relationship, kinds: Kinds, at: datetime) -> Conversation:
    talk = talk_of(ledger, pair, kinds.quarterly, at, minutes=60)
    perhaps_moved(ledger, talk, at)
    for person in (pair.guest, pair.host):
        ledger.add(
            Preparation, at - timedelta(days=1), conversation=talk, person=person, done_at=at - timedelta(hours=20)
        )
    said = [
        note(ledger, talk, pair.guest, ledger.dice.one_of(texts.NOTES), at, stage="look_back"),
        note(ledger, talk, pair.guest, ledger.dice.one_of(texts.STRENGTHS), at, stage="strengths"),
        note(ledger, talk, pair.host, ledger.dice.one_of(texts.STRENGTHS), at, stage="strengths"),
    ]
    if ledger.dice.happens(0.5):
        edge = ledger.dice.one_of(texts.EDGES)
        said.append(note(ledger, talk, pair.host, edge, at, stage="strengths", is_growing_edge=True))
    ledger.add(
        Paraphrase,
        at,
        conversation=talk,
        stage="look_back",
        listener=pair.host,
        speaker=pair.guest,
        text=ledger.dice.one_of(texts.HEARD),
        reply="yes",
        answered_at=at,
    )
    for owner in (pair.host, pair.guest):
        promised(ledger, talk, owner, at)
    answered_by = (pair.host,) if ledger.dice.happens(0.15) else (pair.host, pair.guest)
    recapped(ledger, talk, said, at + timedelta(hours=2), by=answered_by)
    return talk


def perhaps_moved(ledger: Ledger, talk: Conversation, at: datetime) -> None:
    """Planned for the same hour a week before, which is a working day too."""
    if ledger.dice.happens(0.12):
        by, was, reason = talk.relationship.host, at - timedelta(days=7), ledger.dice.one_of(texts.REASONS)
        ledger.add(Move, was, conversation=talk, by=by, was_at=was, is_at=at, reason=reason)


def talk_of(ledger: Ledger, pair: Relationship, version: TemplateVersion, at: datetime, minutes: int) -> Conversation:
    talk: Conversation = ledger.add(
        Conversation,
        at - timedelta(days=10),
        relationship=pair,
        template_version=version,
        planned_by=pair.host,
        starts_at=at,
        minutes=minutes,
        started_at=at,
    )
    ledger.add(Conclusion, at + timedelta(minutes=minutes - 3), conversation=talk, by=pair.host)
    for person in (pair.guest, pair.host):
        ledger.add(Entrance, at, conversation=talk, person=person, seen_at=at, left_at=at + timedelta(minutes=minutes))
    return talk


def note(ledger: Ledger, talk: Conversation, voice: Person, text: str, at: datetime, **facts: Any) -> Note:
    at += timedelta(minutes=5)
    said: Note = ledger.add(Note, at, conversation=talk, voice=voice, writer=voice, text=text, **facts)
    return said


def promised(ledger: Ledger, talk: Conversation, owner: Person, at: datetime, **facts: Any) -> Commitment:
    """A promise of that talk; those of long ago were kept, of the newer ones four of five."""
    due = (at + timedelta(days=ledger.dice.randint(3, 14))).date()
    made: Commitment = ledger.add(
        Commitment,
        at,
        relationship=talk.relationship,
        conversation=talk,
        owner=owner,
        due=due,
        accepted_at=at,
        accepted_by=owner,
        **({"text": ledger.dice.one_of(texts.PROMISES)} | facts),
    )
    kept_at = at + timedelta(days=ledger.dice.randint(1, 12))
    long_ago = kept_at < ledger.now - timedelta(days=45)
    if kept_at < ledger.now and (long_ago or ledger.dice.happens(0.8)):
        ledger.add(Keeping, kept_at, commitment=made, by=owner)
    return made


def recapped(
    ledger: Ledger, talk: Conversation, notes: list[Note], at: datetime, *, by: tuple[Person, ...] = ()
) -> Recap:
    """Written down by the host, and confirmed by these."""
    pair = talk.relationship
    recap: Recap = ledger.add(Recap, at, conversation=talk, by=pair.host)
    for position, said in enumerate(notes):
        ledger.add(
            RecapPoint,
            at,
            recap=recap,
            section=said.stage,
            voice=said.voice,
            text=said.text,
            position=position,
            note=said,
            is_growing_edge=said.is_growing_edge,
        )
    for person in by:
        ledger.add(Confirmation, at + timedelta(hours=3), recap=recap, by=person)
    return recap


def ahead_of(ledger: Ledger, pair: Relationship, kinds: Kinds, now: datetime) -> None:
    """The next check-in, with a point or two on the list."""
    at = ledger.dice.working_time(now.date() + timedelta(days=ledger.dice.randint(1, 13)))
    before = now - timedelta(days=2)
    ledger.add(
        Conversation,
        before,
        relationship=pair,
        template_version=kinds.check_in,
        planned_by=pair.host,
        starts_at=at,
        minutes=30,
    )
    if ledger.dice.happens(0.5):
        text, mood = ledger.dice.one_of(texts.POINTS)
        ledger.add(TalkingPoint, before, relationship=pair, author=pair.guest, text=text, mood=mood)
