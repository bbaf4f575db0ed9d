"""The recap: writing it down together, reading it, and taking it along as a PDF."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from alongside.foundation.http import HouseRequest, allow, turn_to

from .. import policies
from ..models import Recap, draft_recap
from ..printing import pdf_of_recap
from ..queries.promise import receipt_of_pair
from ..queries.recap import readers_once_sealed, recap_page, with_answers
from .finding import conversation_changed, conversation_seen


def show(request: HouseRequest, pk: UUID) -> HttpResponse:
    """The recap; before there is one, the offer to write it down."""
    recaps = with_answers(Recap.objects.filter(policies.recaps_visible_to(request.user)), request.user)
    if recap := recaps.filter(conversation=pk).first():
        page = recap_page(recap, request.user)
        return render(request, "conversations/recaps/show.html", {"page": page, "conversation": page.conversation})
    conversation = conversation_seen(request, pk)
    if not conversation.is_concluded:
        return redirect(conversation)
    if not policies.may_change(request.user, conversation):
        raise Http404  # whether one is being written is not theirs to know
    context = {
        "conversation": conversation,
        "receipt_lines": receipt_of_pair(conversation.relationship),
        "formal_readers": readers_once_sealed(conversation),
    }
    return render(request, "conversations/recaps/new.html", context)


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
    recaps = with_answers(Recap.objects.filter(policies.recaps_visible_to(request.user)), request.user)
    page = recap_page(get_object_or_404(recaps, conversation=pk), request.user)
    day = timezone.localtime(page.conversation.started_at).date()
    return paper(pdf_of_recap(page), f"recap-{day:%Y-%m-%d}.pdf")


def paper(content: bytes, name: str) -> HttpResponse:
    disposition = f'attachment; filename="{name}"'
    return HttpResponse(content, content_type="application/pdf", headers={"Content-Disposition": disposition})


def recap_seen(request: HouseRequest, pk: UUID) -> Recap:
    """The recap of the talk `pk`."""
    pair = ("conversation__relationship__guest", "conversation__relationship__host")
    recaps = Recap.objects.select_related("conversation__template_version", "sealing", *pair)
    return get_object_or_404(recaps.filter(policies.recaps_visible_to(request.user)), conversation=pk)


def place_of(pk: UUID, part: str = "") -> str:
    return reverse("conversations:recap", args=[pk]) + part
