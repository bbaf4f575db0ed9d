"""The address at which a calendar program finds one's talks."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.foundation.http import HouseRequest, turn_to

from ..models import Feed, open_feed


def create(request: HouseRequest) -> HttpResponse:
    """Its address is shown here, once."""
    address = settings.BASE_URL + reverse("conversations:feed", args=[open_feed(request.user)])
    return render(request, "scheduling/feeds/show.html", {"address": address})


def destroy(request: HouseRequest) -> HttpResponse:
    for feed in Feed.objects.filter(person=request.user):
        feed.close()
    messages.success(request, _("Closed. Its address finds nothing any more."))
    return turn_to(request, "scheduling:calendars")
