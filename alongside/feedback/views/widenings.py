"""Showing feedback to one more person, and no longer. Its receiver's alone."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from alongside.foundation.http import HouseRequest, allow, turn_to

from .. import policies
from ..models import Widening
from ..queries import people_found
from ..receipts import managers_of
from .finding import feedback_seen, somebody


def new(request: HouseRequest, pk: UUID) -> HttpResponse:
    """The manager first, then whoever is looked for."""
    feedback = feedback_seen(request, pk)
    allow(policies.may_receive(request.user, feedback))
    words = request.GET.get("q", "")
    near = [person for person in managers_of(request.user) if person.pk != feedback.author_id]
    found = people_found(request.user, words, but=feedback.author_id)
    context = {"feedback": feedback, "words": words, "near": near, "found": found}
    return render(request, "feedback/widen.html", context)


def create(request: HouseRequest, pk: UUID) -> HttpResponse:
    feedback = feedback_seen(request, pk)
    allow(policies.may_receive(request.user, feedback))
    feedback.widen(to=somebody(request.POST.get("to")), by=request.user)
    return turn_to(request, feedback)


def destroy(request: HouseRequest, pk: UUID, to: UUID) -> HttpResponse:
    feedback = feedback_seen(request, pk)
    allow(policies.may_receive(request.user, feedback))
    widening = get_object_or_404(Widening.objects.select_related("feedback"), feedback=feedback, to=to)
    widening.narrow(by=request.user)
    return turn_to(request, feedback)
