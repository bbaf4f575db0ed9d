"""Turning to another step of the talk, for both."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from alongside.foundation.http import HouseRequest, turn_to

from ..forms.room import StageForm
from .finding import conversation_changed


def create(request: HouseRequest, pk: UUID) -> HttpResponse:
    conversation = conversation_changed(request, pk)
    form = StageForm(request.POST)
    if not form.is_valid():
        return redirect("conversations:room", pk)
    conversation.go_to(form.cleaned_data["key"], by=request.user)
    return turn_to(request, "conversations:room", pk)
