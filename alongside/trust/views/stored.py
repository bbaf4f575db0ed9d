"""What is stored, who sees it, how long: the plain document, and the register behind it."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render

from alongside.foundation.http import HouseRequest

from ..register import document


def show(request: HouseRequest) -> HttpResponse:
    return render(request, "trust/stored/show.html", {"register": document.register()})


def register(request: HouseRequest) -> HttpResponse:
    return render(request, "trust/stored/register.html", {"register": document.register()})


def markdown(request: HouseRequest) -> HttpResponse:
    answer = HttpResponse(document.register().as_markdown(), content_type="text/markdown; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="alongside-register.md"'
    return answer


def as_json(request: HouseRequest) -> HttpResponse:
    answer = JsonResponse(document.register().as_json(), json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer["Content-Disposition"] = 'attachment; filename="alongside-register.json"'
    return answer
