"""Whoever needs a second step and has none sets one up before anything else opens."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from .models import Person
from .sessions import TWO_STEPS

OPEN = {
    "second_factors", "authenticator_apps", "authenticator_app", "passkeys", "passkey", "recovery_codes",
    "proof", "proof_link", "sessions", "session",
}  # fmt: skip


class NeededStep:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, _args: Any, _kwargs: Any) -> HttpResponse | None:
        person, match = request.user, request.resolver_match
        if getattr(view, "open_to_all", False) or (match and match.app_name == "people" and match.url_name in OPEN):
            return None
        if not isinstance(person, Person) or not person.needs_second_factor or request.session.get(TWO_STEPS):
            return None
        if person.has_second_factor:
            return None
        answer: HttpResponse = redirect("people:second_factors")
        answer.status_code = 303
        return answer
