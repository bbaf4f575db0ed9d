"""What came by mail: read by its author alone, saved for both, or thrown away."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from alongside.foundation.http import HouseRequest, allow, key_of, turn_to
from alongside.people.models import Person

from .. import policies
from ..forms.mailed_talk import MailedTalkForm
from ..models import MailedTalk, promise, relationship_of
from .just_talked import people_near

PAGE = "conversations/just_talked/mailed.html"


def show(request: HouseRequest, pk: UUID) -> HttpResponse:
    mailed = _found(request, pk)
    return render(request, PAGE, _context(request, mailed, MailedTalkForm(mailed)))


def create(request: HouseRequest, pk: UUID) -> HttpResponse:
    mailed = _found(request, pk)
    form = MailedTalkForm(mailed, request.POST)
    other = Person.objects.employed().filter(pk=key_of(request.POST.get("with"))).first()
    if not form.is_valid() or other is None:
        return render(request, PAGE, _context(request, mailed, form), status=422)
    allow(policies.may_pair_up(request.user, other))
    pair = relationship_of(*policies.guest_and_host(request.user, other))
    talk = mailed.share(pair, form.cleaned_data["text"], on=form.cleaned_data["happened_on"])
    for words, due in form.made():
        promise(pair, words, by=request.user, due=due, just_talked=talk)
    messages.success(request, _("Saved for both of you."))
    return turn_to(request, "home:person", other.pk)


def destroy(request: HouseRequest, pk: UUID) -> HttpResponse:
    _found(request, pk).delete()
    messages.success(request, _("Thrown away. Nobody else has read it."))
    return turn_to(request, "conversations:just_talked")


def _found(request: HouseRequest, pk: UUID) -> MailedTalk:
    return get_object_or_404(MailedTalk.objects.filter(policies.own(request.user)), pk=pk)


def _context(request: HouseRequest, mailed: MailedTalk, form: MailedTalkForm) -> dict[str, object]:
    said = request.POST if form.is_bound else request.GET
    partner = str(mailed.partner_id or "")
    return {"mailed": mailed, "form": form, "is_bound": form.is_bound, **people_near(request, said, partner)}
