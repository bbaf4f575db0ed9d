"""Builders of this room."""

from alongside.foundation.testing import by_owner
from alongside.people.models import Person

from .models import CompanyAccount


@by_owner
def fill(person: Person, other: Person) -> None:
    """Something in every table of this room, about `person`."""
    CompanyAccount.objects.create(person=person, issuer="https://id.example.org", subject=f"account of {person.name}")
