"""The inbox."""

from django.http import HttpResponse
from django.shortcuts import render

from alongside.foundation.http import HouseRequest

from ..queries import inbox, unseen_count


def index(request: HouseRequest) -> HttpResponse:
    page = inbox(request.user, request.GET.get("page", "1"))
    return render(request, "notices/index.html", {"page": page, "unseen": unseen_count(request.user)})
