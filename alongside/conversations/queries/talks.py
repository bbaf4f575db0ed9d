"""Talks for a list: each with its state and what stands around it, in one statement however many they are."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject
from django.utils.translation import gettext_lazy as _

from alongside.foundation.frame import Words
from alongside.people.models import Person

from ..models import (
    Commitment,
    Confirmation,
    Conversation,
    DifferentView,
    Move,
    Note,
    Preparation,
    State,
    state_of,
)
from ..models.conversation import ConversationQuerySet


@dataclass(frozen=True)
class Talk:
    """A line of a list, as `reader` may see it."""

    conversation: Conversation
    reader: Person
    state: State
    prepared: frozenset[UUID]
    moved_from: tuple[datetime, ...]
    moved_by: tuple[UUID, ...]
    to_check: int  # words of the reader that the other wrote down

    @property
    def other(self) -> Person:
        return self.conversation.relationship.other(self.reader)

    @property
    def happened_at(self) -> datetime:
        """When it began, else when it is planned for, else when somebody thought of it."""
        conversation = self.conversation
        return conversation.started_at or conversation.starts_at or conversation.created_at

    @property
    def is_prepared_by_reader(self) -> bool:
        return self.reader.pk in self.prepared

    @property
    def is_prepared_by_other(self) -> bool:
        return self.other.pk in self.prepared

    @property
    def words(self) -> Words:
        """What became of it: how its recap stands, or that the two talked; before that, its state."""
        if not self.conversation.is_concluded:
            return self.state.label
        if not self.conversation.has_recap:
            return _("Talked")
        recap = self.conversation.recap
        if not recap.is_sealed:
            return State.RECAPPED.label
        if recap.is_seen_differently:
            return State.SEEN_DIFFERENTLY.label
        return State.CONFIRMED.label if recap.is_confirmed else State.NOT_CONFIRMED.label

    @property
    def waits_for_reader(self) -> bool:
        """Its recap is open, and the reader has not answered."""
        if not self.conversation.has_recap:
            return False
        recap = self.conversation.recap
        return not recap.is_sealed and self.reader.pk not in recap.answered_by


def with_states(found: ConversationQuerySet, reader: Person) -> ConversationQuerySet:
    """Brings along what `read_talks` and `state_of` ask."""
    here, of_recap = OuterRef("pk"), Q(recap__conversation=OuterRef("pk"))
    fair, differing = Confirmation.objects.filter(of_recap), DifferentView.objects.filter(of_recap)
    prepared, moves = Preparation.objects.filter(conversation=here), Move.objects.filter(conversation=here)
    words = Note.objects.filter(conversation=here, voice=reader, checked_at__isnull=True).exclude(writer=reader)
    return (
        found.with_records()
        .select_related("recap__sealing")
        .annotate(
            has_open_promises=Exists(Commitment.objects.open().filter(conversation=here)),
            prepared=_each(prepared, by="person_id", done="done_at"),
            fair=_each(fair, by="by_id", at="created_at"),
            differing=_each(differing, by="by_id", at="created_at"),
            moves_told=_each(moves, by="by_id", was="was_at"),
            to_check=ArraySubquery(words.values("pk")),
        )
    )


def _each(rows: QuerySet[Any], **columns: str) -> ArraySubquery:
    """Each of these rows as an object: one look at a table, and at who may read it, for all of its columns."""
    return ArraySubquery(rows.values(data=JSONObject(**columns)))


def read_talks(reader: Person, rows: Iterable[Conversation]) -> list[Talk]:
    """Rows of `with_states` as lines of a list."""
    return [_read(reader, row) for row in rows]


def _read(reader: Person, row: Any) -> Talk:
    row.is_prepared_for = bool(row.prepared)
    if row.has_recap:
        row.recap.confirmed_by, row.recap.differing = _people(row.fair), _people(row.differing)
        row.recap.first_answer_at = min(_moments([*row.fair, *row.differing], "at"), default=None)
    return Talk(
        conversation=row,
        reader=reader,
        state=state_of(row),
        prepared=frozenset(_people(one for one in row.prepared if one["done"])),
        moved_from=tuple(_moments(row.moves_told, "was")),
        moved_by=tuple(UUID(move["by"]) for move in row.moves_told),
        to_check=len(row.to_check),
    )


def _people(said: Iterable[dict[str, str]]) -> set[UUID]:
    return {UUID(one["by"]) for one in said}


def _moments(said: Iterable[dict[str, str]], name: str) -> list[datetime]:
    return [datetime.fromisoformat(one[name]) for one in said]
