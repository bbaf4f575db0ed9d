"""The evidence of a talk: the list, adding to it, what the two say about an item, and what each brings."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from alongside.foundation.http import HouseRequest, allow, turn_to
from alongside.trust.reading import seen

from ..forms.preparations import EvidenceForm, ItemForm, RemarkForm
from ..models import Conversation, Remark, add_evidence, choose_evidence, leave_evidence, remark_on
from ..queries.evidence import Evidence, evidence_for
from ..queries.preparing_time import is_revealed_now, with_preparation
from .finding import part_seen

NEW, REMARK = "conversations/evidence/new.html", "conversations/evidence/remark.html"


def index(request: HouseRequest, pk: UUID) -> HttpResponse:
    """The page of adding something that is missing; the list itself stands in the preparation."""
    return render(request, NEW, {"conversation": _shared(request, pk), "form": EvidenceForm()})


def create(request: HouseRequest, pk: UUID) -> HttpResponse:
    conversation = _shared(request, pk)
    form = EvidenceForm(request.POST)
    if not form.is_valid():
        return render(request, NEW, {"conversation": conversation, "form": form}, status=422)
    added = add_evidence(conversation, by=request.user, **form.cleaned_data)
    return turn_to(request, _place(conversation, f"added:{added.pk}"))


def new_remark(request: HouseRequest, pk: UUID) -> HttpResponse:
    conversation = _shared(request, pk)
    fact = _list(request, conversation).fact(request.GET.get("item", ""))
    how = Remark.ADDS if request.GET.get("how") == Remark.ADDS else Remark.DIFFERS
    form = RemarkForm(initial={"item": fact.key, "how": how})
    return render(request, REMARK, {"conversation": conversation, "fact": fact, "form": form})


def create_remark(request: HouseRequest, pk: UUID) -> HttpResponse:
    conversation = _shared(request, pk)
    fact = _list(request, conversation).fact(request.POST.get("item", ""))
    form = RemarkForm(request.POST)
    if not form.is_valid():
        return render(request, REMARK, {"conversation": conversation, "fact": fact, "form": form}, status=422)
    remark_on(conversation, fact.key, form.cleaned_data["text"], by=request.user, how=form.cleaned_data["how"])
    return turn_to(request, _place(conversation, fact.key))


def take_back(request: HouseRequest, pk: UUID) -> HttpResponse:
    """One's own remark alone."""
    remarks = Remark.objects.select_related("conversation__relationship")
    remark = seen(request.user, "evidence", remarks, within="conversation", pk=pk)
    allow(remark.by_id == request.user.pk)
    remark.take_back()
    return turn_to(request, _place(remark.conversation, remark.item))


def choose(request: HouseRequest, pk: UUID) -> HttpResponse:
    """“Bring this.”"""
    conversation = _shared(request, pk)
    fact = _list(request, conversation).fact(request.POST.get("item", ""))
    choose_evidence(conversation, fact.key, by=request.user)
    return turn_to(request, _place(conversation, fact.key))


def leave(request: HouseRequest, pk: UUID) -> HttpResponse:
    conversation = _shared(request, pk)
    form = ItemForm(request.POST)
    if form.is_valid():
        leave_evidence(conversation, form.cleaned_data["item"], by=request.user)
    return turn_to(request, _place(conversation, form.cleaned_data.get("item", "")))


def _shared(request: HouseRequest, pk: UUID) -> Conversation:
    """The list is for the two: a former manager, who may still read the talk, does not see it."""
    return part_seen(request, pk, with_preparation(Conversation.objects.all()), as_="evidence")


def _list(request: HouseRequest, conversation: Conversation) -> Evidence:
    return evidence_for(conversation, request.user, is_revealed=is_revealed_now(conversation))


def _place(conversation: Conversation, item: str) -> str:
    page = reverse("conversations:preparation", args=[conversation.pk])
    return f"{page}#{item.replace(':', '-')}" if item else page
