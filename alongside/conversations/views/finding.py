"""Finding what a door is about: not visible is 404, visible but not allowed is 403."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from alongside.foundation.http import HouseRequest, allow

from .. import policies
from ..models import Commitment, Conversation, Note, Relationship, TalkingPoint


def conversation_seen(request: HouseRequest, pk: UUID) -> Conversation:
    return get_object_or_404(Conversation.objects.visible_to(request.user).with_records(), pk=pk)


def conversation_changed(request: HouseRequest, pk: UUID) -> Conversation:
    conversation = conversation_seen(request, pk)
    allow(policies.may_change(request.user, conversation))
    return conversation


def pair_changed(request: HouseRequest, pk: UUID) -> Relationship:
    pairs = Relationship.objects.select_related("guest", "host")
    pair = get_object_or_404(pairs.filter(policies.relationships_visible_to(request.user)), pk=pk)
    allow(policies.may_take_part(request.user, pair))
    return pair


def point_changed(request: HouseRequest, pk: UUID) -> TalkingPoint:
    points = TalkingPoint.objects.select_related("relationship__guest", "relationship__host", "author", "settlement")
    point = get_object_or_404(points.filter(policies.of_pairs_visible_to(request.user)), pk=pk)
    allow(policies.may_take_part(request.user, point.relationship))
    return point


def commitment_seen(request: HouseRequest, pk: UUID) -> Commitment:
    found = Commitment.objects.filter(policies.commitments_visible_to(request.user)).with_people()
    return get_object_or_404(found.select_related("conversation__relationship", "conversation__conclusion"), pk=pk)


def note_seen(request: HouseRequest, pk: UUID) -> Note:
    notes = Note.objects.select_related(
        "conversation__relationship__guest", "conversation__relationship__host", "voice"
    )
    seen = policies.of_pairs_visible_to(request.user, "conversation__relationship")
    return get_object_or_404(notes.filter(seen), pk=pk)
