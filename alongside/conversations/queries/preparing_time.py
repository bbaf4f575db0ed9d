"""A talk as its preparation reads it: who is done, who has entered, since when it is arranged, what to mind."""

from datetime import datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, DateTimeField, F, Func, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone

from alongside.journal.models import Entry
from alongside.people.models import Person
from alongside.scheduling.free_time import Booking, warnings

from .. import policies
from ..models import Conversation, Entrance, Preparation, PrivatePreparation

ARRANGED = ("conversation.scheduled", "conversation.moved")


def talk_to_prepare(person: Person) -> "QuerySet[Conversation]":
    """For whoever asks: nothing of them is looked at but their key."""
    return with_own_part(with_preparation(Conversation.objects.all()), person)


def with_preparation(conversations: "QuerySet[Conversation]") -> "QuerySet[Conversation]":
    """All of it in the statement that finds the talk."""
    here = Q(conversation=OuterRef("pk"))
    done = Preparation.objects.filter(here, done_at__isnull=False)
    arranged = Entry.objects.filter(about_id=OuterRef("pk"), event__in=ARRANGED).order_by("-created_at")
    return conversations.annotate(
        done_by=ArraySubquery(done.values("person")),
        entered_by=ArraySubquery(Entrance.objects.filter(here).values("person")),
        arranged_at=Coalesce(Subquery(arranged.values("created_at")[:1]), "created_at", output_field=DateTimeField()),
        last_of_kind_at=Subquery(_before_it().values("started_at")[:1]),
        guest_is_booked=_is_booked("guest"),
        host_is_booked=_is_booked("host"),
        guest_is_taken=_is_taken("guest"),
        host_is_taken=_is_taken("host"),
    )


def with_own_part(conversations: "QuerySet[Conversation]", person: Person) -> "QuerySet[Conversation]":
    """What this person wrote for themselves alone; of the other nothing is ever asked."""
    own = PrivatePreparation.objects.filter(policies.own(person), preparation__conversation=OuterRef("pk"))
    return conversations.annotate(own_hope=Subquery(own.values("hope")[:1]), own_hard=Subquery(own.values("hard")[:1]))


def _before_it() -> "QuerySet[Conversation]":
    same = {name: OuterRef(name) for name in ("relationship", "template_version__template")}
    return Conversation.objects.held().filter(**same).exclude(pk=OuterRef("pk")).order_by("-started_at")


def _is_booked(side: str) -> Func:
    """Whether this person has another talk while this one would be."""
    asked = (F(f"relationship__{side}"), F("starts_at"), Cast("minutes", IntegerField()), F("pk"))
    return Func(*asked, function="conversations_is_booked", output_field=BooleanField())


def _is_taken(side: str) -> Func:
    """Whether this person is not free then, by their own calendar."""
    asked = (F(f"relationship__{side}"), F("starts_at"), Cast("minutes", IntegerField()))
    return Func(*asked, function="scheduling_is_taken", output_field=BooleanField())


def is_revealed_now(conversation: Any) -> bool:
    """Both are done, or both have entered the room."""
    both = {conversation.relationship.guest_id, conversation.relationship.host_id}
    return both <= set(conversation.done_by) or both <= set(conversation.entered_by)


def what_to_mind(conversation: Any) -> list[str]:
    """About its time, as it was when the two arranged it. Nothing once the talk has begun."""
    starts_at, ends_at = conversation.starts_at, conversation.ends_at
    if not starts_at or conversation.started_at or not conversation.is_open or starts_at < timezone.now():
        return []
    taken: list[tuple[datetime, datetime]] = [(starts_at, ends_at)]
    guest, host = conversation.relationship.people
    booking = Booking(
        people=(guest, host),
        starts_at=starts_at,
        minutes=conversation.minutes,
        notice_days=conversation.kind.notice_days,
        busy={
            guest.pk: taken if conversation.guest_is_booked else [],
            host.pk: taken if conversation.host_is_booked else [],
        },
        is_light=conversation.is_light,
        taken={
            guest.pk: taken if conversation.guest_is_taken else [],
            host.pk: taken if conversation.host_is_taken else [],
        },
    )
    return warnings(booking, at=conversation.arranged_at)
