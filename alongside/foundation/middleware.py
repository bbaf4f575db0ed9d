"""What every answer gets: a polite 409 for `NotPossible`, and the security headers."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .errors import NotPossible
from .records import Stale

Answer = Callable[[HttpRequest], HttpResponse]

POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "style-src-attr 'unsafe-inline'",
        "img-src 'self' data:",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "object-src 'none'",
    )
)


class Politeness:
    """Turns `NotPossible` into a page with its sentence, and `Stale` into one with both texts to save from."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, NotPossible):
            return None
        if isinstance(exception, Stale):
            kept = [
                (k, v) for k, v in request.POST.items() if k not in (exception.field, "version", "csrfmiddlewaretoken")
            ]
            return render(request, "stale.html", {"stale": exception, "kept": kept}, status=409)
        return render(request, "409.html", {"message": exception.message}, status=409)


def headers(get_response: Answer) -> Answer:
    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        if not request.path.startswith("/static/"):
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    return middleware
