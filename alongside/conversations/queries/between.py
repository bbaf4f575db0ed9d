"""What is between two people now: promises, offers, talking points, the last talk and the next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Prefetch, Q
from django.utils import timezone

from alongside.people.models import Person

from ..models import Commitment, Conversation, Note, Relationship, TalkingPoint

RECENT = timedelta(days=14)


@dataclass(frozen=True)
class Promises:
    """The pair's promises: still open, offered, and ended lately."""

    open: list[Commitment]
    offered: list[Commitment]
    ended: list[Commitment]

    @property
    def shown(self) -> list[Commitment]:
        return [*self.open, *self.ended]


def promises_between(pair: Relationship, person: Person) -> Promises:
    """In one statement: the host's own come first, then by day."""
    since = timezone.now() - RECENT
    lately = Q(keeping__created_at__gte=since) | Q(letting_go__agreed_at__gte=since)
    standing = Q(keeping__isnull=True) & (Q(letting_go__isnull=True) | Q(letting_go__agreed_at__isnull=True))
    rows = list(
        Commitment.objects.filter(relationship=pair, declined_at__isnull=True)
        .filter(standing | lately)
        .with_people()
        .order_by("due", "created_at")
    )
    rows.sort(key=lambda c: c.owner_id != pair.host_id)
    return Promises(
        open=[c for c in rows if c.is_open],
        offered=[c for c in rows if c.is_offered],
        ended=[c for c in rows if c.is_kept or c.is_let_go],
    )


def points_between(pair: Relationship, notes_of: Conversation | None = None) -> list[TalkingPoint]:
    """The open list, the guest's first, each with its notes of one talk."""
    notes = Note.objects.filter(conversation=notes_of).select_related("voice", "writer")
    points = TalkingPoint.objects.filter(relationship=pair)
    if notes_of and notes_of.started_at:
        points = points.open() | points.filter(settlement__conversation=notes_of)
    else:
        points = points.open()
    return list(
        points.select_related("author", "settlement", "relationship").in_order().prefetch_related(
            Prefetch("notes", queryset=notes, to_attr="said")
        )
    )


def last_talk(pair: Relationship, before: Conversation | None = None) -> Conversation | None:
    talks = Conversation.objects.filter(relationship=pair).held().with_records()
    if before:
        talks = talks.exclude(pk=before.pk)
    return talks.prefetch_related("recap__confirmations", "recap__different_views").order_by("-started_at").first()


def next_talk(pair: Relationship, after: Conversation | None = None) -> Conversation | None:
    talks = Conversation.objects.filter(relationship=pair, starts_at__isnull=False).planned().with_records()
    if after:
        talks = talks.exclude(pk=after.pk)
    return talks.filter(starts_at__gte=timezone.now() - timedelta(hours=12)).order_by("starts_at").first()


def carried_often(points: Sequence[TalkingPoint]) -> list[TalkingPoint]:
    """Points at their third carry or later: the page asks for a decision, and never blocks."""
    return [point for point in points if getattr(point, "carried", 0) >= 3]
