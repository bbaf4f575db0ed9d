"""Readings: one, a file of them, a correction, and not waiting the two days."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from alongside.foundation.http import HouseRequest, allow, turn_to

from .. import policies
from ..actions import take
from ..forms.readings import CorrectionForm, FileForm, ReadingForm
from ..models import Kpi, coming
from .finding import kpi_read_into, reading_seen

NEW, CORRECT = "kpis/readings/new.html", "kpis/readings/correct.html"


def new(request: HouseRequest, pk: UUID) -> HttpResponse:
    kpi = kpi_read_into(request, pk)
    return render(request, NEW, _context(kpi))


def create(request: HouseRequest, pk: UUID) -> HttpResponse:
    kpi = kpi_read_into(request, pk)
    form = ReadingForm(request.POST, kpi=kpi)
    if not form.is_valid():
        return render(request, NEW, _context(kpi, form=form), status=422)
    kpi.read(form.cleaned_data["day"], by=request.user, **form.facts())
    return turn_to(request, kpi)


def take_file(request: HouseRequest, pk: UUID) -> HttpResponse:
    """All readings of the file, or none and why."""
    kpi = kpi_read_into(request, pk)
    form = FileForm(request.POST, request.FILES, kpi=kpi)
    if form.is_valid():
        problems = take(form.cleaned_data["file"], {kpi.key: kpi}, by=request.user).problems
        if not problems:
            return turn_to(request, kpi)
        form.add_error("file", problems)
    return render(request, NEW, _context(kpi, file_form=form), status=422)


def _context(kpi: Kpi, form: ReadingForm | None = None, file_form: FileForm | None = None) -> dict[str, object]:
    return {
        "kpi": kpi,
        "form": form or ReadingForm(kpi=kpi),
        "file_form": file_form or FileForm(kpi=kpi),
        "to_be": coming(kpi),
    }


def edit(request: HouseRequest, pk: UUID) -> HttpResponse:
    reading = reading_seen(request, pk)
    allow(policies.may_read_into(request.user, reading.kpi))
    return render(request, CORRECT, {"reading": reading, "form": CorrectionForm(reading=reading)})


def correct(request: HouseRequest, pk: UUID) -> HttpResponse:
    reading = reading_seen(request, pk)
    allow(policies.may_read_into(request.user, reading.kpi))
    form = CorrectionForm(request.POST, reading=reading)
    if not form.is_valid():
        page = {"reading": reading, "form": form}
        return render(request, CORRECT, page, status=422)
    reading.correct(by=request.user, reason=form.cleaned_data["reason"], **form.facts())
    return turn_to(request, reading.kpi)


def release(request: HouseRequest, pk: UUID) -> HttpResponse:
    reading = reading_seen(request, pk)
    allow(policies.may_release(request.user, reading))
    reading.release(by=request.user)
    return turn_to(request, reading.kpi)
