"""One's own secret address: whether it is open, a new one, none any more."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from alongside.foundation.http import HouseRequest, turn_to

from . import policies
from .models import MailAddress, open_address
from .setup import the_setup

PAGE = "mailbox/address.html"


def show(request: HouseRequest) -> HttpResponse:
    return render(request, PAGE, {"open": _own(request), "is_set_up": bool(settings.MAILBOX)})


def create(request: HouseRequest) -> HttpResponse:
    """It is shown here, once."""
    setup = the_setup()
    address = setup.address_with(open_address(request.user))
    return render(request, PAGE, {"open": _own(request), "is_set_up": True, "address": address})


def destroy(request: HouseRequest) -> HttpResponse:
    found = _own(request)
    if found:
        found.close()
        messages.success(request, _("Closed. What is written to it is nobody’s any more."))
    return turn_to(request, "mailbox:address")


def _own(request: HouseRequest) -> MailAddress | None:
    return MailAddress.objects.filter(policies.addresses_visible_to(request.user)).first()
