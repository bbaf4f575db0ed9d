"""Finding what a door is about: not visible is 404, visible but not allowed is 403.

Everything goes through `trust.reading.seen`, which writes down who reads a record that is not theirs.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from alongside.foundation.http import HouseRequest, allow
from alongside.people.models import Person
from alongside.trust.reading import seen, seen_as_ever

from .. import policies
from ..models import Commitment, Conversation, Note, Recap, Relationship, TalkingPoint

PEOPLE = ("relationship__guest", "relationship__host")
OF_TALK = tuple(f"conversation__{name}" for name in PEOPLE)


def conversation_seen(request: HouseRequest, pk: UUID) -> Conversation:
    return conversation_seen_as_ever(request, pk, "whole", lambda _reader: Conversation.objects.all())


def conversation_seen_as_ever(
    request: HouseRequest, pk: UUID, key: str, found: Callable[[Person], "QuerySet[Conversation]"]
) -> Conversation:
    """`found` brings more along, the same for everybody: its statement is put together once for each `key`."""
    return _as_two_stand(seen_as_ever(request.user, "talk", key, lambda reader: _whole(found(reader)), pk))


def part_seen(request: HouseRequest, pk: UUID, found: "QuerySet[Conversation]", *, as_: str) -> Conversation:
    """With a part of the talk that fewer may read."""
    return _as_two_stand(seen(request.user, as_, _whole(found), pk=pk))


def _whole(conversations: Any) -> "QuerySet[Any]":
    whole: QuerySet[Any] = conversations.with_records().annotate(handed_over=policies.handed_over("relationship"))
    return whole


def _as_two_stand(conversation: Any) -> Conversation:
    conversation.relationship.is_handed_over = conversation.handed_over
    found: Conversation = conversation
    return found


def conversation_changed(request: HouseRequest, pk: UUID) -> Conversation:
    conversation = conversation_seen(request, pk)
    allow(policies.may_change(request.user, conversation))
    return conversation


def pair_seen(request: HouseRequest, pk: UUID) -> Relationship:
    return seen_as_ever(request.user, "pair", "whole", lambda _reader: _pairs(), pk)


def _pairs() -> "QuerySet[Relationship]":
    return Relationship.objects.select_related("guest__team", "host__team")


def pair_changed(request: HouseRequest, pk: UUID) -> Relationship:
    pair = pair_seen(request, pk)
    allow(policies.may_take_part(request.user, pair))
    return pair


def point_changed(request: HouseRequest, pk: UUID) -> TalkingPoint:
    points = TalkingPoint.objects.select_related(*PEOPLE, "author", "settlement")
    point = seen(request.user, "pair", points, within="relationship", pk=pk)
    allow(policies.may_take_part(request.user, point.relationship))
    return point


def commitment_seen(request: HouseRequest, pk: UUID) -> Commitment:
    return seen_as_ever(request.user, "promise", "whole", lambda _reader: _promises(), pk)


def _promises() -> "QuerySet[Commitment]":
    return Commitment.objects.with_people().select_related("conversation__relationship", "conversation__conclusion")


def note_seen(request: HouseRequest, pk: UUID) -> Note:
    notes = Note.objects.select_related(*OF_TALK, "conversation__template_version", "voice")
    return seen(request.user, "talk", notes, within="conversation", pk=pk)


def recap_seen(request: HouseRequest, pk: UUID, found: "QuerySet[Recap] | None" = None) -> Recap:
    """The recap of the talk `pk`; `found` brings more along."""
    if found is None:
        found = Recap.objects.select_related(*OF_TALK, "conversation__template_version", "sealing")
    return seen(request.user, "recap", found, conversation=pk)
