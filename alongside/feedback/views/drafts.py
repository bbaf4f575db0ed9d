"""Feedback or recognition that is not given yet: kept as it is typed, for its author alone."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from alongside.foundation.http import HouseRequest, allow, turn_to

from .. import policies
from ..forms import DraftForm, RecognitionDraftForm
from ..models import Draft, forget_draft, keep_draft
from .finding import somebody

FEEDBACK, RECOGNITION = Draft.Kind.FEEDBACK, Draft.Kind.RECOGNITION


def update(request: HouseRequest, pk: UUID) -> HttpResponse:
    return _keep(request, pk, DraftForm(request.POST), FEEDBACK)


def keep_recognition(request: HouseRequest, pk: UUID) -> HttpResponse:
    return _keep(request, pk, RecognitionDraftForm(request.POST), RECOGNITION)


def destroy(request: HouseRequest, pk: UUID) -> HttpResponse:
    return _forget(request, pk, FEEDBACK)


def forget_recognition(request: HouseRequest, pk: UUID) -> HttpResponse:
    return _forget(request, pk, RECOGNITION)


def _keep(request: HouseRequest, pk: UUID, form: DraftForm | RecognitionDraftForm, kind: Draft.Kind) -> HttpResponse:
    """As they type (nothing to show), or by the button, which leads back to the list."""
    subject = somebody(pk)
    allow(policies.may_give(request.user, subject))
    if not form.is_valid():
        return HttpResponse(status=422)
    keep_draft(request.user, subject, kind=kind, **form.words)
    if request.htmx:
        return HttpResponse(status=204)
    messages.success(request, _("Kept. Only you can read it."))
    return _back(request, kind)


def _forget(request: HouseRequest, pk: UUID, kind: Draft.Kind) -> HttpResponse:
    forget_draft(request.user, pk, kind)
    return _back(request, kind)


def _back(request: HouseRequest, kind: Draft.Kind) -> HttpResponse:
    return turn_to(request, "feedback:index" if kind == FEEDBACK else "feedback:recognitions")
