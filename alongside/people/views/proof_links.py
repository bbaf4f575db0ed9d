"""A one-time link that shows who one is. It signs nobody in: it is opened in the browser that asked for it."""

from django.http import HttpResponse
from django.shortcuts import render

from alongside.foundation.http import HouseRequest
from alongside.people.models import SignInLink
from alongside.people.queries import usable_link
from alongside.people.sessions import note_proof


def show(request: HouseRequest, token: str) -> HttpResponse:
    if _found(request, token) is None:
        return render(request, "people/proofs/spent.html", status=409)
    return render(request, "people/proofs/link.html")


def create(request: HouseRequest, token: str) -> HttpResponse:
    link = _found(request, token)
    if link is None:
        return render(request, "people/proofs/spent.html", status=409)
    link.spend()
    note_proof(request)
    return render(request, "people/proofs/shown.html")


def _found(request: HouseRequest, token: str) -> SignInLink | None:
    link = usable_link(token, SignInLink.PROOF)
    return link if link and link.person_id == request.user.pk else None
