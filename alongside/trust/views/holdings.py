"""What an author is asked about: look at it, release a copy, or withhold it for a reason."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from alongside.foundation.http import HouseRequest, turn_to

from .. import policies
from ..enquiries.wording import thing_of
from ..forms import ReleaseForm, WithholdingForm
from ..models import Holding


def show(request: HouseRequest, pk: UUID) -> HttpResponse:
    return _page(request, _asked(request, pk))


def release(request: HouseRequest, pk: UUID) -> HttpResponse:
    holding = _asked(request, pk)
    form = ReleaseForm(request.POST)
    if not form.is_valid():
        return _page(request, holding, release=form, status=422)
    holding.release(form.cleaned_data["text"])
    messages.success(request, _("Released to %(name)s") % {"name": holding.subject.short_name})
    return turn_to(request, "trust:my_data")


def withhold(request: HouseRequest, pk: UUID) -> HttpResponse:
    holding = _asked(request, pk)
    form = WithholdingForm(request.POST)
    if not form.is_valid():
        return _page(request, holding, withhold=form, status=422)
    holding.withhold(form.cleaned_data["reason"])
    messages.success(
        request, _("Withheld. %(name)s sees the reason, not who you are.") % {"name": holding.subject.short_name}
    )
    return turn_to(request, "trust:my_data")


def _asked(request: HouseRequest, pk: UUID) -> Holding:
    asked = Holding.objects.filter(policies.holdings_asked_of(request.user))
    return get_object_or_404(asked.select_related("subject", "enquiry__progress"), pk=pk)


def _page(request: HouseRequest, holding: Holding, *, status: int = 200, **forms: Any) -> HttpResponse:
    thing = thing_of(holding)
    said = {
        "holding": holding,
        "thing": thing,
        "release": forms.get("release") or ReleaseForm(initial={"text": thing.copy if thing else ""}),
        "withhold": forms.get("withhold") or WithholdingForm(),
    }
    return render(request, "trust/holdings/show.html", said, status=status)
