"""“Did I hear you right?”: saying it back, and the speaker's answer."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from alongside.foundation.http import HouseRequest, allow, next_path, turn_to
from alongside.trust.reading import seen

from .. import live, policies
from ..forms.room import AnswerForm, ParaphraseForm
from ..models import Paraphrase, say_back
from .finding import OF_TALK, conversation_changed

NEW, ANSWER = "conversations/rooms/say_back.html", "conversations/rooms/answer.html"


def create(request: HouseRequest, pk: UUID) -> HttpResponse:
    conversation = conversation_changed(request, pk)
    form = ParaphraseForm(request.POST)
    if not form.is_valid():
        return render(request, NEW, {"conversation": conversation, "form": form}, status=422)
    said = form.cleaned_data
    say_back(conversation, said["text"], by=request.user, stage=said["stage"] or conversation.stage)
    live.changed(conversation, "heard")
    return turn_to(request, "conversations:room", pk)


def answer(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Yes, almost (with one's own wording) or no. Only the one who was heard answers."""
    found = Paraphrase.objects.select_related(*OF_TALK, "conversation__recap", "listener")
    paraphrase = seen(request.user, "talk", found, within="conversation", pk=pk)
    allow(policies.may_answer(request.user, paraphrase))
    form = AnswerForm(request.POST)
    if not form.is_valid():
        context = {"paraphrase": paraphrase, "form": form, "next": next_path(request)}
        return render(request, ANSWER, context, status=422)
    said = form.cleaned_data
    paraphrase.answer(said["reply"], by=request.user, wording=said["wording"])
    live.changed(paraphrase.conversation, "heard", "points")
    return turn_to(request, "conversations:room", paraphrase.conversation_id)
