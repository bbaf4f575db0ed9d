"""Signed records of somebody: which there are that a reader may open. Naming them is not reading them."""

from django.db.models import QuerySet

from alongside.people.models import Person
from alongside.trust.reading import openable

from ..models import Recap

MOST = 20


def signed_records_of(person: Person, reader: Person) -> list[Recap]:
    """Of formal talks that were not one's own, the newest first: what a new manager, or HR, opens."""
    found = _formal(person).exclude(conversation__relationship__host=reader)
    return list(openable(reader, "recap", found)[:MOST])


def _formal(person: Person) -> "QuerySet[Recap]":
    talk = ("template_version", "relationship__guest", "relationship__host")
    formal = Recap.objects.filter(
        conversation__relationship__guest=person, conversation__template_version__is_formal=True
    )
    return formal.select_related(*(f"conversation__{name}" for name in talk)).order_by("-conversation__started_at")
