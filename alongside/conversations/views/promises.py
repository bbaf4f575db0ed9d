"""Promises: my list, making or suggesting one, one by itself, and its further words."""

from datetime import timedelta
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.foundation.http import HouseRequest, allow, key_of, next_path, turn_to
from alongside.kpis.models import Kpi

from .. import policies
from ..forms.conversations import FilterForm
from ..forms.promises import DETAILS, PromiseForm, WordsForm
from ..models import Commitment, Conversation, Relationship, TalkingPoint, promise, suggest
from ..queries.lists import offers_to, promises_of
from ..queries.promise import promise_page
from .finding import commitment_seen, pair_changed

RECHECK = timedelta(weeks=4)  # long enough for four readings of a weekly number
NEW, EDIT = "conversations/promises/new.html", "conversations/promises/edit.html"


def index(request: HouseRequest) -> HttpResponse:
    form = FilterForm(request.GET)
    form.is_valid()
    page = promises_of(request.user, form.cleaned_data.get("page") or 1)
    return render(request, "conversations/promises/index.html", {"page": page, "offers": offers_to(request.user)})


def new(request: HouseRequest, pk: UUID) -> HttpResponse:
    """With `trying`, a number: something to try, and the day on which the two look at it again."""
    pair = pair_changed(request, pk)
    number = Kpi.objects.visible_to(request.user).filter(pk=key_of(request.GET.get("trying"))).first()
    form = PromiseForm(initial=_to_try(number) if number else None)
    context = _context(request, pair, form)
    return render(request, NEW, context | {"number": number})


def _to_try(number: Kpi) -> dict[str, object]:
    again = _("We have looked at “%(number)s” again, and said what we learned.") % {"number": number.name}
    return {"due": timezone.localdate() + RECHECK, "done_when": again[:300]}


def create(request: HouseRequest, pk: UUID) -> HttpResponse:
    """`theirs` makes it an offer to the other, who answers it."""
    pair = pair_changed(request, pk)
    form = PromiseForm(request.POST)
    if not form.is_valid():
        return render(request, NEW, _context(request, pair, form), status=422)
    said = form.cleaned_data
    make = suggest if said["theirs"] else promise
    facts = form.facts() | _where(request, pair)
    made = make(pair, said["text"], by=request.user, due=said["due"], **facts)
    return turn_to(request, made)


def _context(request: HouseRequest, pair: Relationship, form: PromiseForm) -> dict[str, object]:
    said = request.POST or request.GET
    out_of = {"talk": said.get("conversation", ""), "point": said.get("point", "")}
    return {
        "pair": pair,
        "other": pair.other(request.user),
        "form": form,
        "next": next_path(request),
        "number": None,
    } | out_of


def _where(request: HouseRequest, pair: Relationship) -> dict[str, object]:
    """The talk and the point it came out of, if they are this pair's."""
    talk = Conversation.objects.filter(relationship=pair, pk=key_of(request.POST.get("conversation"))).first()
    point = TalkingPoint.objects.filter(relationship=pair, pk=key_of(request.POST.get("point"))).first()
    return {"conversation": talk, "point": point}


def show(request: HouseRequest, pk: UUID) -> HttpResponse:
    commitment = commitment_seen(request, pk)
    return render(request, "conversations/promises/show.html", promise_page(commitment, request.user).__dict__)


def edit(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Make it more likely: one question at a time."""
    commitment = commitment_seen(request, pk)
    allow(policies.may_own(request.user, commitment))
    form = WordsForm(initial={name: getattr(commitment, name) for name in ("text", *DETAILS, "version")})
    return render(request, EDIT, _wording(commitment, form))


def update(request: HouseRequest, pk: UUID) -> HttpResponse:
    commitment = commitment_seen(request, pk)
    allow(policies.may_own(request.user, commitment))
    form = WordsForm(request.POST)
    if not form.is_valid():
        return render(request, EDIT, _wording(commitment, form), status=422)
    commitment.word(by=request.user, **form.cleaned_data)
    return turn_to(request, commitment)


def _wording(commitment: Commitment, form: WordsForm) -> dict[str, object]:
    return {"commitment": commitment, "form": form}
