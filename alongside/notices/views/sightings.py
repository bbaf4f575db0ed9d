"""Having seen a notice: by going where it leads, or all of them at once."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from alongside.foundation.http import HouseRequest, turn_to

from ..actions import see_all
from ..models import Notice


def create(request: HouseRequest, pk: UUID) -> HttpResponse:
    notice = get_object_or_404(Notice.objects.visible_to(request.user), pk=pk)
    notice.see()
    return turn_to(request, notice.link)


def create_all(request: HouseRequest) -> HttpResponse:
    see_all(request.user)
    return turn_to(request, "notices:index")
