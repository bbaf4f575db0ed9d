"""What is published, a quarter at a time; and all of it as a file."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from alongside.foundation.http import HouseRequest, allow
from alongside.people.models import company_day
from alongside.people.proof import fresh

from .. import policies
from ..queries import csv_text, page


def index(request: HouseRequest) -> HttpResponse:
    return _shown(request, None)


def show(request: HouseRequest, quarter: str) -> HttpResponse:
    return _shown(request, quarter)


def _shown(request: HouseRequest, quarter: str | None) -> HttpResponse:
    allow(policies.may_read_figures(request.user))
    found = page(request.user, quarter)
    if not found:
        raise Http404
    return render(request, "insights/figures/index.html", {"page": found})


def export(request: HouseRequest) -> HttpResponse:
    allow(policies.may_read_figures(request.user))
    fresh(request)
    answer = HttpResponse(csv_text(request.user), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="alongside-figures-{company_day():%Y-%m-%d}.csv"'
    return answer
