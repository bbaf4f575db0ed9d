"""What its receiver ties feedback or recognition to: a line of what matters to them, or of where they'd like to go."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from alongside.foundation.http import HouseRequest, allow, turn_to

from .. import policies
from ..forms import TieForm
from ..models import Feedback, Recognition
from ..queries import lines_that_matter
from .finding import feedback_seen, recognition_seen

PAGE = "feedback/tie.html"


def new(request: HouseRequest, pk: UUID) -> HttpResponse:
    return _new(request, feedback_seen(request, pk))


def create(request: HouseRequest, pk: UUID) -> HttpResponse:
    return _create(request, feedback_seen(request, pk))


def destroy(request: HouseRequest, pk: UUID) -> HttpResponse:
    return _destroy(request, feedback_seen(request, pk))


def new_of_recognition(request: HouseRequest, pk: UUID) -> HttpResponse:
    return _new(request, recognition_seen(request, pk))


def create_of_recognition(request: HouseRequest, pk: UUID) -> HttpResponse:
    return _create(request, recognition_seen(request, pk))


def destroy_of_recognition(request: HouseRequest, pk: UUID) -> HttpResponse:
    return _destroy(request, recognition_seen(request, pk))


def _new(request: HouseRequest, thing: Feedback | Recognition) -> HttpResponse:
    allow(policies.may_tie(request.user, thing))
    lines = lines_that_matter(request.user)
    return render(request, PAGE, {"thing": thing, "lines": lines, "form": TieForm(lines=lines)})


def _create(request: HouseRequest, thing: Feedback | Recognition) -> HttpResponse:
    allow(policies.may_tie(request.user, thing))
    lines = lines_that_matter(request.user)
    form = TieForm(request.POST, lines=lines)
    if not form.is_valid():
        return render(request, PAGE, {"thing": thing, "lines": lines, "form": form}, status=422)
    topic, text = form.line_chosen
    thing.tie(topic, text, by=request.user)
    return turn_to(request, thing)


def _destroy(request: HouseRequest, thing: Feedback | Recognition) -> HttpResponse:
    allow(policies.may_tie(request.user, thing))
    thing.untie()
    return turn_to(request, thing)
