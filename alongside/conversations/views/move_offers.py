"""A talk that one of the two moved in their own calendar: taking that time over, or leaving it."""

from uuid import UUID

from django.http import HttpResponse

from alongside.foundation.http import HouseRequest, turn_to

from ..models import open_offer
from .finding import conversation_changed


def create(request: HouseRequest, pk: UUID) -> HttpResponse:
    conversation = conversation_changed(request, pk)
    open_offer(conversation).take(by=request.user)
    return turn_to(request, conversation)


def destroy(request: HouseRequest, pk: UUID) -> HttpResponse:
    conversation = conversation_changed(request, pk)
    open_offer(conversation).close()
    return turn_to(request, conversation)
