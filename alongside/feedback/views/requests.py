"""Asking for feedback: for oneself or for whom one leads; a colleague, or somebody outside by a link."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.foundation.http import HouseRequest, allow, turn_to
from alongside.people.models import Person, company_day

from .. import policies
from ..forms import OutsideRequestForm, RequestForm
from ..models import Request, ask, ask_outside
from ..queries import people_found, people_to_ask_for, requests_of
from .finding import request_seen, somebody

NEW, LINK = "feedback/requests/new.html", "feedback/requests/link.html"


def index(request: HouseRequest) -> HttpResponse:
    page = requests_of(request.user)
    return render(request, "feedback/requests/index.html", {"requests": page, "led": people_to_ask_for(request.user)})


def new(request: HouseRequest) -> HttpResponse:
    """The colleague first, then the question."""
    about = _about(request, request.GET)
    words = request.GET.get("q", "")
    context = {"about": about, "words": words, "found": people_found(request.user, words, but=about.pk)}
    if "to" not in request.GET:
        return render(request, "feedback/requests/choose.html", context)
    of = somebody(request.GET["to"])
    return _form(request, NEW, about, RequestForm(), of)


def create(request: HouseRequest) -> HttpResponse:
    about, of = _about(request, request.POST), somebody(request.POST.get("to"))
    form = RequestForm(request.POST)
    if not form.is_valid():
        return _form(request, NEW, about, form, of, status=422)
    asked = ask(of, by=request.user, about=about, **form.cleaned_data)
    name = {"name": of.short_name, "day": date_format(asked.opens_on, "j F")}
    if asked.opens_on > company_day():
        messages.info(request, _("%(name)s is asked a lot these days, and sees your request on %(day)s.") % name)
    else:
        messages.success(request, _("%(name)s is asked. They may say no without a reason.") % name)
    return turn_to(request, "feedback:requests")


def new_link(request: HouseRequest) -> HttpResponse:
    return _form(request, LINK, _about(request, request.GET), OutsideRequestForm())


def create_link(request: HouseRequest) -> HttpResponse:
    """The address is shown this once."""
    about = _about(request, request.POST)
    form = OutsideRequestForm(request.POST)
    if not form.is_valid():
        return _form(request, LINK, about, form, status=422)
    asked, address = ask_outside(by=request.user, about=about, **form.cleaned_data)
    return render(request, "feedback/requests/made.html", {"asked": asked, "address": address})


def destroy(request: HouseRequest, pk: UUID) -> HttpResponse:
    asked = request_seen(request, pk)
    allow(policies.may_withdraw(request.user, asked))
    asked.withdraw(by=request.user)
    return turn_to(request, "feedback:requests")


def decline(request: HouseRequest, pk: UUID) -> HttpResponse:
    asked = request_seen(request, pk)
    allow(policies.may_respond(request.user, asked))
    asked.decline(by=request.user)
    messages.success(request, _("Declined. You need no reason."))
    return turn_to(request, "feedback:requests")


def _about(request: HouseRequest, said: QueryDict) -> Person:
    about = somebody(said.get("about")) if said.get("about") else request.user
    allow(policies.may_ask_for(request.user, about))
    return about


def _form(
    request: HouseRequest, page: str, about: Person, form: RequestForm, of: Person | None = None, status: int = 200
) -> HttpResponse:
    to_be = Request(by=request.user, about=about, of=of)
    return render(request, page, {"about": about, "of": of, "form": form, "to_be": to_be}, status=status)
