"""Answering a recap: fair, seen differently, heard or not; ending the waiting; amending what is sealed."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from alongside.foundation.http import HouseRequest, allow, turn_to

from .. import policies
from ..forms.recap import AmendmentForm, DifferentViewForm, HeardForm
from ..models import Commitment, Heard, Recap, RecapPoint, note_heard
from .finding import recap_seen
from .recaps import place_of

DIFFERENT, AMEND = "conversations/recaps/different.html", "conversations/recaps/amend.html"
HEARD = "conversations/recaps/heard.html"


def confirm(request: HouseRequest, pk: UUID) -> HttpResponse:
    """“All of it is fair.”"""
    recap = _answered(request, pk)
    recap.confirm(by=request.user)
    return turn_to(request, place_of(pk))


def see(request: HouseRequest, pk: UUID) -> HttpResponse:
    recap = _answered(request, pk)
    about = _about(recap, request.GET)
    form = DifferentViewForm(initial={name: thing.pk for name, thing in about.items()})
    return render(request, DIFFERENT, _context(recap, form=form, **about))


def see_differently(request: HouseRequest, pk: UUID) -> HttpResponse:
    """On a point, on a promise, or on the whole; both wordings stay."""
    recap = _answered(request, pk)
    about = _about(recap, request.POST)
    form = DifferentViewForm(request.POST)
    if not form.is_valid():
        return render(request, DIFFERENT, _context(recap, form=form, **about), status=422)
    recap.see_differently(form.cleaned_data["text"], by=request.user, **about)
    if form.cleaned_data["rest_is_fair"]:
        recap.confirm(by=request.user)
    thing = about.get("point")
    return turn_to(request, place_of(pk, f"#point-{thing.pk}" if thing else ""))


def _about(recap: Recap, said: Any) -> dict[str, Any]:
    """The point or the promise of this recap that is meant, if one is."""
    form = DifferentViewForm(said)
    form.is_valid()
    wanted: dict[str, Any] = {"point": None, "commitment": None, **form.cleaned_data}
    point = RecapPoint.objects.filter(recap=recap, pk=wanted["point"]).select_related("voice").first()
    promises = Commitment.objects.accepted().filter(conversation=recap.conversation_id).select_related("owner")
    promise = promises.filter(pk=wanted["commitment"]).first()
    return {name: thing for name, thing in (("point", point), ("commitment", promise)) if thing}


def hear(request: HouseRequest, pk: UUID) -> HttpResponse:
    """The guest's own answer to *was I heard*; nobody else's page shows it."""
    recap = recap_seen(request, pk)
    allow(policies.may_note_heard(request.user, recap))
    form = HeardForm(request.POST)
    if not form.is_valid():
        mine = Heard(recap=recap, author=request.user)
        return render(request, HEARD, _context(recap, form=form, heard=mine), status=422)
    note_heard(recap, form.cleaned_data["answer"], by=request.user)
    return turn_to(request, place_of(pk, "#heard"))


def seal(request: HouseRequest, pk: UUID) -> HttpResponse:
    """End the waiting."""
    recap = _answered(request, pk)
    recap.seal(by=request.user)
    return turn_to(request, place_of(pk))


def new_amendment(request: HouseRequest, pk: UUID) -> HttpResponse:
    return render(request, AMEND, _context(_answered(request, pk), form=AmendmentForm()))


def amend(request: HouseRequest, pk: UUID) -> HttpResponse:
    recap = _answered(request, pk)
    form = AmendmentForm(request.POST)
    if not form.is_valid():
        return render(request, AMEND, _context(recap, form=form), status=422)
    recap.amend(form.cleaned_data["text"], by=request.user, reason=form.cleaned_data["reason"])
    return turn_to(request, place_of(pk, "#amendments"))


def _answered(request: HouseRequest, pk: UUID) -> Recap:
    recap = recap_seen(request, pk)
    allow(policies.may_answer_recap(request.user, recap))
    return recap


def _context(recap: Recap, **more: Any) -> dict[str, Any]:
    return {"recap": recap, "conversation": recap.conversation, **more}
