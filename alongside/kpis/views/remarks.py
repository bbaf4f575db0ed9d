"""Beside a reading: context notes of who reads it, and how its owner sees it. Its author alone takes one back."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from alongside.foundation.http import HouseRequest, allow, next_path, turn_to
from alongside.trust.reading import seen

from .. import policies
from ..forms.readings import ContestForm, NoteForm
from ..models import Contest, ContextNote, Reading
from ..naming import names_somebody_away
from ..queries.lists import colleagues_of
from .finding import reading_seen

NOTE, CONTEST = "kpis/readings/note.html", "kpis/readings/contest.html"


def new_note(request: HouseRequest, pk: UUID) -> HttpResponse:
    reading = reading_seen(request, pk)
    allow(policies.may_note(request.user, reading))
    return render(request, NOTE, _context(request, reading, NoteForm()))


def note(request: HouseRequest, pk: UUID) -> HttpResponse:
    reading = reading_seen(request, pk)
    allow(policies.may_note(request.user, reading))
    form = NoteForm(request.POST)
    if not form.is_valid():
        return render(request, NOTE, _context(request, reading, form), status=422)
    text, asked = form.cleaned_data["text"], form.cleaned_data["as_it_is"]
    if not asked and names_somebody_away(text, colleagues_of(request.user)):
        return render(request, NOTE, _context(request, reading, form) | {"names_somebody": True}, status=422)
    reading.note(text, by=request.user, about=form.cleaned_data["about"])
    return turn_to(request, reading.kpi)


def new_contest(request: HouseRequest, pk: UUID) -> HttpResponse:
    reading = reading_seen(request, pk)
    allow(policies.may_contest(request.user, reading))
    return render(request, CONTEST, _context(request, reading, ContestForm()))


def contest(request: HouseRequest, pk: UUID) -> HttpResponse:
    reading = reading_seen(request, pk)
    allow(policies.may_contest(request.user, reading))
    form = ContestForm(request.POST)
    if not form.is_valid():
        return render(request, CONTEST, _context(request, reading, form), status=422)
    reading.contest(form.cleaned_data["text"], by=request.user)
    return turn_to(request, reading.kpi)


def _context(request: HouseRequest, reading: Reading, form: NoteForm | ContestForm) -> dict[str, object]:
    return {"reading": reading, "form": form, "next": next_path(request)}


def take_back_note(request: HouseRequest, pk: UUID) -> HttpResponse:
    remark = seen(request.user, "reading", ContextNote.objects.select_related("reading__kpi"), within="reading", pk=pk)
    allow(policies.may_take_back(request.user, remark))
    remark.take_back()
    return turn_to(request, remark.reading.kpi)


def take_back_contest(request: HouseRequest, pk: UUID) -> HttpResponse:
    remark = seen(request.user, "reading", Contest.objects.select_related("reading__kpi"), within="reading", pk=pk)
    allow(policies.may_take_back(request.user, remark))
    remark.take_back()
    return turn_to(request, remark.reading.kpi)
