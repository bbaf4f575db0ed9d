"""Conversations: the list, starting or planning one, and one by itself."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from alongside.foundation.errors import told_in
from alongside.foundation.http import HouseRequest, allow, turn_to
from alongside.people.models import Person
from alongside.people.queries import find_people

from .. import policies
from ..forms.conversations import FilterForm, PlanForm
from ..models import plan, relationship_of
from ..queries.check_in import check_in_page
from ..queries.lists import Filters, talk_list
from ..queries.planning import planning_page
from .finding import conversation_seen

NEW = "conversations/new.html"


def index(request: HouseRequest) -> HttpResponse:
    said = _said(request)
    filters = Filters(said.get("with_"), said.get("kind") or "", said.get("page") or 1)
    return render(request, "conversations/index.html", {"list": talk_list(request.user, filters)})


def new(request: HouseRequest) -> HttpResponse:
    """Two steps without JavaScript: the person first, then the kind and the time."""
    said = _said(request)
    if not said.get("with_"):
        return _choose(request, said.get("q") or "")
    other = get_object_or_404(Person.objects.employed().select_related("team"), pk=said["with_"])
    allow(policies.may_pair_up(request.user, other))
    page = planning_page(request.user, other, kind=said.get("kind") or "", day=said.get("day"))
    form = PlanForm(initial={"template": page.chosen and page.chosen.template})
    return render(request, NEW, {"form": form, "planning": page, "slot": ""})


def _choose(request: HouseRequest, words: str) -> HttpResponse:
    """The person, for planning, for “We just talked”, or to narrow the list."""
    wanted = request.GET.get("for", "")
    place = {"just_talked": "conversations:just_talked", "list": "conversations:index"}.get(wanted, "conversations:new")
    found = [person for person in find_people(words) if person != request.user]
    context = {"found": found, "words": words, "place": reverse(place), "wanted": wanted}
    return render(request, "conversations/choose.html", context)


def create(request: HouseRequest) -> HttpResponse:
    """Start one now, or plan it. Who asks to be told first is told once what speaks against the time."""
    other = get_object_or_404(Person.objects.employed().select_related("team"), pk=_said(request).get("with_"))
    allow(policies.may_pair_up(request.user, other))
    form = PlanForm(request.POST)
    if not form.is_valid() or _minds(request, other, form):
        return _again(request, other, form)
    pair = relationship_of(*policies.guest_and_host(request.user, other))
    allow(policies.may_take_part(request.user, pair))
    with told_in(form):
        conversation = plan(pair, form.cleaned_data["template"], by=request.user, **form.facts())
        if form.cleaned_data["now"]:
            conversation.enter(by=request.user)
        return turn_to(request, conversation)
    return _again(request, other, form)


def _minds(request: HouseRequest, other: Person, form: PlanForm) -> bool:
    said = form.cleaned_data
    if not said["mind"] or said["now"]:
        return False
    kind = said["template"].key
    return bool(planning_page(request.user, other, kind=kind, starts_at=said["starts_at"]).warnings)


def _again(request: HouseRequest, other: Person, form: PlanForm) -> HttpResponse:
    said = form.cleaned_data
    kind = said["template"].key if said.get("template") else ""
    page = planning_page(request.user, other, kind=kind, starts_at=said.get("starts_at"))
    return render(request, NEW, {"form": form, "planning": page, "slot": request.POST.get("slot", "")}, status=422)


def _said(request: HouseRequest) -> dict[str, Any]:
    """What the address or the form names; nonsense is left out."""
    sent = request.POST if request.method == "POST" else request.GET
    form = FilterForm({**sent.dict(), "with_": sent.get("with", "")})
    form.is_valid()
    return form.cleaned_data


def show(request: HouseRequest, pk: UUID) -> HttpResponse:
    """The page that the talk is at: its check-in, its preparation, its room or its recap."""
    conversation = conversation_seen(request, pk)
    if conversation.is_light or conversation.is_cancelled:
        page = check_in_page(conversation, request.user)
        return render(request, "conversations/show.html", {"page": page, "conversation": conversation})
    if conversation.has_recap or conversation.is_concluded:
        return redirect("conversations:recap", pk)
    return redirect("conversations:room" if conversation.is_under_way else "conversations:preparation", pk)
