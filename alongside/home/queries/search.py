"""Search: people by name, and by words what belongs to one's own pairs."""

from dataclasses import dataclass

from django.db.models import Q

from alongside.conversations import policies
from alongside.conversations.models import Commitment, Conversation, Note, TalkingPoint
from alongside.people.models import Person
from alongside.people.queries import find_people

MOST, LONGEST = 10, 100


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
    return Found(
        reader=reader,
        words=words,
        people=find_people(words, MOST),
        talks=_talks(reader, words),
        notes=_notes(reader, words),
        points=_points(reader, words),
        promises=_promises(reader, words),
    )


def _in(words: str, *columns: str) -> Q:
    found = Q()
    for word in words.split():
        found &= Q(*((f"{column}__icontains", word) for column in columns), _connector=Q.OR)
    return found


def _talks(reader: Person, words: str) -> list[Conversation]:
    """By what a talk is for, its kind, or the other's name."""
    columns = ("purpose", "template_version__template__name", "relationship__guest__name", "relationship__host__name")
    talks = Conversation.objects.visible_to(reader).filter(_in(words, *columns)).with_records()
    return list(talks.order_by("-starts_at", "-created_at")[:MOST])


def _notes(reader: Person, words: str) -> list[Note]:
    seen = policies.of_pairs_visible_to(reader, "conversation__relationship")
    notes = Note.objects.filter(seen, _in(words, "text")).select_related("voice", "conversation__relationship")
    return list(notes.order_by("-created_at")[:MOST])


def _points(reader: Person, words: str) -> list[TalkingPoint]:
    points = TalkingPoint.objects.filter(policies.of_pairs_visible_to(reader), _in(words, "text"))
    people = ("author", "relationship__guest", "relationship__host")
    return list(points.select_related(*people).order_by("-created_at")[:MOST])


def _promises(reader: Person, words: str) -> list[Commitment]:
    seen = Commitment.objects.filter(policies.commitments_visible_to(reader), _in(words, "text"))
    people = ("owner", "relationship__guest", "relationship__host")
    return list(seen.filter(declined_at__isnull=True).select_related(*people).order_by("-due")[:MOST])
