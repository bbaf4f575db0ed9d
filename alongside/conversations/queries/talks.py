"""Talks for a list: each with its state and what stands around it, in one statement however many they are."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, QuerySet
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


def talks_for(reader: Person, found: ConversationQuerySet) -> list[Talk]:
    return read_talks(reader, with_states(found, reader))


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
            is_prepared_for=Exists(prepared),
            has_open_promises=Exists(Commitment.objects.open().filter(conversation=here)),
            prepared_by=_all(prepared.filter(done_at__isnull=False), "person"),
            fair_to=_all(fair, "by"),
            fair_at=_all(fair, "created_at"),
            differing_for=_all(differing, "by"),
            differing_at=_all(differing, "created_at"),
            moved_from=_all(moves, "was_at"),
            moved_by=_all(moves, "by"),
            to_check=_all(words, "pk"),
        )
    )


def _all(rows: QuerySet[Any], column: str) -> ArraySubquery:
    return ArraySubquery(rows.values(column))


def read_talks(reader: Person, rows: Iterable[Conversation]) -> list[Talk]:
    """Rows of `with_states` as lines of a list."""
    return [_read(reader, row) for row in rows]


def _read(reader: Person, row: Any) -> Talk:
    if row.has_recap:
        row.recap.confirmed_by, row.recap.differing = set(row.fair_to), set(row.differing_for)
        row.recap.first_answer_at = min([*row.fair_at, *row.differing_at], default=None)
    return Talk(
        conversation=row,
        reader=reader,
        state=state_of(row),
        prepared=frozenset(row.prepared_by),
        moved_from=tuple(row.moved_from),
        moved_by=tuple(row.moved_by),
        to_check=len(row.to_check),
    )
