"""Feed: a secret address at which a calendar program finds the talks of its owner. Kept as a hash, shown once."""

from __future__ import annotations

import secrets

from django.db import models, transaction

from alongside.foundation.encryption import hashed
from alongside.foundation.records import Record
from alongside.people.models import Person


class Feed(Record):
    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)

    def close(self) -> None:
        """From now on its address finds nothing."""
        self.delete()


@transaction.atomic
def open_feed(person: Person) -> str:
    """The secret part of its address. One that was open before is closed."""
    token = secrets.token_urlsafe(32)
    Feed.objects.filter(person=person).delete()
    Feed.objects.create(person=person, token_hash=hashed(token))
    return token


def feed_of_token(token: str) -> Feed | None:
    """The open feed at this address, of somebody who works here."""
    held = Feed.objects.filter(token_hash=hashed(token), person__in=Person.objects.employed())
    return held.select_related("person").first()
