"""Numbers: the list, one by itself, defining one and saying it better."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render

from alongside.foundation.http import HouseRequest, allow, turn_to
from alongside.trust.receipts import receipt_of

from .. import policies
from ..forms.kpis import NewKpiForm, RedefineForm
from ..models import define
from ..printing import pdf_of_number
from ..queries.card import cards
from ..queries.lists import numbers_of
from ..queries.season import season_of
from .finding import kpi_changed, kpi_seen

NEW, EDIT = "kpis/new.html", "kpis/edit.html"


def index(request: HouseRequest) -> HttpResponse:
    return render(request, "kpis/index.html", {"groups": numbers_of(request.user)})


def new(request: HouseRequest) -> HttpResponse:
    return render(request, NEW, {"form": NewKpiForm(person=request.user)})


def create(request: HouseRequest) -> HttpResponse:
    form = NewKpiForm(request.POST, person=request.user)
    if not form.is_valid():
        return render(request, NEW, {"form": form}, status=422)
    allow(policies.may_define_for(request.user, form.owner, form.team))
    return turn_to(request, define(by=request.user, owner=form.owner, team=form.team, **form.facts()))


def show(request: HouseRequest, pk: UUID) -> HttpResponse:
    kpi = kpi_seen(request, pk)
    card = cards(request.user, [kpi])[0]
    return render(request, "kpis/show.html", {"card": card, "season": season_of(card)})


def pdf(request: HouseRequest, pk: UUID) -> HttpResponse:
    kpi = kpi_seen(request, pk)
    card = cards(request.user, [kpi])[0]
    if not card.readings:
        raise Http404
    headers = {"Content-Disposition": f'attachment; filename="number-{card.rows[-1].reading.day:%Y-%m-%d}.pdf"'}
    return HttpResponse(
        pdf_of_number(card, receipt_of("kpi", kpi).names), content_type="application/pdf", headers=headers
    )


def edit(request: HouseRequest, pk: UUID) -> HttpResponse:
    kpi = kpi_changed(request, pk)
    return render(request, EDIT, {"kpi": kpi, "form": RedefineForm(person=request.user, kpi=kpi)})


def update(request: HouseRequest, pk: UUID) -> HttpResponse:
    kpi = kpi_changed(request, pk)
    form = RedefineForm(request.POST, person=request.user, kpi=kpi)
    if not form.is_valid():
        return render(request, EDIT, {"kpi": kpi, "form": form}, status=422)
    kpi.reword(by=request.user, version=form.cleaned_data["version"], **form.facts())
    return turn_to(request, kpi)


def retire(request: HouseRequest, pk: UUID) -> HttpResponse:
    kpi = kpi_changed(request, pk)
    kpi.retire(by=request.user)
    return turn_to(request, kpi)


def bring_back(request: HouseRequest, pk: UUID) -> HttpResponse:
    kpi = kpi_changed(request, pk)
    kpi.bring_back(by=request.user)
    return turn_to(request, kpi)
