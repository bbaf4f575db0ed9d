"""Builders of the journal."""

from alongside.foundation.testing import by_owner
from alongside.people.models import Person

from .actions import record


@by_owner
def fill(person: Person, other: Person) -> None:
    """Something in every table of this room, about `person`."""
    record("conversation.planned", about=person, by=other, concerns=[person, other], number=3)
