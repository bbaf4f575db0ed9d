"""Putting a notice off: it goes, and returns on a day its reader chose."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from alongside.foundation.http import HouseRequest, turn_to

from ..forms import ReturnForm
from ..models import Notice


def create(request: HouseRequest, pk: UUID) -> HttpResponse:
    notice = get_object_or_404(Notice.objects.visible_to(request.user), pk=pk)
    notice.put_off(ReturnForm(request.POST).days)
    messages.success(request, _("It comes back then."))
    return turn_to(request, "notices:index")
