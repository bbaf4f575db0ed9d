"""The state of a conversation, read off its records. This is the only list there is (product: the eleven steps)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from .conversation import Conversation


class State(models.TextChoices):
    PLANNED = "planned", _("Planned")
    SCHEDULED = "scheduled", _("Scheduled")
    PREPARING = "preparing", _("Preparing")
    UNDER_WAY = "under_way", _("Under way")
    RECAPPED = "recapped", _("Recap to answer")
    CONFIRMED = "confirmed", _("Confirmed by both")
    SEEN_DIFFERENTLY = "seen_differently", _("Seen differently")
    NOT_CONFIRMED = "not_confirmed", _("Not confirmed yet")
    FOLLOWED_THROUGH = "followed_through", _("Followed through")
    CLOSED = "closed", _("Closed")
    CANCELLED = "cancelled", _("Cancelled")


def state_of(conversation: Conversation) -> State:
    """From the last record back to the first."""
    if conversation.is_cancelled:
        return State.CANCELLED
    if conversation.is_open:
        return _before(conversation)
    return _after(conversation)


def _before(conversation: Conversation) -> State:
    if conversation.started_at:
        return State.UNDER_WAY
    if conversation.starts_at is None:
        return State.PLANNED
    return State.PREPARING if _is_prepared_for(conversation) else State.SCHEDULED


def _after(conversation: Conversation) -> State:
    """A check-in needs no recap: its notes are one. Then only its promises are left."""
    if not conversation.has_recap:
        if conversation.kind.recap == "expected":
            return State.UNDER_WAY
        return State.RECAPPED if _has_open_promises(conversation) else State.CLOSED
    recap = conversation.recap
    if not recap.is_sealed:
        return State.RECAPPED
    if _has_open_promises(conversation):
        return _answered(conversation)
    return State.CLOSED if recap.is_answered_by_both else State.FOLLOWED_THROUGH


def _answered(conversation: Conversation) -> State:
    recap = conversation.recap
    if recap.is_seen_differently:
        return State.SEEN_DIFFERENTLY
    return State.CONFIRMED if recap.is_confirmed else State.NOT_CONFIRMED


def _is_prepared_for(conversation: Conversation) -> bool:
    """A list brings the answer along with each talk; otherwise the database is asked."""
    brought: bool | None = getattr(conversation, "is_prepared_for", None)
    return conversation.preparations.exists() if brought is None else brought


def _has_open_promises(conversation: Conversation) -> bool:
    brought: bool | None = getattr(conversation, "has_open_promises", None)
    return conversation.commitments.open().exists() if brought is None else brought
