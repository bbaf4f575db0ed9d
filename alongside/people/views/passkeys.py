"""One's own passkeys: adding, naming, removing."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from alongside.foundation.http import HouseRequest, turn_to
from alongside.people import passkeys, policies
from alongside.people.devices import device_words
from alongside.people.forms.second_factors import NameForm, NewPasskeyForm
from alongside.people.models import Passkey
from alongside.people.proof import fresh


def new(request: HouseRequest) -> HttpResponse:
    fresh(request)
    guess = device_words(request.headers.get("User-Agent", ""))[:60]
    return _new_page(request, NewPasskeyForm(initial={"name": guess}))


def create(request: HouseRequest) -> HttpResponse:
    fresh(request)
    form = NewPasskeyForm(request.POST)
    if form.is_valid() and not form.cleaned_data["passkey"]:
        form.add_error(None, _("No passkey came along. Press the button, and follow what your browser asks."))
    if not form.is_valid():
        return _new_page(request, form, status=422)
    added = passkeys.add(request, request.user, form.cleaned_data["passkey"], name=form.cleaned_data["name"])
    messages.success(request, _("“%s” is added") % added)
    return redirect("people:second_factors" if request.user.recovery_codes.exists() else "people:recovery_codes")


def show(request: HouseRequest, pk: UUID) -> HttpResponse:
    fresh(request)
    passkey = _found(request, pk)
    return _page(request, passkey, NameForm(initial={"name": passkey.name}))


def update(request: HouseRequest, pk: UUID) -> HttpResponse:
    fresh(request)
    passkey = _found(request, pk)
    form = NameForm(request.POST)
    if not form.is_valid():
        return _page(request, passkey, form, status=422)
    passkey.rename(form.cleaned_data["name"])
    messages.success(request, _("Saved"))
    return turn_to(request, "people:second_factors")


def destroy(request: HouseRequest, pk: UUID) -> HttpResponse:
    fresh(request)
    passkey = _found(request, pk)
    request.user.remove_factor(passkey)
    messages.success(request, _("Removed"))
    return turn_to(request, "people:second_factors")


def _found(request: HouseRequest, pk: UUID) -> Passkey:
    return get_object_or_404(Passkey.objects.filter(policies.factors_visible_to(request.user)), pk=pk)


def _page(request: HouseRequest, passkey: Passkey, form: NameForm, status: int = 200) -> HttpResponse:
    shown = {"factor": passkey, "form": form, "place": "people:passkey"}
    return render(request, "people/second_factors/show.html", shown, status=status)


def _new_page(request: HouseRequest, form: NewPasskeyForm, status: int = 200) -> HttpResponse:
    shown = {"form": form, "options": passkeys.adding_options(request, request.user)}
    return render(request, "people/second_factors/new_passkey.html", shown, status=status)
