"""A companion for a formal talk: whom the guest brings along, for that talk only."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from alongside.foundation.http import HouseRequest, allow, turn_to
from alongside.people.models import Person
from alongside.people.queries import find_people

from .. import policies
from ..forms.recap import CompanionForm
from ..models import Conversation, bring
from .finding import conversation_seen

PAGE = "conversations/companions/new.html"


def new(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Two steps without JavaScript: look for a name, then choose."""
    conversation = conversation_seen(request, pk)
    allow(policies.may_name_companion(request.user, conversation))
    return render(request, PAGE, _context(conversation, request.GET.get("q", "").strip()))


def create(request: HouseRequest, pk: UUID) -> HttpResponse:
    conversation = conversation_seen(request, pk)
    allow(policies.may_name_companion(request.user, conversation))
    form = CompanionForm(request.POST)
    if not form.is_valid():
        return render(request, PAGE, _context(conversation, ""), status=422)
    companion = get_object_or_404(Person.objects.employed(), pk=form.cleaned_data["person"])
    bring(conversation, companion, by=request.user)
    return turn_to(request, "conversations:companions", pk=pk)


def _context(conversation: Conversation, words: str) -> dict[str, object]:
    named = list(conversation.companions.select_related("person__team"))
    taken = {*conversation.relationship.people, *(companion.person for companion in named)}
    found = [person for person in find_people(words) if person not in taken]
    return {
        "conversation": conversation,
        "named": named,
        "words": words,
        "found": found,
        "receipt_lines": [_("%(guest)s, %(host)s and the companion see who is named.") % _names(conversation)],
    }


def _names(conversation: Conversation) -> dict[str, str]:
    return {"guest": conversation.guest.short_name, "host": conversation.host.short_name}
