"""One screen between the two, or one each."""

from uuid import UUID

from django.http import HttpResponse

from alongside.foundation.http import HouseRequest, turn_to

from .. import live
from .finding import conversation_changed


def create(request: HouseRequest, pk: UUID) -> HttpResponse:
    conversation = conversation_changed(request, pk)
    conversation.share_one_screen(by=request.user)
    live.changed(conversation, "screen", "step")
    return turn_to(request, conversation)


def destroy(request: HouseRequest, pk: UUID) -> HttpResponse:
    conversation = conversation_changed(request, pk)
    conversation.use_two_screens(by=request.user)
    live.changed(conversation, "screen", "step")
    return turn_to(request, conversation)
