"""How decisions on pay, promotion and dismissal are made here: the company's own page, in versions."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from alongside.foundation.http import HouseRequest, allow, turn_to

from .. import policies
from ..announcing import announced
from ..forms import DecisionsForm
from ..models import publish_decisions
from ..queries import decision_page, decision_versions


def show(request: HouseRequest) -> HttpResponse:
    return _page(request, None)


def version(request: HouseRequest, number: int) -> HttpResponse:
    if not decision_page(number):
        raise Http404
    return _page(request, number)


def new(request: HouseRequest) -> HttpResponse:
    allow(policies.may_publish_decisions(request.user))
    page = decision_page()
    begun = {"text": page.text, "version": page.number} if page else {"version": 0}
    return render(request, "trust/decisions/new.html", {"form": DecisionsForm(initial=begun), "page": page})


def create(request: HouseRequest) -> HttpResponse:
    allow(policies.may_publish_decisions(request.user))
    form = DecisionsForm(request.POST)
    if not form.is_valid():
        return render(request, "trust/decisions/new.html", {"form": form, "page": decision_page()}, status=422)
    page = publish_decisions(form.cleaned_data["text"], by=request.user, on_top_of=form.cleaned_data["version"])
    messages.success(request, _("Version %d is published. Everyone here can read it.") % page.number)
    return turn_to(request, "trust:decisions")


def _page(request: HouseRequest, number: int | None) -> HttpResponse:
    said = {
        "page": decision_page(number),
        "versions": decision_versions(),
        "announced": announced(),
        "may_publish": policies.may_publish_decisions(request.user),
    }
    return render(request, "trust/decisions/show.html", said)
