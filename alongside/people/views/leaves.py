"""One's own days away: said by oneself, and taken back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from alongside.foundation.http import HouseRequest, allow, turn_to
from alongside.people import policies
from alongside.people.forms.leaves import LeaveForm
from alongside.people.models import Leave


def index(request: HouseRequest) -> HttpResponse:
    return _page(request, LeaveForm())


def create(request: HouseRequest) -> HttpResponse:
    form = LeaveForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    request.user.take_leave(**form.cleaned_data)
    messages.success(request, _("Kept. Nothing is planned for these days."))
    return turn_to(request, "people:leaves")


def destroy(request: HouseRequest, pk: UUID) -> HttpResponse:
    leave = get_object_or_404(Leave.objects.filter(policies.leaves_visible_to(request.user)), pk=pk)
    allow(policies.may_take_back(request.user, leave))
    leave.take_back()
    messages.success(request, _("Taken back"))
    return turn_to(request, "people:leaves")


def _page(request: HouseRequest, form: LeaveForm, status: int = 200) -> HttpResponse:
    own = Leave.objects.filter(policies.leaves_visible_to(request.user))
    return render(request, "people/leaves/index.html", {"form": form, "leaves": own}, status=status)
