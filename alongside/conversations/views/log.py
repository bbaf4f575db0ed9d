"""What somebody brings from their log, as evidence or as a talking point: from then on both of the two read it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from alongside.feedback.models import LogEntry
from alongside.feedback.queries import log_to_bring
from alongside.foundation.http import HouseRequest, allow, key_of, turn_to
from alongside.trust.reading import seen

from .. import live, policies
from ..models import add_evidence, raise_point, relationship_of
from .finding import conversation_changed


def index(request: HouseRequest, pk: UUID) -> HttpResponse:
    """What one may bring. Nobody else sees this page, or that there is something on it."""
    conversation = conversation_changed(request, pk)
    log = log_to_bring(request.user, conversation.relationship.other(request.user))
    return render(request, "conversations/log/index.html", {"conversation": conversation, "log": log})


def bring(request: HouseRequest, pk: UUID) -> HttpResponse:
    """“Bring this” of a preparation: one's own, or what one saw of the other."""
    conversation = conversation_changed(request, pk)
    entries = LogEntry.objects.to_bring(request.user, conversation.relationship.other(request.user))
    entry = seen(request.user, "log", entries, pk=key_of(request.POST.get("entry")))
    source = _("the log of %(name)s") % {"name": request.user.short_name}
    add_evidence(conversation, entry.text, by=request.user, on=entry.happened_on, source=source)
    entry.bring()
    messages.success(request, _("On the list. Both of you can read it now."))
    return turn_to(request, "conversations:preparation", pk)


def raise_observation(request: HouseRequest, pk: UUID) -> HttpResponse:
    """What one saw of whom one leads, as a talking point of the two: the next talk has it."""
    entry = seen(request.user, "log", LogEntry.objects.observations(request.user).select_related("about"), pk=pk)
    allow(policies.may_pair_up(request.user, entry.about))
    pair = relationship_of(*policies.guest_and_host(request.user, entry.about))
    allow(policies.may_take_part(request.user, pair))
    raise_point(pair, entry.text, by=request.user)
    entry.bring()
    live.changed(pair, "points", "editor-more")
    messages.success(request, _("It is a talking point now. Both of you can read it."))
    return turn_to(request, "home:person", pair.other(request.user).pk)
