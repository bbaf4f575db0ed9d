"""Feedback that is not given yet: kept as it is typed, for its author alone."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from alongside.foundation.http import HouseRequest, allow, turn_to

from .. import policies
from ..forms import DraftForm
from ..models import Draft, keep_draft
from .finding import somebody


def update(request: HouseRequest, pk: UUID) -> HttpResponse:
    """As they type (nothing to show), or by the button, which leads back to the list."""
    subject = somebody(pk)
    allow(policies.may_give(request.user, subject))
    form = DraftForm(request.POST)
    if not form.is_valid():
        return HttpResponse(status=422)
    keep_draft(request.user, subject, **form.words)
    if request.htmx:
        return HttpResponse(status=204)
    messages.success(request, _("Kept. Only you can read it."))
    return turn_to(request, "feedback:index")


def destroy(request: HouseRequest, pk: UUID) -> HttpResponse:
    Draft.objects.filter(author=request.user, subject=pk).delete()
    return turn_to(request, "feedback:index")
