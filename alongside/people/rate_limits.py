"""How often sign-in may be tried: counted before the request's transaction, so that a refusal counts too."""

import hashlib
from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .sessions import PERSON

WINDOW = timedelta(minutes=10)
PER_ADDRESS, PER_ACCOUNT = 60, 10
LIMITED = ("/sign-in/", "/password/", "/proof/")


class RateLimits:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method == "POST" and _is_a_try(request) and _too_often(request):
            response = render(request, "429.html", status=429)
            response["Retry-After"] = str(int(WINDOW.total_seconds()))
            return response
        return self.get_response(request)


def _is_a_try(request: HttpRequest) -> bool:
    """A proof travels with any form (people/proof.py)."""
    return request.path.startswith(LIMITED) or any(name.startswith("proof-") for name in request.POST)


def _too_often(request: HttpRequest) -> bool:
    account = request.POST.get("email", "").strip().lower() or request.session.get(PERSON, "")
    counts = [(f"from:{came_from(request)}", PER_ADDRESS)]
    if account:
        counts.append((f"for:{hashlib.sha256(account.encode()).hexdigest()}", PER_ACCOUNT))
    return any([count(key) > most for key, most in counts])  # noqa: C419  every key has to be counted


def came_from(request: HttpRequest) -> str:
    """The address of the caller; a proxy's word for it only where the proxy is trusted."""
    if settings.TRUSTED_PROXY and (said := request.headers.get("X-Forwarded-For")):
        return said.split(",")[-1].strip()[:64]
    return str(request.META.get("REMOTE_ADDR", ""))


def count(key: str) -> int:
    """One more try under this key; how many there were in the window."""
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into people_ratecount as r (key, count, ends_at) values (%s, 1, now() + make_interval(secs => %s))"
            " on conflict (key) do update set"
            " count = case when r.ends_at < now() then 1 else r.count + 1 end,"
            " ends_at = case when r.ends_at < now() then excluded.ends_at else r.ends_at end"
            " returning count",
            [key, WINDOW.total_seconds()],
        )
        (found,) = cursor.fetchone()
    return int(found)
