"""Moving a talk to another time."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from alongside.foundation.errors import told_in
from alongside.foundation.http import HouseRequest, turn_to
from alongside.people.models import Person

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
    if form.is_valid():
        with told_in(form):
            _move(conversation, form, request.user)
            return turn_to(request, conversation)
        conversation.refresh_from_db()
    return render(request, PAGE, _context(conversation, form), status=422)


def _move(conversation: Conversation, form: MoveForm, by: Person) -> None:
    if conversation.starts_at:
        conversation.move(form.cleaned_data["to"], by=by, reason=form.cleaned_data["reason"])
    else:
        conversation.schedule(form.cleaned_data["to"], by=by)


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
