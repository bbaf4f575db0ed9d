"""Conversations: the list, starting or planning one, and one by itself."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from alongside.foundation.http import HouseRequest, allow, turn_to
from alongside.people.models import Person
from alongside.people.queries import find_people

from .. import policies
from ..forms.conversations import FilterForm, PlanForm
from ..models import Template, plan, relationship_of
from ..queries.check_in import check_in_page
from ..queries.lists import Filters, conversations_of
from ..queries.planning import planning_page
from .finding import conversation_seen


def index(request: HouseRequest) -> HttpResponse:
    form = FilterForm({**request.GET.dict(), "with_": request.GET.get("with", "")})
    form.is_valid()
    said = form.cleaned_data
    filters = Filters(said.get("with_"), said.get("kind") or "", said.get("page") or 1)
    page = conversations_of(request.user, filters)
    kinds = Template.objects.offered()
    return render(request, "conversations/index.html", {"page": page, "filters": filters, "kinds": kinds})


def new(request: HouseRequest) -> HttpResponse:
    """Two steps without JavaScript: the person first, then the kind and the time."""
    with_ = FilterForm({"with_": request.GET.get("with", "")})
    with_.is_valid()
    if chosen := with_.cleaned_data.get("with_"):
        other = get_object_or_404(Person.objects.employed().select_related("team"), pk=chosen)
        allow(policies.may_pair_up(request.user, other))
        page = planning_page(request.user, other, day=request.GET.get("day", ""))
        form = PlanForm(initial=page.initial)
        return render(request, "conversations/new.html", {"form": form, "planning": page})
    words = request.GET.get("q", "").strip()
    found = [p for p in find_people(words) if p != request.user] if words else []
    return render(request, "conversations/choose.html", {"found": found, "words": words, "next": "conversations:new"})


def create(request: HouseRequest) -> HttpResponse:
    other = get_object_or_404(Person.objects.employed().select_related("team"), pk=request.POST.get("with") or None)
    allow(policies.may_pair_up(request.user, other))
    form = PlanForm(request.POST)
    if not form.is_valid():
        page = planning_page(request.user, other)
        return render(request, "conversations/new.html", {"form": form, "planning": page}, status=422)
    said = form.cleaned_data
    now = said.pop("now")
    pair = relationship_of(*policies.guest_and_host(request.user, other))
    if now:
        said["starts_at"] = None
    conversation = plan(pair, said.pop("template"), by=request.user, **said)
    if now:
        conversation.enter(by=request.user)
    return turn_to(request, conversation)


def show(request: HouseRequest, pk: UUID) -> HttpResponse:
    """The page that the talk is at: its check-in, its preparation, its room or its recap."""
    conversation = conversation_seen(request, pk)
    if conversation.is_light or conversation.is_cancelled:
        page = check_in_page(conversation, request.user)
        return render(request, "conversations/show.html", {"page": page, "conversation": conversation})
    if conversation.has_recap or conversation.is_concluded:
        return redirect("conversations:recap", pk)
    return redirect("conversations:room" if conversation.is_under_way else "conversations:preparation", pk)
