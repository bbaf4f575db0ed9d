"""My data: my archive, what others hold about me, what I am asked about."""

from django.http import HttpResponse
from django.shortcuts import render

from alongside.foundation.http import HouseRequest

from ..queries import my_data


def show(request: HouseRequest) -> HttpResponse:
    return render(request, "trust/my_data/show.html", {"data": my_data(request.user)})
