"""The balance of what was given and received."""

from django.http import HttpResponse
from django.shortcuts import render

from alongside.foundation.http import HouseRequest

from ..balance import balance_of


def show(request: HouseRequest) -> HttpResponse:
    return render(request, "feedback/balance.html", {"balance": balance_of(request.user)})
