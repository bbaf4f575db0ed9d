"""What tests of rhythms begin with: pages, talks of days gone by, and the worker that offers."""

from datetime import datetime, timedelta

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.foundation.testing import as_owner, by_owner, by_worker
from alongside.people.models import Person
from alongside.people.testing import Cast, signed_in
from alongside.trust.identity import acting_as

from .. import offering, reminding
from ..models import Conversation, Relationship, Rhythm, Template, choose_rhythm
from ..testing import a_conversation


def page(person: Person, pair: Relationship) -> str:
    return signed_in(person).get(reverse("conversations:rhythms", args=[pair.pk])).content.decode()


def check_in(pair: Relationship) -> str:
    return reverse("conversations:rhythm", args=[pair.pk, "check_in"])


def save(client: Client, address: str, **said: object) -> int:
    return client.post(address, {"_method": "PUT", "how": "after", "every": 2, "unit": "week", **said}).status_code


def ago(days: int) -> datetime:
    return timezone.now() - timedelta(days=days)


def held(cast: Cast, days: int, kind: str = "check_in", *, took_place: bool = True) -> Conversation:
    """A talk of so many days ago."""
    talk = a_conversation(cast.amira, cast.jonas, kind, at=timezone.now() + timedelta(days=300 + days))
    with as_owner():
        if took_place:
            talk.enter(by=cast.jonas)
            talk.conclude(by=cast.jonas)
        began = ago(days) if took_place else None
        Conversation.objects.filter(pk=talk.pk).update(starts_at=ago(days), started_at=began)
    return talk


@by_owner
def every(pair: Relationship, weeks: int, by: Person, kind: str = "check_in") -> Rhythm:
    return choose_rhythm(pair, Template.objects.get(key=kind), by=by, starts_on=timezone.localdate(), every=weeks)


@by_worker
def offer(at: datetime | None = None) -> int:
    """As the worker does, whom every policy binds."""
    with acting_as(None, "reminders"):
        return offering.offer_next_talks(at)


@by_worker
def remind() -> int:
    with acting_as(None, "reminders"):
        return reminding.remind_of_talks()
