"""MailAddress: at which somebody writes to Alongside; kept as a hash, shown once. Arrival: a letter dealt with."""

from __future__ import annotations

import secrets

from django.db import models, transaction
from django.db.models import Q

from alongside.foundation.encryption import hashed
from alongside.foundation.records import Record
from alongside.people.models import Person

LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"  # of the part before the @ no server keeps apart A and a
LENGTH = 26  # 130 bits


class MailAddress(Record):
    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)

    def close(self) -> None:
        """From now on what is written to it is nobody's."""
        self.delete()


@transaction.atomic
def open_address(person: Person) -> str:
    """The secret part of it. One that was open before is closed."""
    token = "".join(secrets.choice(LETTERS) for _letter in range(LENGTH))
    MailAddress.objects.filter(person=person).delete()
    MailAddress.objects.create(person=person, token_hash=hashed(token))
    return token


def writer_at(tokens: list[str]) -> Person | None:
    """Whose secret address is among these, if they work here."""
    hashes = [hashed(token) for token in tokens]
    held = MailAddress.objects.filter(token_hash__in=hashes, person__in=Person.objects.employed())
    found = held.select_related("person").first()
    return found.person if found else None


class Arrival(Record):
    """Nothing of the letter: where it lay (UIDVALIDITY and UID), a fingerprint of it, whether it was taken."""

    place = models.CharField(max_length=64, unique=True)
    fingerprint = models.CharField(max_length=64, unique=True)
    is_taken = models.BooleanField()


def arrival_of(place: str, fingerprint: str) -> Arrival | None:
    return Arrival.objects.filter(Q(place=place) | Q(fingerprint=fingerprint)).first()


def note_arrival(place: str, fingerprint: str, *, is_taken: bool) -> bool:
    """Whether this is the first time."""
    row = Arrival(place=place, fingerprint=fingerprint, is_taken=is_taken)
    Arrival.objects.bulk_create([row], ignore_conflicts=True)
    return Arrival.objects.filter(pk=row.pk).exists()
