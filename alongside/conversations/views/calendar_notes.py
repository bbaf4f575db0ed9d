"""Meeting notes by calendar: asked for once for a meeting of the two, ended by either."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from alongside.foundation.http import HouseRequest, allow, turn_to
from alongside.scheduling.models import Series
from alongside.trust.reading import seen

from .. import policies
from ..models import CalendarNotes, keep_calendar_notes, relationship_of
from ..queries.calendar_notes import meetings_of


def index(request: HouseRequest) -> HttpResponse:
    return render(request, "conversations/calendar_notes/index.html", {"meetings": meetings_of(request.user)})


def create(request: HouseRequest, pk: UUID) -> HttpResponse:
    own = Series.objects.filter(calendar__person=request.user).select_related("other")
    series = get_object_or_404(own, pk=pk)
    allow(policies.may_pair_up(request.user, series.other))
    pair = relationship_of(*policies.guest_and_host(request.user, series.other))
    allow(policies.may_take_part(request.user, pair))
    keep_calendar_notes(pair, series.key, by=request.user)
    messages.success(request, _("From now on each of these meetings has its page. %(name)s is told.") % {
        "name": series.other.short_name
    })  # fmt: skip
    return turn_to(request, "conversations:calendar_notes")


def destroy(request: HouseRequest, pk: UUID) -> HttpResponse:
    found = CalendarNotes.objects.select_related("relationship__guest", "relationship__host")
    notes = seen(request.user, "pair", found, within="relationship", pk=pk)
    allow(policies.may_take_part(request.user, notes.relationship))
    notes.end(by=request.user)
    messages.success(request, _("Ended. The pages there are stay."))
    return turn_to(request, "conversations:calendar_notes")
