"""What the two wrote on the evidence of a talk: facts added by hand, remarks, and what each brings."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import DateField, F, QuerySet, TextField, Value

from alongside.foundation.prepared import ask, word
from alongside.people.models import Person

from ..models import Brought, Conversation, EvidenceItem, Remark

TALK, SOMEBODY = UUID(int=1), UUID(int=2)  # stand-ins
NOTHING, NO_DAY = word(""), Value(None, output_field=DateField())


@dataclass(frozen=True)
class Said:
    what: str  # "added", "brought", or how a remark stands to its item
    pk: UUID
    by: UUID
    text: str
    at: datetime
    item: str
    on: date | None
    source: str


def said_about(conversation: Conversation, person: Person, *, is_revealed: bool) -> list[Said]:
    """In one statement. What the other brings is part of their preparation, and stays blind with it."""
    values = {TALK: conversation.pk, SOMEBODY: person.pk}
    return [Said(*row) for row in ask(("said", is_revealed), lambda: _of_any_talk(is_revealed), values)]


def _of_any_talk(is_revealed: bool) -> "QuerySet[Any, Any]":
    added, remarks, brought = (
        model.objects.filter(conversation=TALK).order_by() for model in (EvidenceItem, Remark, Brought)
    )
    if not is_revealed:
        brought = brought.filter(by=SOMEBODY)
    return added.values_list(word("added"), "pk", "by", "text", "created_at", NOTHING, "happened_on", "source").union(
        remarks.values_list(F("how"), "pk", "by", "text", "created_at", "item", NO_DAY, NOTHING),
        brought.values_list(
            word("brought"), "pk", "by", Value("", output_field=TextField()), "created_at", "item", NO_DAY, NOTHING
        ),
        all=True,
    )
