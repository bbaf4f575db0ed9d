"""How long things are kept: the clocks, open requests as counts, who has left and who was erased. Administrators'."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.foundation.http import HouseRequest, allow, turn_to

from .. import policies
from ..catalogue import Clock, catalogue
from ..forms import KeepingTimeForm
from ..models import choose_time
from ..queries import clock_line, house
from ..retention import number_of


def index(request: HouseRequest) -> HttpResponse:
    allow(policies.may_keep_house(request.user))
    return render(request, "trust/keeping/index.html", {"house": house(request.GET.get("page", 1))})


def edit(request: HouseRequest, key: str) -> HttpResponse:
    clock = _clock(request, key)
    return _page(request, clock, KeepingTimeForm(clock=clock, initial={"number": number_of(clock)}))


def update(request: HouseRequest, key: str) -> HttpResponse:
    clock = _clock(request, key)
    form = KeepingTimeForm(request.POST, clock=clock)
    if not form.is_valid():
        return _page(request, clock, form, status=422)
    chosen = choose_time(clock, form.cleaned_data["number"], by=request.user)
    messages.success(request, _("Holds from %(day)s.") % {"day": date_format(chosen.holds_from, "DATE_FORMAT")})
    return turn_to(request, "trust:keeping")


def _clock(request: HouseRequest, key: str) -> Clock:
    allow(policies.may_keep_house(request.user))
    clock = catalogue().clocks.get(key)
    if clock is None or clock.is_fixed:
        raise Http404
    return clock


def _page(request: HouseRequest, clock: Clock, form: KeepingTimeForm, status: int = 200) -> HttpResponse:
    said = {"clock": clock, "line": clock_line(clock), "form": form}
    return render(request, "trust/keeping/edit.html", said, status=status)
