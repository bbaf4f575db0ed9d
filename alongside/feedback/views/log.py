"""The log: one's own wins and lessons, and what one saw of whom one leads. Nobody else's ever."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from alongside.foundation.http import HouseRequest, allow, turn_to
from alongside.trust.reading import seen

from .. import policies
from ..forms import LogForm, ObservationForm
from ..models import LogEntry, jot
from ..queries import log_page, people_to_ask_for
from .finding import somebody

PAGE, SEEN = "feedback/log/index.html", "feedback/log/new.html"


def index(request: HouseRequest) -> HttpResponse:
    return _page(request, LogForm())


def create(request: HouseRequest) -> HttpResponse:
    form = LogForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    jot(request.user, form.cleaned_data["text"], kind=form.cleaned_data["kind"], on=form.cleaned_data["on"])
    messages.success(request, _("Kept. Only you can read it."))
    return turn_to(request, "feedback:log")


def new_observation(request: HouseRequest, pk: UUID) -> HttpResponse:
    about = somebody(pk)
    allow(policies.may_observe(request.user, about))
    to_be = LogEntry(author=request.user, about=about, kind=LogEntry.Kind.OBSERVATION)
    return render(request, SEEN, {"about": about, "form": ObservationForm(), "to_be": to_be})


def create_observation(request: HouseRequest, pk: UUID) -> HttpResponse:
    about = somebody(pk)
    allow(policies.may_observe(request.user, about))
    form = ObservationForm(request.POST)
    to_be = LogEntry(author=request.user, about=about, kind=LogEntry.Kind.OBSERVATION)
    if not form.is_valid():
        return render(request, SEEN, {"about": about, "form": form, "to_be": to_be}, status=422)
    said = form.cleaned_data
    jot(request.user, said["text"], kind=LogEntry.Kind.OBSERVATION, about=about, on=said["on"])
    return turn_to(request, "feedback:log")


def destroy(request: HouseRequest, pk: UUID) -> HttpResponse:
    seen(request.user, "log", LogEntry.objects.all(), pk=pk).let_go()
    messages.success(request, _("Let go. It is deleted."))
    return turn_to(request, "feedback:log")


def _page(request: HouseRequest, form: LogForm, status: int = 200) -> HttpResponse:
    me = request.user
    to_be = LogEntry(author=me, about=me, kind=LogEntry.Kind.WIN)
    context = {"log": log_page(me), "led": people_to_ask_for(me), "form": form, "to_be": to_be}
    return render(request, PAGE, context, status=status)
