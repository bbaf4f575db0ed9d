"""Search: people by name, and by words what belongs to one's own pairs."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeVar
from uuid import UUID

from django.db import connection
from django.db.models import Model, Q, QuerySet

from alongside.conversations import policies
from alongside.conversations.models import Commitment, Conversation, Note, TalkingPoint
from alongside.foundation.prepared import fetch
from alongside.people.models import Person, company_day
from alongside.people.queries import find_people

M = TypeVar("M", bound=Model)
MOST, LONGEST = 10, 100
ANYBODY, ANY_WORD = Person(pk=UUID(int=1)), "any word %d"  # stand-ins


@dataclass(frozen=True)
class Found:
    reader: Person
    words: str
    people: list[Person]
    talks: list[Conversation]
    notes: list[Note]
    points: list[TalkingPoint]
    promises: list[Commitment]

    @property
    def points_with(self) -> list[tuple[TalkingPoint, Person]]:
        """Each point with the other of its two, on whose page it stands."""
        return [(point, point.relationship.other(self.reader)) for point in self.points]

    @property
    def is_empty(self) -> bool:
        return not (self.people or self.talks or self.notes or self.points or self.promises)


def search(reader: Person, said: str) -> Found:
    """Every word must be in it. Without words, nothing is looked for."""
    words = said.replace("\0", " ").strip()[:LONGEST]
    if not words:
        return Found(reader, "", [], [], [], [], [])
    asked = partial(_asked, reader, words.split())
    return Found(
        reader=reader,
        words=words,
        people=find_people(words, MOST),
        talks=asked(_talks),
        notes=asked(_notes),
        points=asked(_points),
        promises=asked(_promises),
    )


def _asked(reader: Person, words: list[str], build: Callable[[int], "QuerySet[M]"]) -> list[M]:
    """What `build` finds, put together once for each number of words."""
    like = {f"%{ANY_WORD % n}%": f"%{connection.ops.prep_for_like_query(word)}%" for n, word in enumerate(words)}
    return fetch((build, len(words), company_day()), partial(build, len(words)), {ANYBODY.pk: reader.pk, **like})


def _in(words: int, *columns: str) -> Q:
    found = Q()
    for number in range(words):
        word = ANY_WORD % number
        found &= Q(*((f"{column}__icontains", word) for column in columns), _connector=Q.OR)
    return found


def _talks(words: int) -> "QuerySet[Conversation]":
    """By what a talk is for, its kind, or the other's name."""
    columns = ("purpose", "template_version__template__name", "relationship__guest__name", "relationship__host__name")
    talks = Conversation.objects.visible_to(ANYBODY).filter(_in(words, *columns)).with_records()
    return talks.order_by("-starts_at", "-created_at")[:MOST]


def _notes(words: int) -> "QuerySet[Note]":
    seen = policies.of_pairs_visible_to(ANYBODY, "conversation__relationship")
    notes = Note.objects.filter(seen, _in(words, "text")).select_related("voice", "conversation__relationship")
    return notes.order_by("-created_at")[:MOST]


def _points(words: int) -> "QuerySet[TalkingPoint]":
    points = TalkingPoint.objects.filter(policies.of_pairs_visible_to(ANYBODY), _in(words, "text"))
    people = ("author", "relationship__guest", "relationship__host")
    return points.select_related(*people).order_by("-created_at")[:MOST]


def _promises(words: int) -> "QuerySet[Commitment]":
    seen = Commitment.objects.filter(policies.commitments_visible_to(ANYBODY), _in(words, "text"))
    people = ("owner", "relationship__guest", "relationship__host")
    return seen.filter(declined_at__isnull=True).select_related(*people).order_by("-due")[:MOST]
