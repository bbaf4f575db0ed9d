"""How often sign-in may be tried: counted before the request's transaction, so that a refusal counts too."""

import hashlib
from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .sessions import HALF_WAY, PERSON

WINDOW, DAY = timedelta(minutes=10), timedelta(days=1)
PER_ADDRESS, PER_ACCOUNT, CODES_A_DAY = 60, 10, 40
LIMITED = ("/sign-in/", "/password/", "/proof/", "/feedback/outside/")
WAY_BACK = "/single-sign-on/return/"  # each try of it asks another server
CODES = ("code", "recovery", "proof-code")  # six digits are few: guessing them is counted by the day as well


class RateLimits:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _is_a_try(request) and (wait := _has_to_wait(request)):
            response = render(request, "429.html", {"for_a_day": wait == DAY}, status=429)
            response["Retry-After"] = str(int(wait.total_seconds()))
            return response
        return self.get_response(request)


def _is_a_try(request: HttpRequest) -> bool:
    """A proof travels with any form (people/proof.py)."""
    if request.method != "POST":
        return request.path == WAY_BACK
    return request.path.startswith(LIMITED) or any(name.startswith("proof-") for name in request.POST)


def _has_to_wait(request: HttpRequest) -> timedelta | None:
    """Every key has to be counted, whichever says no."""
    limits = [(f"from:{came_from(request)}", PER_ADDRESS, WINDOW)]
    if account := _account(request):
        digest = hashlib.sha256(account.encode()).hexdigest()
        limits.append((f"for:{digest}", PER_ACCOUNT, WINDOW))
        if any(request.POST.get(name) for name in CODES):
            limits.append((f"codes:{digest}", CODES_A_DAY, DAY))
    return max((window for key, most, window in limits if count(key, window) > most), default=None)


def _account(request: HttpRequest) -> str:
    """Whose door is tried: the address in the form, or whoever is half or wholly signed in."""
    half = request.session.get(HALF_WAY) or {}
    address = request.POST.get("email", "").strip().lower()
    return str(address or half.get("person") or request.session.get(PERSON, ""))


def came_from(request: HttpRequest) -> str:
    """The address of the caller; a proxy's word for it only where the proxy is trusted."""
    if settings.TRUSTED_PROXY and (said := request.headers.get("X-Forwarded-For")):
        return said.split(",")[-1].strip()[:64]
    return str(request.META.get("REMOTE_ADDR", ""))


def count(key: str, window: timedelta = WINDOW) -> int:
    """One more try under this key; how many there were in the window."""
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into people_ratecount as r (key, count, ends_at) values (%s, 1, now() + make_interval(secs => %s))"
            " on conflict (key) do update set"
            " count = case when r.ends_at < now() then 1 else r.count + 1 end,"
            " ends_at = case when r.ends_at < now() then excluded.ends_at else r.ends_at end"
            " returning count",
            [key, window.total_seconds()],
        )
        (found,) = cursor.fetchone()
    return int(found)
