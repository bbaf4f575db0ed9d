"""Today: the week, what is next, what was promised, and the rhythm with each person."""

from django.http import HttpResponse
from django.shortcuts import render

from alongside.foundation.http import HouseRequest

from ..queries.today import today


def show(request: HouseRequest) -> HttpResponse:
    return render(request, "home/today/show.html", {"today": today(request.user)})
