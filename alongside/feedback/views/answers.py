"""What the two make of feedback: thanks, and lines below it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from alongside.foundation.http import HouseRequest, allow, turn_to

from .. import policies
from ..forms import ReplyForm
from .finding import feedback_seen


def thank(request: HouseRequest, pk: UUID) -> HttpResponse:
    feedback = feedback_seen(request, pk)
    allow(policies.may_receive(request.user, feedback))
    feedback.thank(by=request.user)
    return turn_to(request, feedback)


def new(request: HouseRequest, pk: UUID) -> HttpResponse:
    """The page without a script; with one it opens as a dialog."""
    feedback = feedback_seen(request, pk)
    allow(policies.may_answer(request.user, feedback))
    form = ReplyForm(initial={"asks": "asks" in request.GET})
    return render(request, "feedback/reply.html", {"feedback": feedback, "form": form})


def create(request: HouseRequest, pk: UUID) -> HttpResponse:
    feedback = feedback_seen(request, pk)
    allow(policies.may_answer(request.user, feedback))
    form = ReplyForm(request.POST)
    if not form.is_valid():
        return render(request, "feedback/reply.html", {"feedback": feedback, "form": form}, status=422)
    say = feedback.ask_back if form.cleaned_data["asks"] else feedback.reply
    say(form.cleaned_data["text"], by=request.user)
    return turn_to(request, feedback)
