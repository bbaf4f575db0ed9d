"""Which of one's notices also go to a channel."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from alongside.foundation.http import HouseRequest, turn_to

from ..actions import choose_for_channel
from ..forms import ChannelChoiceForm
from ..models import Channel
from ..queries import channel_choice

PAGE = "notices/channel_choices/edit.html"


def edit(request: HouseRequest, pk: UUID) -> HttpResponse:
    channel = get_object_or_404(Channel.objects.connected(), pk=pk)
    form = ChannelChoiceForm(channel, channel_choice(request.user, channel))
    return render(request, PAGE, {"form": form, "channel": channel})


def update(request: HouseRequest, pk: UUID) -> HttpResponse:
    channel = get_object_or_404(Channel.objects.connected(), pk=pk)
    form = ChannelChoiceForm(channel, channel_choice(request.user, channel), request.POST)
    if not form.is_valid():
        return render(request, PAGE, {"form": form, "channel": channel}, status=422)
    said = form.cleaned_data
    choose_for_channel(request.user, channel, set(said["kinds"]), said.get("name_there", ""))
    messages.success(request, _("Kept."))
    return turn_to(request, "notices:channel_choice", channel.pk)
