"""Builders: pairs, talks and what is in them."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from alongside.foundation.testing import by_owner
from alongside.people.models import Person

from .models import Commitment, Conversation, Relationship, TalkingPoint, Template, plan, promise, relationship_of


@by_owner
def the_templates() -> dict[str, Template]:
    """The kinds that a new company begins with, by key."""
    from .actions import lay_out_templates

    lay_out_templates()
    return {template.key: template for template in Template.objects.all()}


@by_owner
def a_pair(guest: Person, host: Person) -> Relationship:
    return relationship_of(guest, host)


@by_owner
def a_conversation(
    guest: Person, host: Person, kind: str = "check_in", *, at: datetime | None = None, **facts: Any
) -> Conversation:
    """Planned by the host, for tomorrow unless another moment is named."""
    if not Template.objects.exists():
        the_templates()
    begins = at or timezone.now() + timedelta(days=1)
    pair = relationship_of(guest, host)
    return plan(pair, Template.objects.get(key=kind), by=host, starts_at=begins, **facts)


@by_owner
def a_formal_talk(guest: Person, host: Person, *, at: datetime | None = None) -> Conversation:
    """Of a kind that HR partners and a companion read once it is signed: the quarterly one, published so."""
    quarterly = the_templates()["quarterly"]
    if not quarterly.newest.is_formal:
        quarterly.publish(formal(quarterly.newest.text), by=None)
    return a_conversation(guest, host, "quarterly", at=at)


def formal(text: str) -> str:
    """A kind's YAML, as of a formal kind."""
    readers = "formal: true\naudience:\n- guest\n- host\n- hr_partner\n- companion\n"
    return text.replace("formal: false\naudience:\n- guest\n- host\n", readers)


@by_owner
def a_point(
    pair: Relationship, author: Person, text: str = "Two people want the guide on paper", **facts: Any
) -> TalkingPoint:
    return TalkingPoint.objects.create(relationship=pair, author=author, text=text, **facts)


@by_owner
def a_promise(
    pair: Relationship, owner: Person, text: str = "Introduce Amira to Sofia in Pricing", **facts: Any
) -> Commitment:
    due = facts.pop("due", None) or timezone.localdate() + timedelta(days=7)
    return promise(pair, text, by=owner, due=due, **facts)
