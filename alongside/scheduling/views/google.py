"""Connecting Google Calendar: away to Google, and back."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from alongside.foundation.http import HouseRequest, turn_to

from .. import policies
from ..forms import AgainForm
from ..google.consent import begin, come_back
from ..google.setup import is_offered
from ..jobs import read_soon
from ..models import CalendarAccess, ask_for_one_more, connect_google


def new(request: HouseRequest) -> HttpResponse:
    """A link and not a form: a form that leads to another host is refused by our own policy."""
    _only_where_it_is_set_up()
    if key := AgainForm(request.GET).wanted:
        access = get_object_or_404(CalendarAccess.objects.filter(policies.parts_visible_to(request.user)), calendar=key)
        return HttpResponseRedirect(begin(request.session, request.user, account=access.username))
    ask_for_one_more(request.user)
    return HttpResponseRedirect(begin(request.session, request.user))


def show(request: HouseRequest) -> HttpResponse:
    _only_where_it_is_set_up()
    came = come_back(request.session, request.user, request.GET.dict())
    if came.granted is None:
        said = {"why": came.refusal}
        return render(request, "scheduling/google/refused.html", said, status=409 if came.refusal else 503)
    calendar = connect_google(request.user, **came.granted.facts)
    read_soon(calendar)
    messages.success(request, _("Connected. It is read in a moment."))
    return turn_to(request, "scheduling:calendars")


def _only_where_it_is_set_up() -> None:
    if not is_offered():
        raise Http404
