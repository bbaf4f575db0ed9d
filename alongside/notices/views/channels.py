"""Channels of chat programs: administrators connect, try out and disconnect them, and read nothing there."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from alongside.foundation.http import HouseRequest, allow, turn_to

from .. import policies
from ..actions import try_out
from ..forms import ChannelForm
from ..models import Channel, connect

INDEX = "notices/channels/index.html"


def index(request: HouseRequest) -> HttpResponse:
    allow(policies.may_connect_channels(request.user))
    return render(request, INDEX, _page(ChannelForm()))


def create(request: HouseRequest) -> HttpResponse:
    """What signs its messages is shown here, once."""
    allow(policies.may_connect_channels(request.user))
    form = ChannelForm(request.POST)
    if not form.is_valid():
        return render(request, INDEX, _page(form), status=422)
    channel = connect(by=request.user, **form.cleaned_data)
    return render(request, "notices/channels/show.html", {"channel": channel, "secret": channel.access.secret})


def destroy(request: HouseRequest, pk: UUID) -> HttpResponse:
    allow(policies.may_connect_channels(request.user))
    get_object_or_404(Channel.objects.connected(), pk=pk).disconnect(by=request.user)
    messages.success(request, _("Disconnected. Its address is forgotten."))
    return turn_to(request, "notices:channels")


def create_trial(request: HouseRequest, pk: UUID) -> HttpResponse:
    allow(policies.may_connect_channels(request.user))
    try_out(get_object_or_404(Channel.objects.connected(), pk=pk), by=request.user)
    messages.success(request, _("A test message is on its way. Whether it arrived stands here in a moment."))
    return turn_to(request, "notices:channels")


def _page(form: ChannelForm) -> dict[str, Any]:
    return {"channels": Channel.objects.connected(), "form": form}
