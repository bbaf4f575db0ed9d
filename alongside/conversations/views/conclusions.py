"""“Done for today”: the talk took place. And back again, if somebody pressed too early."""

from uuid import UUID

from django.http import HttpResponse

from alongside.foundation.http import HouseRequest, turn_to

from .finding import conversation_changed


def create(request: HouseRequest, pk: UUID) -> HttpResponse:
    conversation = conversation_changed(request, pk)
    if conversation.started_at is None:
        conversation.start(by=request.user)
    conversation.conclude(by=request.user)
    return turn_to(request, conversation)


def destroy(request: HouseRequest, pk: UUID) -> HttpResponse:
    conversation = conversation_changed(request, pk)
    conversation.reopen(by=request.user)
    return turn_to(request, conversation)
