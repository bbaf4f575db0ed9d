"""One's own calendars: connecting, titles or not, disconnecting."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from alongside.foundation.http import HouseRequest, turn_to

from .. import policies
from ..forms import ConnectForm, KeepForm
from ..google.setup import is_offered
from ..google.tokens import revoked
from ..jobs import read_soon
from ..models import Calendar, accounts_of, connect
from ..queries import calendars_page

NEW, SHOW = "scheduling/calendars/new.html", "scheduling/calendars/show.html"


def index(request: HouseRequest) -> HttpResponse:
    return render(request, "scheduling/calendars/index.html", {"page": calendars_page(request.user)})


def new(request: HouseRequest) -> HttpResponse:
    return render(request, NEW, {"form": ConnectForm(), "google": is_offered()})


def create(request: HouseRequest) -> HttpResponse:
    form = ConnectForm(request.POST)
    if not form.is_valid():
        return render(request, NEW, {"form": form, "google": is_offered()}, status=422)
    calendar = connect(request.user, **form.cleaned_data)
    read_soon(calendar)
    messages.success(request, _("Connected. It is read in a moment."))
    return turn_to(request, "scheduling:calendars")


def show(request: HouseRequest, pk: UUID) -> HttpResponse:
    calendar = _found(request, pk)
    said = {"calendar": calendar, "form": KeepForm(calendar), "google": is_offered()}
    return render(request, SHOW, said | {"account": accounts_of(request.user).get(str(calendar.pk), "")})


def update(request: HouseRequest, pk: UUID) -> HttpResponse:
    calendar = _found(request, pk)
    form = KeepForm(calendar, request.POST)
    form.full_clean()
    calendar.keep_titles(form.cleaned_data["titles"])
    calendar.write_into(form.cleaned_data.get("written", False))
    read_soon(calendar)
    messages.success(request, _("Saved"))
    return turn_to(request, "scheduling:calendars")


def destroy(request: HouseRequest, pk: UUID) -> HttpResponse:
    calendar = _found(request, pk)
    is_left_over = calendar.is_google and not revoked(calendar.access.password)
    calendar.disconnect()
    if is_left_over:
        return render(request, "scheduling/google/left_over.html", {"calendar": calendar})
    messages.success(request, _("Disconnected. What was read of it is gone."))
    return turn_to(request, "scheduling:calendars")


def _found(request: HouseRequest, pk: UUID) -> Calendar:
    return get_object_or_404(Calendar.objects.filter(policies.calendars_visible_to(request.user)), pk=pk)
