"""One's own open sign-ins."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from alongside.foundation.http import HouseRequest, allow, turn_to
from alongside.people import policies
from alongside.people.queries import open_sessions, session_named
from alongside.people.sessions import sign_out


def index(request: HouseRequest) -> HttpResponse:
    found = open_sessions(request.user, this=request.session.session_key)
    return render(request, "people/sessions/index.html", {"sessions": found})


def destroy(request: HouseRequest, digest: str) -> HttpResponse:
    session = session_named(digest, request.user)
    if session is None:
        raise Http404
    allow(policies.may_end(request.user, session))
    if session.session_key == request.session.session_key:
        sign_out(request)
        return turn_to(request, "people:sign_in")
    session.end()
    messages.success(request, _("Signed out there"))
    return turn_to(request, "people:sessions")
