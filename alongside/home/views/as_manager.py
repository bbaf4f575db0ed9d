"""“See exactly what my manager sees”: the manager's page of oneself, read out of the same query, and read-only."""

from django.http import HttpResponse
from django.shortcuts import render

from alongside.foundation.http import HouseRequest

from ..forms import page_of
from ..queries.person import person_page


def show(request: HouseRequest) -> HttpResponse:
    manager = request.user.manager
    page = person_page(manager, request.user.pk, page_of(request.GET)) if manager else None
    context = {"page": page, "manager": manager, "is_looking": True}
    return render(request, "home/people/as_manager.html", context)
