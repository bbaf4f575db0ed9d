"""Shares of several teams side by side."""

from django.http import HttpResponse
from django.shortcuts import render

from alongside.foundation.http import HouseRequest

from ..queries.teams import sides_of


def index(request: HouseRequest) -> HttpResponse:
    return render(request, "kpis/teams.html", {"sides": sides_of(request.user)})
