"""What the other of the two should see at once: which part of their page changed.

The names are the ids of parts, the same on every page of a pair: `points` (with the notes), `promises`, `heard`
(paraphrases), `presence`, `screen`; and of the room `step`, `rail`, `time`, `break`, `foot`, `editor-more`.
"""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from alongside.foundation.live import announce
from alongside.journal import actions as journal

from .models import Commitment, Conversation, Relationship

TURNED = ("step", "rail", "foot", "editor-more")
PARTS = (*TURNED, "time", "break", "promises", "presence", "screen")  # `points` and `heard` lie inside `step`
AFTERWARDS = timedelta(hours=1)


def topic_of(pair: Relationship) -> str:
    return f"pair:{pair.pk}"


def changed(thing: Conversation | Relationship | Commitment, *parts: str) -> None:
    """Tell whoever of the two has a page open. Heard once the running transaction commits."""
    pair = thing if isinstance(thing, Relationship) else thing.relationship
    for part in parts:
        announce(topic_of(pair), part)


def is_worth_hearing(conversation: Conversation) -> bool:
    """Until an hour after the talk ended."""
    if conversation.is_concluded:
        return conversation.conclusion.created_at > timezone.now() - AFTERWARDS
    return conversation.is_open


def hear_the_journal() -> None:
    """What is journaled needs no second word from its verb. Called from `AppConfig.ready()`."""
    for event in ("conversation.started", "conversation.turned", "conversation.concluded", "conversation.reopened"):
        journal.when(event, _turned)
    for event in ("promise.made", "promise.offered", "promise.accepted"):
        journal.when(event, _promised)


def _turned(_entry: Any, conversation: Conversation) -> None:
    changed(conversation, *TURNED, "time", "presence")


def _promised(_entry: Any, commitment: Commitment) -> None:
    changed(commitment, "promises", "points")
