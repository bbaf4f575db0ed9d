"""Every page runs in one transaction that carries the reader's signed identity, or nobody's.

Order matters (trust §0.2): the actor's key from the session, then our transaction, then the identity, then the
person. Any exception and any answer of 400 or more takes everything back.
"""

import zoneinfo
from collections.abc import Callable
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from alongside.foundation.prepared import fetch
from alongside.people.models import Person, company_day
from alongside.people.sessions import PERSON, sign_out

from .decisions import written_at
from .identity import assume

SOMEBODY = UUID(int=1)  # stands in for whoever asks


class Identity:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith("/health/"):
            request.user = AnonymousUser()
            return self.get_response(request)
        said = request.session.get(PERSON)
        with transaction.atomic():
            request.user = _person(said) or AnonymousUser()
            if said and not request.user.is_authenticated:
                sign_out(request)
            with _zone_of(request), translation.override(_language_of(request)):
                response = self.get_response(request)
            if response.status_code >= 400:
                transaction.set_rollback(True)
        return response


def _person(said: str | None) -> Person | None:
    """The person of a session, while they work here. Without one, nobody acts."""
    if not said:
        assume(None, "anonymous")
        return None
    assume(UUID(said), "web")
    found = fetch(("person", company_day()), _somebody, {SOMEBODY: UUID(said)})
    return found[0] if found else None


def _somebody() -> "QuerySet[Person]":
    told = Person.objects.employed().with_duties().annotate(decisions_at=written_at())
    return told.select_related("team").filter(pk=SOMEBODY).order_by()


def _zone_of(request: HttpRequest) -> "timezone.override":
    zone = getattr(request.user, "zone", None)
    try:
        return timezone.override(zoneinfo.ZoneInfo(zone) if zone else None)
    except zoneinfo.ZoneInfoNotFoundError:
        return timezone.override(None)


def _language_of(request: HttpRequest) -> str:
    return getattr(request.user, "locale", None) or translation.get_language_from_request(request)
