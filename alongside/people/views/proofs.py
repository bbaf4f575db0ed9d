"""Showing once more who one is, on the way to a page that asks for it."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from alongside.foundation.http import HouseRequest, next_path, turn_to
from alongside.people.proof import ProofForm, asked, asking_page, is_fresh
from alongside.people.sessions import note_proof


def new(request: HouseRequest) -> HttpResponse:
    place = next_path(request)
    if is_fresh(request) and place:
        return redirect(place)
    return _page(request, ProofForm(request), place, status=200)


def create(request: HouseRequest) -> HttpResponse:
    form = asked(request)
    if not (is_fresh(request) or (form.is_bound and form.is_valid())):
        return _page(request, form, next_path(request), status=422)
    if not is_fresh(request):
        note_proof(request)
    return turn_to(request, "home:today")


def _page(request: HouseRequest, form: ProofForm, place: str, status: int) -> HttpResponse:
    return asking_page(request, form, place=reverse("people:proof"), kept=[("next", place)], status=status)
