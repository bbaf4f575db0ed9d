"""The second step of signing in: a passkey, a code, or a recovery code."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from alongside.foundation.http import open_to_all
from alongside.people.forms.second_factors import SecondStepForm
from alongside.people.models import Person
from alongside.people.passkeys import signing_options
from alongside.people.signing_in import arrive, half_way


@open_to_all
def new(request: HttpRequest) -> HttpResponse:
    person = half_way(request)
    if person is None:
        return render(request, "people/second_steps/gone.html", status=409)
    return _page(request, person, SecondStepForm(request, person))


@open_to_all
def create(request: HttpRequest) -> HttpResponse:
    person = half_way(request)
    if person is None:
        return render(request, "people/second_steps/gone.html", status=409)
    form = SecondStepForm(request, person, request.POST)
    if not form.is_valid():
        return _page(request, person, form, status=422)
    return arrive(request, person)


def _page(request: HttpRequest, person: Person, form: SecondStepForm, status: int = 200) -> HttpResponse:
    shown = {
        "form": form,
        "person": person,
        "with_recovery": "recovery" in (request.GET.get("with"), request.POST.get("with")),
        "has_app": person.authenticator_apps.confirmed().exists(),
        "options": signing_options(request, person) if person.passkeys.exists() else None,
    }
    return render(request, "people/second_steps/new.html", shown, status=status)
