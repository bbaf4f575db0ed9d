"""Who can see what: the rules in words, who they mean today, and what is not protected."""

from django.http import HttpResponse
from django.shortcuts import render

from alongside.foundation.http import HouseRequest
from alongside.trust.decisions import decisions_now

from ..queries.readers import readers_now


def show(request: HouseRequest) -> HttpResponse:
    return render(request, "home/who_sees.html", {"readers": readers_now(request.user), "decisions": decisions_now()})
