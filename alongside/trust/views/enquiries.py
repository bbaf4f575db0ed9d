"""Asking what others hold about me, and reading the answers."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from alongside.foundation.http import HouseRequest, turn_to

from .. import policies
from ..models import Enquiry, ask_what_is_held
from ..queries import answers_to


def create(request: HouseRequest) -> HttpResponse:
    ask_what_is_held(request.user)
    messages.success(request, _("You have asked. Whoever holds something about you is asked to answer."))
    return turn_to(request, "trust:my_data")


def show(request: HouseRequest, pk: UUID) -> HttpResponse:
    mine = Enquiry.objects.filter(policies.enquiries_visible_to(request.user)).select_related("progress")
    enquiry = get_object_or_404(mine, pk=pk)
    answers = answers_to(enquiry, request.user)
    return render(request, "trust/enquiries/show.html", {"enquiry": enquiry, "answers": answers})
