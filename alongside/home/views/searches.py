"""Search: people, and what is between oneself and others."""

from django.http import HttpResponse
from django.shortcuts import render

from alongside.foundation.http import HouseRequest

from ..queries.search import search


def show(request: HouseRequest) -> HttpResponse:
    return render(request, "home/searches/show.html", {"found": search(request.user, request.GET.get("q", ""))})
