"""Starting over when a second step is lost: the administrator offers a link, and the person alone spends it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from alongside.foundation.http import HouseRequest, allow, open_to_all, turn_to
from alongside.people import policies
from alongside.people.models import Person, SignInLink
from alongside.people.proof import fresh
from alongside.people.queries import find_people, usable_link


def new(request: HouseRequest) -> HttpResponse:
    """Find the person first; who has a second step at all is nobody's list to read."""
    allow(policies.may_offer_reset(request.user))
    words = request.GET.get("who", "")
    shown = {"who": words, "found": find_people(words, limit=8)}
    return render(request, "people/factor_resets/new.html", shown)


def create(request: HouseRequest, pk: UUID) -> HttpResponse:
    allow(policies.may_offer_reset(request.user))
    person = get_object_or_404(Person.objects.employed(), pk=pk)
    fresh(request)
    link = person.offer_reset(by=request.user)
    if not person.email:
        return render(request, "people/factor_resets/by_hand.html", {"person": person, "link": link})
    messages.success(request, _("A link is on its way to %s. You are told nothing more about it.") % person)
    return turn_to(request, "people:factor_resets")


@open_to_all
def show(request: HttpRequest, token: str) -> HttpResponse:
    link = usable_link(token, SignInLink.FACTORS)
    if link is None:
        return render(request, "people/links/spent.html", status=409)
    return render(request, "people/factor_resets/show.html", {"link": link})


@open_to_all
def spend(request: HttpRequest, token: str) -> HttpResponse:
    link = usable_link(token, SignInLink.FACTORS)
    if link is None:
        return render(request, "people/links/spent.html", status=409)
    link.spend()
    link.person.lose_second_factors()
    messages.success(request, _("Your second step is taken away. Sign in, and set up a new one."))
    return turn_to(request, "people:sign_in")
