"""MailAddress: at which somebody writes to Alongside; kept as a hash, shown once. Arrival: a letter dealt with.

Outage: since when the mailbox was not read, and when it is tried again. There is one, and none while it answers.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from django.db import models, transaction
from django.db.models import Q, Value
from django.utils import timezone
from django.utils.translation import gettext_lazy

from alongside.foundation.encryption import hashed
from alongside.foundation.records import Record
from alongside.foundation.waiting import later_and_later
from alongside.people.models import Person

LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"  # of the part before the @ no server keeps apart A and a
LENGTH = 26  # 130 bits
SHORTEST, LONGEST = timedelta(minutes=1), timedelta(minutes=30)
UNTIL_SAID = timedelta(hours=1)  # then administrators are told


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


class Outage(Record):
    class Problem(models.TextChoices):
        AWAY = "away", gettext_lazy("Its mail server does not answer.")
        DECLINED = "declined", gettext_lazy("Its mail server takes neither the name nor the password.")
        FOLDER = "folder", gettext_lazy("Its mail server has no such folder.")

    setup = models.CharField(max_length=64)  # a fingerprint: another mailbox, or another password, is tried at once
    problem = models.CharField(max_length=8, choices=Problem)
    failures = models.PositiveIntegerField(default=0)
    next_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(Value(1), name="one_outage_at_a_time")]

    @property
    def is_long(self) -> bool:
        return timezone.now() - self.created_at >= UNTIL_SAID


def is_resting(setup: str) -> bool:
    """Whether this mailbox is left alone for now."""
    return Outage.objects.filter(setup=setup, next_at__gt=timezone.now()).exists()


@transaction.atomic
def note_outage(setup: str, problem: str) -> None:
    """Tried again later and later: a minute, two, four … half an hour. `setup`: which mailbox, and how we get in."""
    outage = Outage.objects.select_for_update().first() or Outage(setup=setup)
    if outage.setup != setup:
        outage.setup, outage.failures = setup, 0
    outage.problem, outage.failures = problem, outage.failures + 1
    outage.next_at = next_try(outage.failures)
    outage.save()


def next_try(failures: int) -> datetime:
    """A little early: the clock that asks comes once a minute, and never on the second."""
    return timezone.now() + later_and_later(failures, SHORTEST, LONGEST) - timedelta(seconds=10)


def end_outage() -> None:
    Outage.objects.all().delete()
