"""A break, and going on."""

from uuid import UUID

from django.http import HttpResponse

from alongside.foundation.http import HouseRequest, turn_to

from .. import live
from .finding import conversation_changed


def create(request: HouseRequest, pk: UUID) -> HttpResponse:
    conversation = conversation_changed(request, pk)
    conversation.pause(by=request.user)
    live.changed(conversation, "time", "break", "foot")
    return turn_to(request, "conversations:room", pk)


def destroy(request: HouseRequest, pk: UUID) -> HttpResponse:
    conversation = conversation_changed(request, pk)
    conversation.resume(by=request.user)
    live.changed(conversation, "time", "break", "foot")
    return turn_to(request, "conversations:room", pk)
