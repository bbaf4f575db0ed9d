"""Values of the company: read by everyone who works here, kept by HR partners."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from alongside.foundation.http import HouseRequest, allow, turn_to
from alongside.trust.reading import seen

from .. import policies
from ..forms import ValueForm
from ..models import CompanyValue, keep_value


def index(request: HouseRequest) -> HttpResponse:
    return _page(request, ValueForm())


def create(request: HouseRequest) -> HttpResponse:
    allow(policies.may_keep_values(request.user))
    form = ValueForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    keep_value(form.cleaned_data["name"], by=request.user)
    return turn_to(request, "feedback:values")


def destroy(request: HouseRequest, pk: UUID) -> HttpResponse:
    allow(policies.may_keep_values(request.user))
    seen(request.user, "company-value", CompanyValue.objects.all(), pk=pk).drop(by=request.user)
    return turn_to(request, "feedback:values")


def _page(request: HouseRequest, form: ValueForm, status: int = 200) -> HttpResponse:
    values = CompanyValue.objects.all()
    context = {"values": values, "form": form, "may_keep": policies.may_keep_values(request.user)}
    return render(request, "feedback/values.html", context, status=status)
