"""We just talked: saved for both at once, corrected by either."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.foundation.http import HouseRequest, allow, key_of, turn_to
from alongside.people.models import Person
from alongside.people.queries import find_people
from alongside.trust.reading import seen

from .. import policies
from ..forms.just_talked import CorrectionForm, JustTalkedForm
from ..models import JustTalked, MailedTalk, just_talked, promise, relationship_of, suggest
from ..queries.close import close_to
from .finding import PEOPLE

NEW, EDIT = "conversations/just_talked/new.html", "conversations/just_talked/edit.html"


def new(request: HouseRequest) -> HttpResponse:
    return render(request, NEW, _context(request, JustTalkedForm(), request.GET))


def create(request: HouseRequest) -> HttpResponse:
    form = JustTalkedForm(request.POST)
    other = Person.objects.employed().filter(pk=key_of(request.POST.get("with"))).first()
    if not form.is_valid() or other is None:
        return render(request, NEW, _context(request, form, request.POST), status=422)
    allow(policies.may_pair_up(request.user, other))
    said = form.cleaned_data
    pair = relationship_of(*policies.guest_and_host(request.user, other))
    talk = just_talked(pair, said["text"], by=request.user, on=said["happened_on"])
    if said["promise"]:
        make = suggest if said["theirs"] else promise
        make(pair, said["promise"], by=request.user, due=said["due"], just_talked=talk)
    messages.success(request, _("Saved for both of you."))
    return turn_to(request, "home:person", other.pk)


def edit(request: HouseRequest, pk: UUID) -> HttpResponse:
    talk = _found(request, pk)
    form = CorrectionForm(initial={"text": talk.text, "version": talk.version})
    return render(request, EDIT, {"talk": talk, "form": form})


def update(request: HouseRequest, pk: UUID) -> HttpResponse:
    talk = _found(request, pk)
    form = CorrectionForm(request.POST)
    if not form.is_valid():
        return render(request, EDIT, {"talk": talk, "form": form}, status=422)
    talk.correct(form.cleaned_data["text"], by=request.user, version=form.cleaned_data["version"])
    return turn_to(request, "home:person", talk.relationship.other(request.user).pk)


def _found(request: HouseRequest, pk: UUID) -> JustTalked:
    talk = seen(request.user, "just-talked", JustTalked.objects.select_related(*PEOPLE, "by"), pk=pk)
    allow(policies.may_take_part(request.user, talk.relationship))
    return talk


def _context(request: HouseRequest, form: JustTalkedForm, said: "dict[str, str]") -> dict[str, object]:
    waiting = MailedTalk.objects.filter(policies.own(request.user)) if settings.MAILBOX else []
    someone_else = f"{reverse('conversations:new')}?for=just_talked"
    context = {"form": form, "is_bound": form.is_bound, "is_mailed": settings.MAILBOX, "waiting": waiting}
    return {**context, **people_near(request, said), "someone_else": someone_else}


def people_near(request: HouseRequest, said: "dict[str, str]", first: str = "") -> dict[str, object]:
    """The people one talks with most, and whoever was searched for. `first`: whose key is chosen to begin with."""
    words = said.get("q", "").strip()
    near = close_to(request.user)
    found = [p for p in find_people(words) if p != request.user and p not in near] if words else []
    chosen = said.get("with", "" if request.method == "POST" else first)
    if chosen and chosen not in {str(p.pk) for p in [*near, *found]}:
        found += list(Person.objects.employed().filter(pk=key_of(chosen)))
    return {"near": near, "found": found, "chosen": chosen, "words": words}
