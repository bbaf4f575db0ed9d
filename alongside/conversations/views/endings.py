"""Keeping a promise, moving it, letting it go; and the other's answer."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from alongside.foundation.http import HouseRequest, allow, turn_to

from .. import policies
from ..forms.promises import AskForm, LetGoForm
from ..models import Commitment
from .finding import commitment_seen


def keep(request: HouseRequest, pk: UUID) -> HttpResponse:
    commitment = commitment_seen(request, pk)
    allow(policies.may_own(request.user, commitment))
    commitment.keep(by=request.user)
    return turn_to(request, commitment)


def reopen(request: HouseRequest, pk: UUID) -> HttpResponse:
    commitment = commitment_seen(request, pk)
    allow(policies.may_own(request.user, commitment))
    commitment.reopen(by=request.user)
    return turn_to(request, commitment)


def new_move(request: HouseRequest, pk: UUID) -> HttpResponse:
    commitment = _shared(request, pk)
    form = AskForm(initial={"to": commitment.due})
    return render(request, "conversations/endings/move.html", {"commitment": commitment, "form": form})


def ask_to_move(request: HouseRequest, pk: UUID) -> HttpResponse:
    commitment = _shared(request, pk)
    form = AskForm(request.POST)
    if not form.is_valid():
        return render(request, "conversations/endings/move.html", {"commitment": commitment, "form": form}, status=422)
    commitment.ask_to_move(form.cleaned_data["to"], by=request.user, reason=form.cleaned_data["reason"])
    return turn_to(request, commitment)


def new_letting_go(request: HouseRequest, pk: UUID) -> HttpResponse:
    context = {"commitment": _shared(request, pk), "form": LetGoForm()}
    return render(request, "conversations/endings/let_go.html", context)


def ask_to_let_go(request: HouseRequest, pk: UUID) -> HttpResponse:
    commitment = _shared(request, pk)
    form = LetGoForm(request.POST)
    if not form.is_valid():
        return render(
            request, "conversations/endings/let_go.html", {"commitment": commitment, "form": form}, status=422
        )
    commitment.ask_to_let_go(by=request.user, reason=form.cleaned_data["reason"])
    return turn_to(request, commitment)


def agree(request: HouseRequest, pk: UUID) -> HttpResponse:
    commitment = _shared(request, pk)
    commitment.agree(by=request.user)
    return turn_to(request, commitment)


def disagree(request: HouseRequest, pk: UUID) -> HttpResponse:
    commitment = _shared(request, pk)
    commitment.disagree(by=request.user)
    return turn_to(request, commitment)


def _shared(request: HouseRequest, pk: UUID) -> Commitment:
    commitment = commitment_seen(request, pk)
    allow(policies.may_agree(request.user, commitment))
    return commitment
