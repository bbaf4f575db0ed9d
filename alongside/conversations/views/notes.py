"""Notes of a talk: writing one, changing its words, and vouching for words the other wrote down."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from alongside.foundation.http import HouseRequest, allow, turn_to

from .. import live, policies
from ..forms.points import NoteForm, RewordForm
from ..models import TalkingPoint, forget_draft, write_note
from .finding import conversation_changed, note_seen

BOTH = "conversations/rooms/both_texts.html"


def create(request: HouseRequest, pk: UUID) -> HttpResponse:
    conversation = conversation_changed(request, pk)
    form = NoteForm(request.POST)
    if not form.is_valid():
        context = {"conversation": conversation, "form": form}
        return render(request, "conversations/notes/new.html", context, status=422)
    said = form.cleaned_data
    theirs = said.pop("theirs") and policies.may_write_for_both(request.user, conversation)
    point = said.pop("point")
    said["stage"] = said["stage"] or conversation.stage
    write_note(
        conversation,
        said.pop("text"),
        by=request.user,
        voice=conversation.relationship.other(request.user) if theirs else request.user,
        point=TalkingPoint.objects.filter(relationship=conversation.relationship, pk=point).first(),
        **said,
    )
    forget_draft(request.user, request.path)
    live.changed(conversation, "points")
    return turn_to(request, conversation)


def edit(request: HouseRequest, pk: UUID) -> HttpResponse:
    note = note_seen(request, pk)
    allow(policies.may_reword(request.user, note))
    form = RewordForm(initial={"text": note.text, "version": note.version})
    return render(request, "conversations/notes/edit.html", {"note": note, "form": form})


def update(request: HouseRequest, pk: UUID) -> HttpResponse:
    note = note_seen(request, pk)
    allow(policies.may_reword(request.user, note))
    form = RewordForm(request.POST)
    if not form.is_valid():
        return render(request, "conversations/notes/edit.html", {"note": note, "form": form}, status=422)
    said = form.cleaned_data
    if said["version"] != note.version and said["text"] != note.text:
        return render(request, BOTH, {"note": note, "mine": said["text"]}, status=409)
    note.reword(said["text"], by=request.user, version=note.version)
    live.changed(note.conversation, "points")
    return turn_to(request, reverse("conversations:show", args=[note.conversation_id]) + f"#note-{note.pk}")


def vouch(request: HouseRequest, pk: UUID) -> HttpResponse:
    """“Yes, these are my words.”"""
    note = note_seen(request, pk)
    allow(note.voice_id == request.user.pk)
    note.vouch(by=request.user)
    live.changed(note.conversation, "points")
    return turn_to(request, note.conversation)
