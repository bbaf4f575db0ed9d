"""Cancelling a talk."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from alongside.foundation.http import HouseRequest, turn_to

from ..forms.conversations import CancelForm
from .finding import conversation_changed

PAGE = "conversations/cancellations/new.html"


def new(request: HouseRequest, pk: UUID) -> HttpResponse:
    return render(request, PAGE, {"conversation": conversation_changed(request, pk), "form": CancelForm()})


def create(request: HouseRequest, pk: UUID) -> HttpResponse:
    conversation = conversation_changed(request, pk)
    form = CancelForm(request.POST)
    if not form.is_valid():
        return render(request, PAGE, {"conversation": conversation, "form": form}, status=422)
    conversation.cancel(by=request.user, reason=form.cleaned_data["reason"])
    return turn_to(request, conversation)
