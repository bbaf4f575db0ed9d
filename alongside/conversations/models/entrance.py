"""Being in the talk: who has entered, who writes on a shared screen, which stage the two are at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.foundation.errors import NotPossible
from alongside.foundation.records import Record
from alongside.journal import actions as journal
from alongside.people.models import Person

if TYPE_CHECKING:
    from .conversation import Conversation


class Entrance(Record):
    conversation = models.ForeignKey("conversations.Conversation", on_delete=models.CASCADE, related_name="entrances")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    seen_at = models.DateTimeField(default=timezone.now)
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["conversation", "person"], name="enters_once")]


@transaction.atomic
def start(conversation: Conversation, *, by: Person) -> None:
    """The talk begins. A second start is no harm: both may press the button."""
    if not conversation.is_open:
        raise NotPossible(_("This talk is over. Reopen it, or start a new one."))
    if conversation.started_at is None:
        first = conversation.kind.stages[0].key if conversation.kind.stages else ""
        conversation.rewrite(version=conversation.version, started_at=timezone.now(), stage=first)
        journal.record("conversation.started", about=conversation, by=by, concerns=conversation.relationship.people)


@transaction.atomic
def enter(conversation: Conversation, *, by: Person) -> Entrance:
    """Walk in. The first to enter starts the talk; when both are in, the preparations open."""
    conversation.start(by=by)
    entrance, _created = Entrance.objects.update_or_create(
        conversation=conversation, person=by, defaults={"seen_at": timezone.now(), "left_at": None}
    )
    conversation.__dict__.pop("present", None)
    return entrance


def leave(conversation: Conversation, *, by: Person) -> None:
    conversation.entrances.filter(person=by).update(left_at=timezone.now())


def share_one_screen(conversation: Conversation, *, by: Person) -> None:
    """One screen between the two: `by` writes, for both. The other's words wait for the other's own tap."""
    conversation.rewrite(version=conversation.version, writes_alone=by)


def use_two_screens(conversation: Conversation, *, by: Person) -> None:
    conversation.rewrite(version=conversation.version, writes_alone=None)


@transaction.atomic
def go_to(conversation: Conversation, stage: str, *, by: Person) -> None:
    """Both turn to another stage. It may be any: the order is an offer."""
    if not conversation.is_under_way:
        raise NotPossible(_("This talk is not under way. Go into the room first, or open its recap."))
    if stage not in {s.key for s in conversation.kind.stages}:
        raise NotPossible(_("This kind of talk has no such stage."))
    conversation.rewrite(version=conversation.version, stage=stage)
    people = conversation.relationship.people
    journal.record("conversation.turned", about=conversation, by=by, concerns=people, stage=stage)
