"""A scorecard of the two: its lines, and looking at them."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from alongside.foundation.http import HouseRequest, allow, turn_to
from alongside.people.models import Person
from alongside.trust.reading import seen

from .. import policies
from ..forms.going import LineForm, LookForm
from ..models import ScorecardLine, add_line, look
from ..queries.scorecards import scorecard
from .finding import subject_seen, subject_written

SHOW, LOOK = "goals/scorecards/show.html", "goals/scorecards/look.html"


def own(request: HouseRequest) -> HttpResponse:
    return turn_to(request, "goals:scorecard", pk=request.user.pk)


def show(request: HouseRequest, pk: UUID) -> HttpResponse:
    subject = subject_seen(request, pk)
    return render(request, SHOW, {"card": scorecard(request.user, subject), "form": LineForm()})


def create_line(request: HouseRequest, pk: UUID) -> HttpResponse:
    subject = subject_written(request, pk)
    form = LineForm(request.POST)
    if not form.is_valid():
        return render(request, SHOW, {"card": scorecard(request.user, subject), "form": form}, status=422)
    add_line(subject, by=request.user, **form.cleaned_data)
    return _back(request, subject)


def end_line(request: HouseRequest, pk: UUID) -> HttpResponse:
    line = seen(request.user, "scorecard", ScorecardLine.objects.standing().select_related("subject"), pk=pk)
    allow(policies.may_end_line(request.user, line))
    line.end(by=request.user)
    return _back(request, line.subject)


def new_look(request: HouseRequest, pk: UUID) -> HttpResponse:
    card = scorecard(request.user, subject_written(request, pk))
    return render(request, LOOK, {"card": card, "form": LookForm(lines=card.lines)})


def create_look(request: HouseRequest, pk: UUID) -> HttpResponse:
    card = scorecard(request.user, subject_written(request, pk))
    form = LookForm(request.POST, lines=card.lines)
    if not form.is_valid():
        return render(request, LOOK, {"card": card, "form": form}, status=422)
    look(form.said(), by=request.user, again_on=form.cleaned_data["again_on"])
    return _back(request, card.subject)


def _back(request: HouseRequest, subject: Person) -> HttpResponse:
    return turn_to(request, "goals:scorecard", pk=subject.pk)
