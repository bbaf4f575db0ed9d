"""What every answer gets: a polite 409 for `NotPossible`, and the security headers."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .errors import NotPossible
from .records import Stale

Answer = Callable[[HttpRequest], HttpResponse]

# A style attribute runs no code; avatars and charts give their hue and places as custom properties in one.
POLICY = (
    "default-src 'self'; style-src-attr 'unsafe-inline'; base-uri 'none'; form-action 'self'; frame-ancestors 'none';"
    " object-src 'none'"
)
NOT_ASKED_FOR = (
    "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "encrypted-media",
    "fullscreen", "geolocation", "gyroscope", "hid", "idle-detection", "local-fonts", "magnetometer", "microphone",
    "midi", "payment", "picture-in-picture", "screen-wake-lock", "serial", "usb", "xr-spatial-tracking",
)  # fmt: skip
PERMISSIONS = ", ".join(f"{feature}=()" for feature in NOT_ASKED_FOR)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Permissions-Policy": PERMISSIONS,
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}


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
            shown = {"csrfmiddlewaretoken", exception.version_field, *(name for name, *_both in exception.texts)}
            kept = [(k, v) for k, values in request.POST.lists() if k not in shown for v in values]
            return render(request, "stale.html", {"stale": exception, "kept": kept}, status=409)
        return render(request, "409.html", {"message": exception.message}, status=409)


def headers(get_response: Answer) -> Answer:
    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if not request.path.startswith("/static/"):
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    return middleware
