"""Importing a file that was looked at."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from alongside.foundation.errors import NotPossible
from alongside.foundation.http import HouseRequest, allow, turn_to
from alongside.people import policies
from alongside.people.forms.imports import choices_of
from alongside.people.imports.applying import apply
from alongside.people.models import ImportFile
from alongside.people.proof import fresh


def create(request: HouseRequest, pk: UUID) -> HttpResponse:
    """All of it or nothing. What changed since the preview is looked at once more in the same transaction."""
    allow(policies.may_import(request.user))
    fresh(request)  # it says who leads whom, and who has left
    waiting = ImportFile.objects.waiting().filter(person=request.user).select_for_update()
    file = get_object_or_404(waiting, pk=pk)
    full, skips = bool(file.choices.get("full")), bool(file.choices.get("skip_bad_rows"))
    found = apply(bytes(file.data), choices_of(file.choices), full=full, skip_bad_rows=skips)
    if not found.may_apply(skip_bad_rows=skips):
        raise NotPossible(
            _("The file has problems, and nothing was imported. Go back, correct them, and import again.")
        )
    file.conclude(found.counts())
    return turn_to(request, file)
