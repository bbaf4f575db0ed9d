"""The room of a talk: its door, one step at a time, and leaving."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render

from alongside.foundation.http import HouseRequest, turn_to

from .. import live
from ..models import Conversation
from ..queries.room import is_in, room_page, with_room
from ..queries.room_rail import rail, segments
from .finding import conversation_changed, conversation_seen_as_ever

DOOR, ROOM = "conversations/rooms/door.html", "conversations/rooms/show.html"


def show(request: HouseRequest, pk: UUID) -> HttpResponse:
    """A part of the page that is fetched again after the talk ended still says so, and where it goes on."""
    conversation = conversation_seen_as_ever(request, pk, "room", lambda _reader: with_room(Conversation.objects.all()))
    if conversation.is_light or conversation.is_cancelled:
        return redirect("conversations:show", pk)
    if not conversation.is_open and not request.htmx:
        return redirect("conversations:recap", pk)
    page = room_page(conversation, request.user, request.GET.get("stage", ""))
    context = {"page": page, "conversation": conversation, "rail": rail(page), "segments": segments(page)}
    at_the_door = conversation.is_open and not is_in(conversation, request.user)
    return render(request, DOOR if at_the_door else ROOM, context)


def enter(request: HouseRequest, pk: UUID) -> HttpResponse:
    conversation = conversation_changed(request, pk)
    conversation.enter(by=request.user)
    live.changed(conversation, *live.OPENED)
    return turn_to(request, conversation)


def leave(request: HouseRequest, pk: UUID) -> HttpResponse:
    conversation = conversation_changed(request, pk)
    conversation.leave(by=request.user)
    live.changed(conversation, "presence")
    return turn_to(request, "home:today")
