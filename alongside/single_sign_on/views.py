"""Signing in with the company's account: away to the provider, and back."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from alongside.foundation.http import open_to_all, own_path
from alongside.people.signing_in import enter

from .arriving import arrival, departure


@open_to_all
def new(request: HttpRequest) -> HttpResponse:
    """A link and not a form: a form that leads to another host is refused by our own policy."""
    _only_where_it_is_set_up()
    place = departure(request.session, next=own_path(request.GET.get("next")))
    return HttpResponseRedirect(place) if place else _away(request)


@open_to_all
def show(request: HttpRequest) -> HttpResponse:
    _only_where_it_is_set_up()
    came = arrival(request.session, request.GET.dict())
    if came.person is None:
        return _refused(request, came.refusal) if came.refusal else _away(request)
    return enter(request, came.person, two_steps=came.took_two_steps, next=came.next)


def _only_where_it_is_set_up() -> None:
    if settings.COMPANY_SIGN_IN is None:
        raise Http404


def _refused(request: HttpRequest, why: str) -> HttpResponse:
    return render(request, "single_sign_on/refused.html", {"why": why}, status=409)


def _away(request: HttpRequest) -> HttpResponse:
    answer = render(request, "single_sign_on/away.html", {"local": settings.LOCAL_SIGN_IN}, status=503)
    answer["Retry-After"] = "60"
    return answer
