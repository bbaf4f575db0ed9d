"""What a talk is for: one sentence, changed by either of the two."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from alongside.foundation.http import HouseRequest, turn_to

from ..forms.preparations import PurposeForm
from .finding import conversation_changed

PAGE = "conversations/preparations/purpose.html"


def edit(request: HouseRequest, pk: UUID) -> HttpResponse:
    conversation = conversation_changed(request, pk)
    said = conversation.purpose or conversation.kind.purpose
    form = PurposeForm(initial={"purpose": said, "version": conversation.version})
    return render(request, PAGE, {"conversation": conversation, "form": form})


def update(request: HouseRequest, pk: UUID) -> HttpResponse:
    conversation = conversation_changed(request, pk)
    form = PurposeForm(request.POST)
    if not form.is_valid():
        return render(request, PAGE, {"conversation": conversation, "form": form}, status=422)
    conversation.word_purpose(form.cleaned_data["purpose"], by=request.user, version=form.cleaned_data["version"])
    return turn_to(request, "conversations:preparation", pk)
