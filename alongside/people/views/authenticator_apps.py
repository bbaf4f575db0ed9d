"""One's own authenticator apps: adding with a first code, naming, removing."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from alongside.foundation.http import HouseRequest, turn_to
from alongside.people import policies
from alongside.people.codes import picture_of
from alongside.people.forms.second_factors import NameForm, NewAppForm
from alongside.people.models import AuthenticatorApp
from alongside.people.proof import fresh


def create(request: HouseRequest) -> HttpResponse:
    fresh(request)
    return turn_to(request, "people:authenticator_app", request.user.begin_app().pk)


def show(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Its name; or, while it is not added yet, the picture to scan and the field for its first code."""
    fresh(request)
    app = _found(request, pk)
    return _page(request, app, NameForm(initial={"name": app.name}) if app.is_confirmed else NewAppForm())


def confirm(request: HouseRequest, pk: UUID) -> HttpResponse:
    fresh(request)
    app = _found(request, pk)
    form = NewAppForm(request.POST)
    if form.is_valid() and not app.is_confirmed and not app.accepts(form.cleaned_data["code"]):
        form.add_error("code", _("This is not the app’s code now. Wait for the next one and try again."))
    if not form.is_valid():
        return _page(request, app, form, status=422)
    app.confirm(name=form.cleaned_data["name"])
    messages.success(request, _("“%s” is added") % app)
    return redirect("people:second_factors" if request.user.recovery_codes.exists() else "people:recovery_codes")


def update(request: HouseRequest, pk: UUID) -> HttpResponse:
    fresh(request)
    app = _found(request, pk)
    form = NameForm(request.POST)
    if not form.is_valid():
        return _page(request, app, form, status=422)
    app.rename(form.cleaned_data["name"])
    messages.success(request, _("Saved"))
    return turn_to(request, "people:second_factors")


def destroy(request: HouseRequest, pk: UUID) -> HttpResponse:
    fresh(request)
    app = _found(request, pk)
    request.user.remove_factor(app)
    messages.success(request, _("Removed"))
    return turn_to(request, "people:second_factors")


def _found(request: HouseRequest, pk: UUID) -> AuthenticatorApp:
    return get_object_or_404(AuthenticatorApp.objects.filter(policies.factors_visible_to(request.user)), pk=pk)


def _page(request: HouseRequest, app: AuthenticatorApp, form: NameForm, status: int = 200) -> HttpResponse:
    if app.is_confirmed:
        shown = {"factor": app, "form": form, "place": "people:authenticator_app"}
        return render(request, "people/second_factors/show.html", shown, status=status)
    shown = {"app": app, "form": form, "picture": picture_of(app.address)}
    return render(request, "people/second_factors/new_app.html", shown, status=status)
