"""Planning: making a conversation and giving it a time."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.foundation.errors import NotPossible
from alongside.journal import actions as journal
from alongside.people.models import Person

from ..kinds import Kind, choose
from .booked_time import book
from .relationship import Relationship
from .requirement import Requirement
from .template import Template

if TYPE_CHECKING:
    from .conversation import Conversation


class Setting(models.TextChoices):
    """What sort of place it is: how freely the two can talk there."""

    ROOM = "room", gettext_lazy("A room with a door")
    SEEN = "seen", gettext_lazy("A room that others can look into")
    OPEN = "open", gettext_lazy("An open space")
    WALK = "walk", gettext_lazy("A walk")
    CALL = "call", gettext_lazy("A call")


@transaction.atomic
def plan(
    relationship: Relationship,
    template: Template,
    *,
    by: Person,
    starts_at: datetime | None = None,
    minutes: int | None = None,
    place: str = "",
    setting: str = "",
    purpose: str = "",
    in_calendar: bool = False,
) -> Conversation:
    """A new talk of this kind, planned and, if a time is named, scheduled."""
    from .conversation import Conversation

    version = template.newest
    conversation = Conversation.objects.create(
        relationship=relationship,
        template_version=version,
        requirement=Requirement.objects.in_force().filter(template=template).first(),
        planned_by=by,
        minutes=minutes or version.kind.minutes,
        place=place,
        setting=setting,
        purpose=purpose,
        in_calendar=in_calendar,
        asked=_questions_for(relationship, version.kind),
    )
    journal.record("conversation.planned", about=conversation, by=by, concerns=relationship.people)
    if starts_at:
        conversation.schedule(starts_at, by=by)
    return conversation


def _questions_for(relationship: Relationship, kind: Kind) -> dict[str, list[str]]:
    """Two or three a stage; none that this person was asked in their last three talks."""
    from .conversation import Conversation

    last = Conversation.objects.filter(relationship__guest=relationship.guest_id).order_by("-created_at")[:3]
    asked = [key for talk in last for keys in talk.asked.values() for key in keys]
    return {stage.key: [prompt.id for prompt in choose(kind, stage.key, asked)] for stage in kind.stages}


@transaction.atomic
def schedule(conversation: Conversation, starts_at: datetime, *, by: Person) -> None:
    """Give a planned talk its time."""
    refuse_past(starts_at)
    if conversation.starts_at:
        raise NotPossible(_("This talk has a time already. Move it instead."))
    conversation.rewrite(version=conversation.version, starts_at=starts_at)
    book(conversation)
    journal.record("conversation.scheduled", about=conversation, by=by, concerns=conversation.relationship.people)


def word_purpose(conversation: Conversation, purpose: str, *, by: Person, version: int) -> None:
    """What the talk is for, in a sentence of the two."""
    if not conversation.is_open:
        raise NotPossible(_("This talk is over. Say what the next one is for."))
    conversation.rewrite(version=version, purpose=purpose)


def refuse_past(starts_at: datetime) -> None:
    if starts_at < timezone.now() - timedelta(minutes=15):
        raise NotPossible(_("That time has passed. Choose a later one, or use “We just talked”."))
