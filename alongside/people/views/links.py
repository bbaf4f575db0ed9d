"""A one-time link. Looking at it changes nothing, because mail scanners follow links; the button spends it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from alongside.foundation.http import open_to_all
from alongside.people.forms.passwords import LinkForm
from alongside.people.models import SignInLink
from alongside.people.queries import usable_link
from alongside.people.signing_in import enter, may_sign_in_here


@open_to_all
def show(request: HttpRequest, token: str) -> HttpResponse:
    link = _found(token)
    if link is None:
        return render(request, "people/links/spent.html", status=409)
    return render(request, "people/links/show.html", {"link": link, "form": LinkForm(link=link)})


@open_to_all
def create(request: HttpRequest, token: str) -> HttpResponse:
    link = _found(token)
    if link is None:
        return render(request, "people/links/spent.html", status=409)
    form = LinkForm(request.POST, link=link)
    if not form.is_valid():
        return render(request, "people/links/show.html", {"link": link, "form": form}, status=422)
    link.spend()
    if link.asks_for_password:
        link.person.choose_password(form.cleaned_data["password"])
    return enter(request, link.person)


def _found(token: str) -> SignInLink | None:
    """Whoever comes in through the company's sign-in has no second door."""
    link = usable_link(token, *SignInLink.WAYS_IN)
    return link if link and may_sign_in_here(link.person) else None
