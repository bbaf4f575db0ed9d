"""“I will”, “Change it”, “Not now”, “Take it back”: what becomes of a suggestion."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from alongside.foundation.http import HouseRequest, allow, next_path, turn_to

from .. import live, policies
from ..forms.promises import PromiseForm
from ..models import Commitment
from .finding import commitment_seen

PAGE = "conversations/acceptances/new.html"


def new(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Change it, then say “I will”."""
    commitment = commitment_seen(request, pk)
    allow(policies.may_accept(request.user, commitment))
    form = PromiseForm(initial={"text": commitment.text, "due": commitment.due})
    return render(request, PAGE, _context(commitment, form, next_path(request)))


def create(request: HouseRequest, pk: UUID) -> HttpResponse:
    commitment = commitment_seen(request, pk)
    allow(policies.may_accept(request.user, commitment))
    changed = {}
    if "text" in request.POST:
        form = PromiseForm(request.POST)
        if not form.is_valid():
            return render(request, PAGE, _context(commitment, form, next_path(request)), status=422)
        changed = {"text": form.cleaned_data["text"], "due": form.cleaned_data["due"]}
    commitment.accept(by=request.user, **changed)
    return turn_to(request, _place(commitment))


def decline(request: HouseRequest, pk: UUID) -> HttpResponse:
    commitment = commitment_seen(request, pk)
    allow(policies.may_accept(request.user, commitment))
    commitment.decline(by=request.user)
    live.changed(commitment, "promises")
    return turn_to(request, "conversations:promises")


def withdraw(request: HouseRequest, pk: UUID) -> HttpResponse:
    commitment = commitment_seen(request, pk)
    allow(policies.may_withdraw(request.user, commitment))
    commitment.withdraw(by=request.user)
    live.changed(commitment, "promises")
    return turn_to(request, commitment.conversation or "conversations:promises")


def check(request: HouseRequest, pk: UUID) -> HttpResponse:
    """The owner's own tap, after it was answered on the other's screen."""
    commitment = commitment_seen(request, pk)
    allow(policies.may_own(request.user, commitment))
    commitment.check_acceptance(by=request.user)
    live.changed(commitment, "promises")
    return turn_to(request, commitment)


def _context(commitment: Commitment, form: PromiseForm, next_: str) -> dict[str, object]:
    return {"commitment": commitment, "form": form, "next": next_}


def _place(commitment: Commitment) -> object:
    return commitment.conversation or commitment
