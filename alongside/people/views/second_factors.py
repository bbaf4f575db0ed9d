"""One's own second step: what there is, and recovery codes."""

from django.http import HttpResponse
from django.shortcuts import render

from alongside.foundation.http import HouseRequest
from alongside.people.models import Person
from alongside.people.proof import fresh


def index(request: HouseRequest) -> HttpResponse:
    return render(request, "people/second_factors/index.html", _shown(request.user))


def new_codes(request: HouseRequest) -> HttpResponse:
    fresh(request)
    return render(request, "people/second_factors/new_codes.html", _shown(request.user))


def create_codes(request: HouseRequest) -> HttpResponse:
    """Shown in this answer and never again; nothing keeps them in plain letters."""
    fresh(request)
    codes = request.user.make_recovery_codes()
    return render(request, "people/second_factors/codes.html", {"codes": codes})


def _shown(person: Person) -> dict[str, object]:
    return {
        "passkeys": list(person.passkeys.all()),
        "apps": list(person.authenticator_apps.confirmed()),
        "codes_left": person.recovery_codes.usable().count(),
        "needed": person.needs_second_factor,
    }
