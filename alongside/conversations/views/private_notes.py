"""Only you: one's own private note on a talk. Nobody else's request ever reads it."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from alongside.foundation.http import HouseRequest, turn_to

from .. import policies
from ..forms.room import PrivateNoteForm
from ..models import Conversation, PrivateNote, note_privately
from .finding import conversation_changed, conversation_seen

PAGE, BOTH = "conversations/private_notes/show.html", "conversations/private_notes/both.html"


def show(request: HouseRequest, pk: UUID) -> HttpResponse:
    conversation = conversation_seen(request, pk)
    is_closed = conversation.is_under_way and conversation.writes_alone_id is not None
    note = None if is_closed else _own(request, conversation).first()
    return render(request, PAGE, {"conversation": conversation, "is_closed": is_closed, "private_note": note})


def update(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Saved by its button, or by itself while it is written: then the answer is its new version alone."""
    conversation = conversation_changed(request, pk)
    form = PrivateNoteForm(request.POST)
    if not form.is_valid():
        return render(request, PAGE, {"conversation": conversation, "form": form}, status=422)
    said = form.cleaned_data
    before = _own(request, conversation).first()
    if before and said["version"] != before.version and said["text"] != before.text:
        context = {"conversation": conversation, "note": before, "mine": said["text"]}
        return render(request, BOTH, context, status=409)
    note = note_privately(conversation, said["text"], by=request.user, version=before.version if before else 0)
    if "X-Autosave" in request.headers:
        return HttpResponse(status=204, headers={"X-Version": str(note.version)})
    return turn_to(request, "conversations:private_note", pk)


def destroy(request: HouseRequest, pk: UUID) -> HttpResponse:
    _own(request, conversation_seen(request, pk)).delete()
    return turn_to(request, "conversations:private_note", pk)


def keep(request: HouseRequest, pk: UUID) -> HttpResponse:
    get_object_or_404(_own(request, conversation_changed(request, pk))).keep()
    return turn_to(request, "conversations:private_note", pk)


def stop_keeping(request: HouseRequest, pk: UUID) -> HttpResponse:
    get_object_or_404(_own(request, conversation_changed(request, pk))).stop_keeping()
    return turn_to(request, "conversations:private_note", pk)


def _own(request: HouseRequest, conversation: Conversation) -> "QuerySet[PrivateNote]":
    return PrivateNote.objects.filter(policies.private_notes_visible_to(request.user), conversation=conversation)
