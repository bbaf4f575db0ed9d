"""What the other of the two should see at once: which part of their page changed.

The names are the ids of parts, the same on every page of a pair: `points` (with the notes), `promises`, `heard`
(paraphrases), `presence`, `screen`; of the preparation `opened`, `lock-three`, `lock-longer`, `evidence`; of the room
`step`, `rail`, `time`, `break`, `foot`, `editor-more`; of the recap `drafting`, `words`, `views`, `answers`, `history`.
"""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from alongside.foundation.live import MOMENTARY, announce
from alongside.journal import actions as journal
from alongside.people.models import Person, Session
from alongside.trust.identity import acting_as

from . import policies
from .models import Commitment, Conversation, Relationship

TURNED = ("step", "rail", "foot", "editor-more")
OPENED = ("presence", "opened", "lock-three", "lock-longer", "evidence")
RECAPPED = ("words", "promises", "views", "answers", "history")
PARTS = (*TURNED, "time", "break", "points", "heard", "screen", *OPENED, *RECAPPED)
ON_RECAPS = (
    "confirmed", "seen_differently", "sealed", "amended", "owes_nothing", "worded", "point_taken_out", "point_added",
)  # fmt: skip
AFTERWARDS = timedelta(hours=1)


def topic_of(pair: Relationship) -> str:
    return f"pair:{pair.pk}"


def changed(thing: Conversation | Relationship | Commitment, *parts: str) -> None:
    """Tell whoever of the two has a page open. Heard once the running transaction commits."""
    pair = thing if isinstance(thing, Relationship) else thing.relationship
    for part in parts:
        announce(topic_of(pair), part)


def is_writing(conversation: Conversation, *, by: Person) -> None:
    """That somebody is writing, and never what. Whoever is not there now will not learn of it."""
    announce(topic_of(conversation.relationship), f"{MOMENTARY}writing-{by.pk}")


def is_worth_hearing(conversation: Conversation) -> bool:
    """Until an hour after the talk ended, and for as long as its recap is open."""
    if not conversation.is_concluded:
        return conversation.is_open
    if conversation.conclusion.created_at > timezone.now() - AFTERWARDS:
        return True
    return conversation.has_recap and not conversation.recap.is_sealed


def hear_the_journal() -> None:
    """What is journaled needs no second word from its verb. Called from `AppConfig.ready()`."""
    for event in ("conversation.started", "conversation.turned", "conversation.concluded", "conversation.reopened"):
        journal.when(event, _turned)
    for event in ("promise.made", "promise.offered", "promise.accepted"):
        journal.when(event, _promised)
    journal.when("recap.drafted", _drafted)
    for event in ON_RECAPS:
        journal.when(f"recap.{event}", _recapped)


def _turned(_entry: Any, conversation: Conversation) -> None:
    changed(conversation, *TURNED, "time", "presence")


def _promised(_entry: Any, commitment: Commitment) -> None:
    changed(commitment, "promises", "points")


def _drafted(_entry: Any, conversation: Conversation) -> None:
    changed(conversation, "drafting")


def _recapped(_entry: Any, conversation: Conversation) -> None:
    changed(conversation, *RECAPPED)


def may_listen(person: UUID, session: str | None, conversation: UUID) -> bool:
    """Asked again within a minute, on a connection of its own: still signed in, still theirs, still going on."""
    with acting_as(person, "web"):
        listener = Person.objects.employed().filter(pk=person).first()
        if not listener or not Session.objects.filter(pk=session, person=listener).exists():
            return False
        found = Conversation.objects.visible_to(listener).with_records().filter(pk=conversation).first()
        return found is not None and policies.may_change(listener, found) and is_worth_hearing(found)
