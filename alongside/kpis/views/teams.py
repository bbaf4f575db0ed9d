"""Shares of several teams side by side."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from alongside.foundation.http import HouseRequest

from ..printing import pdf_of_teams
from ..queries.teams import sides_of


def index(request: HouseRequest) -> HttpResponse:
    return render(request, "kpis/teams.html", {"sides": sides_of(request.user)})


def pdf(request: HouseRequest) -> HttpResponse:
    sides = sides_of(request.user)
    if not sides:
        raise Http404
    headers = {"Content-Disposition": f'attachment; filename="teams-{max(side.until for side in sides):%Y-%m-%d}.pdf"'}
    return HttpResponse(pdf_of_teams(sides, request.user.name), content_type="application/pdf", headers=headers)
