"""The password's hash, in a table of its own beside the person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.hashers import check_password, make_password
from django.db import models, transaction

from alongside.foundation.records import Record

if TYPE_CHECKING:
    from .person import Person


class Credential(Record):
    person = models.OneToOneField("people.Person", on_delete=models.CASCADE, related_name="credential")
    password = models.CharField(max_length=200)


@transaction.atomic
def choose_password(person: Person, password: str) -> None:
    """A new password ends every session: whoever knew the old one is out."""
    Credential.objects.update_or_create(person=person, defaults={"password": make_password(password)})
    person.sessions.all().delete()


def has_password(person: Person) -> bool:
    return Credential.objects.filter(person=person).exists()


def proves_with(person: Person | None, password: str) -> bool:
    """Whether this is the person's password. Takes as long for nobody as for somebody: no account is given away."""
    found = Credential.objects.filter(person=person).first() if person else None
    if found is None:
        make_password(password)
        return False
    return check_password(password, found.password)
