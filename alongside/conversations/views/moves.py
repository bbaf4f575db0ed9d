"""Moving a talk to another time."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from alongside.foundation.http import HouseRequest, turn_to

from ..forms.conversations import MoveForm
from ..models import Conversation, MoveOffer
from ..queries.times import free_times
from .finding import conversation_changed

PAGE = "conversations/moves/new.html"


def new(request: HouseRequest, pk: UUID) -> HttpResponse:
    conversation = conversation_changed(request, pk)
    return render(request, PAGE, _context(conversation, MoveForm()))


def create(request: HouseRequest, pk: UUID) -> HttpResponse:
    conversation = conversation_changed(request, pk)
    form = MoveForm(request.POST)
    if not form.is_valid():
        return render(request, PAGE, _context(conversation, form), status=422)
    if conversation.starts_at:
        conversation.move(form.cleaned_data["to"], by=request.user, reason=form.cleaned_data["reason"])
    else:
        conversation.schedule(form.cleaned_data["to"], by=request.user)
    return turn_to(request, conversation)


def _context(conversation: Conversation, form: MoveForm) -> dict[str, object]:
    people = conversation.relationship.people
    names = [person.short_name for person in people]
    return {
        "conversation": conversation,
        "offer": MoveOffer.objects.open().filter(conversation=conversation).select_related("by").first(),
        "form": form,
        "slots": free_times(conversation),
        "readers": names,
        "slot": form.data.get("slot", ""),
    }
