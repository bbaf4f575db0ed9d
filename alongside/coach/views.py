"""The one door of the coach: a text in, a reading out. Nothing of it is kept."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme

from alongside.foundation.http import HouseRequest

from .pace import Pace
from .reading import LONGEST, Reading, read

pace = Pace()
OWN_FIELDS = {"csrfmiddlewaretoken", "coach_confirmed"}


def create(request: HouseRequest) -> HttpResponse:
    return read_for(request, request.user.pk)


def read_for(request: HttpRequest, who: object, frame: str = "base.html") -> HttpResponse:
    """A fragment for the box; without a script a page with the text, what the coach says, and the way on.

    `who` asks: nobody asks too often. `frame`: the page around it.
    """
    name = request.GET.get("of", "text")
    text = request.POST.get(name, "")
    if not pace.allows(who):
        return _answer(request, "429.html", {}, 429, **{"Retry-After": "5"})
    if len(text) > LONGEST:
        return _answer(request, "coach/too_long.html", {"most": LONGEST, "frame": frame}, 413)
    reading = read(text)
    if request.headers.get("X-Coach"):
        return render(request, "coach/_reading.html", _shown(reading, request))
    context = _shown(reading, request) | _way_on(request, name, text) | {"frame": frame}
    return render(request, "coach/reading.html", context)


def _shown(reading: Reading, request: HttpRequest) -> dict[str, Any]:
    return {
        "reading": reading,
        "with_asks": bool(request.GET.get("asks")),
        "was_asked": request.headers.get("X-Coach") != "typed",
    }


def _way_on(request: HttpRequest, name: str, text: str) -> dict[str, Any]:
    """Where the form was going, and everything else it held, so that nothing is lost on the way."""
    kept = [(key, value) for key, values in request.POST.lists() for value in values if key not in OWN_FIELDS | {name}]
    return {
        "name": name,
        "text": text,
        "kept": kept,
        "target": _target(request.GET.get("to", "")),
        "query": request.GET.urlencode(),
    }


def _target(said: str) -> str:
    """An address of ours, or none."""
    path = said.split("?")[0].split("#")[0]
    if not (path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None)):
        return ""
    try:
        resolve(path)
    except Resolver404:
        return ""
    return path


def _answer(request: HttpRequest, page: str, context: dict[str, Any], status: int, **headers: str) -> HttpResponse:
    """A script gets the status alone, so that the box keeps still."""
    if request.headers.get("X-Coach"):
        return HttpResponse(status=status, headers=headers)
    return render(request, page, context, status=status)
