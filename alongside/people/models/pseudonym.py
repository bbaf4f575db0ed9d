"""Going by a pseudonym: what remains of somebody who was erased. Who led whom, and when, stays true of it."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from .import_file import ImportFile

if TYPE_CHECKING:
    from .person import Person


@transaction.atomic
def go_by(person: Person, pseudonym: str) -> None:
    """The way in is closed, and no fact about the person is left but the dated ones."""
    person.sessions.all().delete()
    person.sign_in_links.all().delete()
    ImportFile.objects.waiting().delete()  # they may name the person
    person.name, person.email, person.number, person.title, person.pronouns = pseudonym, None, None, "", ""
    person.zone, person.locale, person.team = "UTC", "en", None
    person.works_from, person.works_until, person.works_on = time(9), time(17), "12345"
    person.country = person.region = ""
    person.save()


def has_left(person: Person) -> bool:
    """No employment holds today or begins later."""
    today = timezone.localdate()
    return not any(e.ends_on is None or e.ends_on > today for e in person.employments.all())
