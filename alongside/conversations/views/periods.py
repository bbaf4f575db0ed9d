"""Our period: one PDF of a pair's promises and recaps between two dates, made by either, seen by both."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from alongside.foundation.http import HouseRequest

from ..actions import note_period
from ..forms.recap import PeriodForm, last_quarter
from ..models import Relationship
from ..printing import pdf_of_period
from ..queries.period import period, periods_made
from .finding import pair_seen
from .recaps import paper

PAGE = "conversations/periods/show.html"


def show(request: HouseRequest, pk: UUID) -> HttpResponse:
    pair = pair_seen(request, pk)
    return render(request, PAGE, _context(request, pair, PeriodForm(initial=last_quarter())))


def pdf(request: HouseRequest, pk: UUID) -> HttpResponse:
    pair = pair_seen(request, pk)
    form = PeriodForm(request.GET)
    if not form.is_valid():
        return render(request, PAGE, _context(request, pair, form), status=422)
    since, until = form.cleaned_data["since"], form.cleaned_data["until"]
    note_period(pair, since, until, by=request.user)
    name = f"period-{since:%Y-%m-%d}-{until:%Y-%m-%d}.pdf"
    return paper(pdf_of_period(period(pair, since, until, request.user)), name)


def _context(request: HouseRequest, pair: Relationship, form: PeriodForm) -> dict[str, object]:
    return {
        "pair": pair,
        "other": pair.other(request.user),
        "form": form,
        "made": periods_made(pair),
    }
