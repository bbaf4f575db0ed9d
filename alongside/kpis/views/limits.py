"""Limits begin anew, with the change that made it so."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from alongside.foundation.http import HouseRequest, turn_to

from ..forms.readings import LimitsForm
from .finding import kpi_changed

NEW = "kpis/limits/new.html"


def new(request: HouseRequest, pk: UUID) -> HttpResponse:
    kpi = kpi_changed(request, pk)
    return render(request, NEW, {"kpi": kpi, "form": LimitsForm()})


def create(request: HouseRequest, pk: UUID) -> HttpResponse:
    kpi = kpi_changed(request, pk)
    form = LimitsForm(request.POST)
    if not form.is_valid():
        return render(request, NEW, {"kpi": kpi, "form": form}, status=422)
    kpi.recalculate(by=request.user, **form.cleaned_data)
    return turn_to(request, kpi)
