"""Sources that numbers are fetched from: administrators allow and forbid them."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from alongside.foundation.http import HouseRequest, allow, turn_to

from .. import policies
from ..forms.sources import SourceForm
from ..models import Source, allow_source

INDEX = "kpis/sources/index.html"


def index(request: HouseRequest) -> HttpResponse:
    allow(policies.may_allow_sources(request.user))
    return render(request, INDEX, {"sources": _allowed(), "form": SourceForm()})


def create(request: HouseRequest) -> HttpResponse:
    allow(policies.may_allow_sources(request.user))
    form = SourceForm(request.POST)
    if not form.is_valid():
        return render(request, INDEX, {"sources": _allowed(), "form": form}, status=422)
    allow_source(by=request.user, **form.cleaned_data)
    return turn_to(request, "kpis:sources")


def destroy(request: HouseRequest, pk: UUID) -> HttpResponse:
    allow(policies.may_allow_sources(request.user))
    get_object_or_404(Source.objects.allowed(), pk=pk).forbid(by=request.user)
    return turn_to(request, "kpis:sources")


def _allowed() -> list[Source]:
    return list(Source.objects.allowed().select_related("allowed_by"))
