"""Relationship: the pair. Talking points and promises belong to it, whatever happens to a single talk."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from alongside.foundation.records import Record
from alongside.people.models import Person


class Relationship(Record):
    guest = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    host = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["guest", "host"], name="one_relationship_a_pair"),
            models.CheckConstraint(condition=~Q(guest=F("host")), name="two_people_make_a_pair"),
        ]

    @property
    def people(self) -> tuple[Person, Person]:
        """The guest first, always."""
        return self.guest, self.host

    def has(self, person: Person) -> bool:
        return person.pk in (self.guest_id, self.host_id)

    def other(self, person: Person) -> Person:
        return self.host if person.pk == self.guest_id else self.guest


def relationship_of(guest: Person, host: Person) -> Relationship:
    """The pair with these parts; an earlier one of the same two people in the other order stays its own."""
    pair, _created = Relationship.objects.get_or_create(guest=guest, host=host)
    return pair
