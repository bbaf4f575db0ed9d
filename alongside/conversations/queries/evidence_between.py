"""What the two understood and promised each other, as evidence: recaps and promises, read in one statement."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from alongside.foundation.prepared import ask

from ..models import Conversation
from . import evidence_promises as promises
from . import evidence_recaps as recaps
from .fact import Fact

PAIR, TALK, SINCE = UUID(int=1), UUID(int=2), datetime(1, 1, 2, tzinfo=UTC)  # stand-ins


def facts_between(conversation: Conversation, began: date) -> tuple[list[Fact], list[Fact]]:
    """Of the recaps before, and of the promises since `began`."""
    told = _told(conversation, began)
    return (
        recaps.recap_facts([row for what, row in told if what == recaps.WHAT], conversation),
        promises.promise_facts([row for what, row in told if what == promises.WHAT], conversation),
    )


def _told(conversation: Conversation, began: date) -> list[tuple[str, Mapping[str, Any]]]:
    since = timezone.make_aware(datetime.combine(began, datetime.min.time()))
    values = {PAIR: conversation.relationship_id, TALK: conversation.pk, SINCE: since}
    return [(what, json.loads(row)) for what, row in ask("between", _of_any_talk, values)]


def _of_any_talk() -> "QuerySet[Any, Any]":
    return recaps.recap_rows(PAIR, TALK).union(promises.promise_rows(PAIR, SINCE), all=True)
