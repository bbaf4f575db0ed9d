"""Who opened my records: the access log, for the person concerned."""

from django.http import HttpResponse
from django.shortcuts import render

from alongside.foundation.http import HouseRequest

from ..openings import openings_page


def index(request: HouseRequest) -> HttpResponse:
    return render(
        request, "trust/openings/index.html", {"log": openings_page(request.user, request.GET.get("page", 1))}
    )
