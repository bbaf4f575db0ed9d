"""The demo's own page, taking somebody's seat, and starting over."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from alongside.foundation.http import open_to_all, turn_to
from alongside.people.models import Person
from alongside.people.sessions import sign_in

from .bar import ROLES
from .tour import tour_page


def _only_in_a_demo() -> None:
    if not settings.DEMO:
        raise Http404(_("This is no demo."))


@open_to_all
def show(request: HttpRequest) -> HttpResponse:
    _only_in_a_demo()
    page = tour_page()
    if not page.seats:
        raise Http404(_("The demo was removed. Invite the administrator: alongside people invite."))
    return render(request, "demo/show.html", {"page": page})


@open_to_all
def take_seat(request: HttpRequest, role: str) -> HttpResponse:
    """Sign in as one of the cast. There are no passwords in a demo, and no demo anywhere else."""
    _only_in_a_demo()
    sign_in(request, get_object_or_404(Person.objects.employed(), email=ROLES.get(role)))
    return turn_to(request, "home:today")


@open_to_all
def restart(request: HttpRequest) -> HttpResponse:
    """Put the clock back: the quarterly talk is in twenty minutes again, and nothing has been said in it."""
    _only_in_a_demo()
    from .rewinding import rewind

    rewind()
    return redirect("demo:show")
