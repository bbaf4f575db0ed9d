"""What is between two people now: promises, offers, talking points, the last talk and the next."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q, QuerySet
from django.utils import timezone

from alongside.foundation.prepared import fetch

from ..models import NOT_ENDED, Commitment, Conversation, Note, Relationship, TalkingPoint

RECENT = timedelta(days=14)
PAIR, TALK, SOON = UUID(int=1), UUID(int=2), datetime(1, 1, 2, tzinfo=UTC)  # stand-ins


@dataclass(frozen=True)
class Promises:
    """The pair's promises: still open, offered, and ended lately."""

    open: list[Commitment]
    offered: list[Commitment]
    ended: list[Commitment]

    @property
    def shown(self) -> list[Commitment]:
        return [*self.open, *self.ended]


def promises_between(pair: Relationship) -> Promises:
    """In one statement: the host's own come first, then by day."""
    since = timezone.now() - RECENT
    lately = Q(keeping__created_at__gte=since) | Q(letting_go__agreed_at__gte=since)
    rows = list(
        Commitment.objects.filter(relationship=pair, declined_at__isnull=True)
        .filter(NOT_ENDED | lately)
        .with_people()
        .order_by("due", "created_at")
    )
    rows.sort(key=lambda c: c.owner_id != pair.host_id)
    return Promises(
        open=[c for c in rows if c.is_open],
        offered=[c for c in rows if c.is_offered],
        ended=[c for c in rows if c.is_kept or c.is_let_go],
    )


def points_between(pair: Relationship, talk: Conversation | None = None) -> list[TalkingPoint]:
    """The open list, the guest's first; with a talk, also what was settled in it."""
    points = TalkingPoint.objects.filter(relationship=pair)
    if talk and talk.started_at:
        points = points.open() | points.filter(settlement__conversation=talk)
    else:
        points = points.open()
    return list(points.select_related("author", "settlement", "relationship").in_order())


def notes_by_point(talk: Conversation) -> dict[UUID | None, list[Note]]:
    """The notes of a talk under the point they belong to; under nothing, those that belong to none."""
    found: dict[UUID | None, list[Note]] = defaultdict(list)
    for note in talk.notes.select_related("voice", "writer"):
        note.conversation = talk
        found[note.point_id].append(note)
    return found


@dataclass(frozen=True)
class TalksAround:
    last: Conversation | None
    next: Conversation | None


def talks_around(pair: Relationship, talk: Conversation) -> TalksAround:
    """The talk before and the one after, in one statement; who confirmed and who differed comes with them."""
    others = Conversation.objects.filter(relationship=pair).exclude(pk=talk.pk)
    last = others.held().order_by("-started_at").values("pk")[:1]
    soon = timezone.now() - timedelta(hours=12)
    next_ = others.planned().filter(starts_at__gte=soon).order_by("starts_at").values("pk")[:1]
    found = (
        Conversation.objects.filter(Q(pk__in=last) | Q(pk__in=next_))
        .with_records()
        .annotate(
            confirmers=ArrayAgg("recap__confirmations__by", distinct=True, default=[]),
            differers=ArrayAgg("recap__different_views__by", distinct=True, default=[]),
        )
    )
    held = [_with_answers(c) for c in found if c.is_concluded]
    return TalksAround(held[0] if held else None, next((c for c in found if c.is_open), None))


def _with_answers(talk: Any) -> Conversation:
    if talk.has_recap:
        talk.recap.confirmed_by = {key for key in talk.confirmers if key}
        talk.recap.differing = {key for key in talk.differers if key}
    return talk  # type: ignore[no-any-return]


def next_talk(pair: Relationship, after: Conversation) -> Conversation | None:
    soon = timezone.now() - timedelta(hours=12)
    found = fetch("next talk", _next_of_any_pair, {PAIR: pair.pk, TALK: after.pk, SOON: soon})
    return found[0] if found else None


def _next_of_any_pair() -> "QuerySet[Conversation]":
    talks = Conversation.objects.filter(relationship=PAIR).planned().with_records().exclude(pk=TALK)
    return talks.filter(starts_at__gte=SOON).order_by("starts_at", "pk")[:1]
