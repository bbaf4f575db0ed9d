"""A person's page, as the reader may see it."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render

from alongside.foundation.http import HouseRequest

from ..forms import page_of
from ..queries.person import person_page


def show(request: HouseRequest, pk: UUID) -> HttpResponse:
    page = person_page(request.user, pk, page_of(request.GET))
    if page is None:
        raise Http404
    template = "home/people/own.html" if page.is_own else "home/people/show.html"
    return render(request, template, {"page": page, "me": request.user})
