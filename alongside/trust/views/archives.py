"""One's own archive: asked for, saved, deleted."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.foundation.http import HouseRequest, turn_to
from alongside.people.proof import fresh

from .. import policies
from ..models import Archive, ask_for_archive


def show(request: HouseRequest, pk: UUID) -> HttpResponse:
    """The file itself, whole: it was written by a job, so nothing streams."""
    mine = Archive.objects.filter(policies.archives_visible_to(request.user)).usable()
    archive = get_object_or_404(mine.filter(made_at__isnull=False), pk=pk)
    fresh(request)
    answer = HttpResponse(archive.read(), content_type="application/zip")
    day = timezone.localdate(archive.made_at)
    answer["Content-Disposition"] = f'attachment; filename="alongside-my-data-{day:%Y-%m-%d}.zip"'
    return answer


def create(request: HouseRequest) -> HttpResponse:
    ask_for_archive(request.user)
    messages.success(request, _("Your archive is being made. It takes a minute at most."))
    return turn_to(request, "trust:my_data")


def destroy(request: HouseRequest) -> HttpResponse:
    Archive.objects.filter(policies.archives_visible_to(request.user)).delete()
    messages.success(request, _("Deleted"))
    return turn_to(request, "trust:my_data")
