"""A page is a resource: one address, picked by method."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

if TYPE_CHECKING:
    from django_htmx.middleware import HtmxDetails

    from alongside.people.models import Person

View = Callable[..., HttpResponseBase]


class HouseRequest(HttpRequest):
    """A request of somebody who is signed in."""

    user: "Person"
    htmx: "HtmxDetails"


def resource(**methods: View) -> View:
    """One view out of several, picked by method; plain forms say `_method` for what HTML cannot.

    >>> resource(GET=show, POST=create, DELETE=destroy)
    """

    def view(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        method = request.method or "GET"
        if method == "POST":
            method = request.POST.get("_method", "POST").upper()
        chosen = methods.get("GET" if method == "HEAD" else method)
        return chosen(request, *args, **kwargs) if chosen else HttpResponseNotAllowed(sorted(methods))

    view.methods = tuple(methods)  # type: ignore[attr-defined]
    view.open_to_all = all(getattr(m, "open_to_all", False) for m in methods.values())  # type: ignore[attr-defined]
    view.login_required = not view.open_to_all  # type: ignore[attr-defined]
    return view


def open_to_all(view: View) -> View:
    """A door that asks for no sign-in. `tests/test_doors.py` holds the list of them."""
    view.open_to_all = True  # type: ignore[attr-defined]
    view.login_required = False  # type: ignore[attr-defined]
    return view


def key_of(said: str | None) -> UUID:
    """The key somebody sent. Nonsense becomes the key of nothing, so that it finds nothing and breaks no page."""
    try:
        return UUID(said or "")
    except ValueError:
        return UUID(int=0)


def allow(decision: bool) -> None:
    if not decision:
        raise PermissionDenied


def own_path(said: str | None) -> str:
    """A path of this house that somebody sent, or nothing: nobody is led to another host."""
    wanted = said or ""
    return wanted if wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) else ""


def next_path(request: HttpRequest) -> str:
    """The page of this house that a form was opened from: asked for with it, and sent along by it."""
    return own_path(request.POST.get("next") or request.GET.get("next"))


def turn_to(request: HttpRequest, place: Any, *args: Any, **kwargs: Any) -> HttpResponse:
    """Answer a form that did its work: with the page it named as `next`, else with `place`."""
    if wanted := own_path(request.POST.get("next")):
        place, args, kwargs = wanted, (), {}
    answer: HttpResponse = redirect(place, *args, **kwargs)
    answer.status_code = 303
    return answer
