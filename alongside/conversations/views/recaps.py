"""The recap: writing it down together, reading it, and taking it along as a PDF."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from alongside.foundation.http import HouseRequest, allow, turn_to
from alongside.people.models import Person
from alongside.trust.reading import all_seen_as_ever

from .. import policies
from ..models import Recap, draft_recap
from ..printing import pdf_of_recap
from ..queries.recap import readers_once_sealed, recap_page, with_answers
from .finding import conversation_changed, conversation_seen, recap_seen


def show(request: HouseRequest, pk: UUID) -> HttpResponse:
    """The recap; before there is one, the offer to write it down."""
    if recaps := all_seen_as_ever(request.user, "recap", "with answers", _written, conversation=pk):
        page = recap_page(recaps[0], request.user)
        return render(request, "conversations/recaps/show.html", {"page": page, "conversation": page.conversation})
    conversation = conversation_seen(request, pk)
    if not conversation.is_concluded:
        return redirect(conversation)
    if not policies.may_change(request.user, conversation):
        raise Http404  # whether one is being written is not theirs to know
    context = {
        "conversation": conversation,
        "formal_readers": readers_once_sealed(conversation),
    }
    return render(request, "conversations/recaps/new.html", context)


def _written(reader: Person) -> "QuerySet[Recap]":
    return with_answers(Recap.objects.all(), reader)


def create(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Drafted from the notes and the promises, by either."""
    conversation = conversation_changed(request, pk)
    draft_recap(conversation, by=request.user)
    return turn_to(request, place_of(pk))


def owe_nothing(request: HouseRequest, pk: UUID) -> HttpResponse:
    """“Nothing this time.”"""
    recap = recap_seen(request, pk)
    allow(policies.may_owe(request.user, recap))
    recap.owe_nothing(by=request.user)
    return turn_to(request, place_of(pk))


def pdf(request: HouseRequest, pk: UUID) -> HttpResponse:
    page = recap_page(recap_seen(request, pk, with_answers(Recap.objects.all(), request.user)), request.user)
    day = timezone.localtime(page.conversation.started_at).date()
    return paper(pdf_of_recap(page), f"recap-{day:%Y-%m-%d}.pdf")


def paper(content: bytes, name: str) -> HttpResponse:
    disposition = f'attachment; filename="{name}"'
    return HttpResponse(content, content_type="application/pdf", headers={"Content-Disposition": disposition})


def place_of(pk: UUID, part: str = "") -> str:
    return reverse("conversations:recap", args=[pk]) + part
