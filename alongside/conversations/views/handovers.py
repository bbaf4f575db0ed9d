"""A change of manager: what the new one will read, what stays behind, and what the person carries over."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from alongside.foundation.http import HouseRequest, allow, turn_to
from alongside.trust.reading import seen

from ..actions import tell_new_manager
from ..forms.handover import HandoverForm
from ..models import Handover
from ..queries.handover import HandoverPage, handover_page, handovers_of, received

OWN, READ = "conversations/handovers/edit.html", "conversations/handovers/show.html"


def index(request: HouseRequest) -> HttpResponse:
    return render(request, "conversations/handovers/index.html", {"handovers": handovers_of(request.user)})


def show(request: HouseRequest, pk: UUID) -> HttpResponse:
    """The person looks ahead and chooses; the new manager reads, from the day on."""
    handover = _seen(request, pk)
    if handover.person_id != request.user.pk:
        return render(request, READ, {"left": received(handover, request.user), "handover": handover})
    page = handover_page(handover)
    return _edit(request, page, _form(page, initial={"comment": handover.comment, "version": handover.version}))


def update(request: HouseRequest, pk: UUID) -> HttpResponse:
    handover = _seen(request, pk)
    allow(handover.person_id == request.user.pk)
    page = handover_page(handover)
    form = _form(page, request.POST)
    if not form.is_valid():
        return _edit(request, page, form, status=422)
    said = form.cleaned_data
    handover.word(said["comment"], by=request.user, version=said["version"])
    handover.carry(form.chosen("points"), form.chosen("talks"), by=request.user)
    if handover.begun_at:
        tell_new_manager(handover)
    messages.success(request, _("Kept. You can change it at any time."))
    return turn_to(request, handover)


def _seen(request: HouseRequest, pk: UUID) -> Handover:
    return seen(request.user, "handover", Handover.objects.select_related("person", "to__team"), pk=pk)


def _form(page: HandoverPage, data: object = None, **kwargs: object) -> HandoverForm:
    return HandoverForm(data, points=page.points, talks=page.talks, **kwargs)


def _edit(request: HouseRequest, page: HandoverPage, form: HandoverForm, status: int = 200) -> HttpResponse:
    context = {"page": page, "handover": page.handover, "form": form}
    return render(request, OWN, context, status=status)
