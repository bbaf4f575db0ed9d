"""The talks of one person as a calendar: those of the last month, and those ahead."""

from datetime import timedelta

from django.utils import timezone, translation

from alongside.people.models import Person
from alongside.scheduling.invitation import as_feed

from ..invitations import invitation_of
from ..models import Conversation

BACK = timedelta(days=30)
MOST = 300


def feed_of(person: Person) -> bytes:
    """Only of pairs this person is one of, whatever else they may read."""
    own = Conversation.objects.visible_to(person).of(person)
    talks = own.filter(starts_at__gte=timezone.now() - BACK, in_calendar=False)
    found = talks.with_records().select_related("planned_by").prefetch_related("moves").order_by("starts_at")[:MOST]
    with translation.override(person.locale):
        return as_feed(invitation_of(talk, person) for talk in found)
