"""Archive: a person's own data in one file, made for them by a job, theirs alone, gone after 24 hours.

The file lies in the home, encrypted; the row says whose it is. A file without its row cannot be opened by anybody.
"""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, Self

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.foundation.encryption import opened, sealed
from alongside.foundation.errors import NotPossible
from alongside.foundation.records import Record
from alongside.journal import actions as journal
from alongside.people.models import Person

KEPT = timedelta(hours=24)
PATIENCE = timedelta(minutes=10)  # after that, its job has ended without it


class ArchiveQuerySet(models.QuerySet["Archive"]):
    def usable(self, at: datetime | None = None) -> Self:
        return self.filter(created_at__gt=(at or timezone.now()) - KEPT)

    def delete(self) -> tuple[int, dict[str, int]]:
        """With their files, once the transaction is kept."""
        for key in self.values_list("pk", flat=True):
            transaction.on_commit(partial(place_of(key).unlink, missing_ok=True))
        return super().delete()


class Archive(Record):
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(null=True, blank=True)
    size = models.PositiveBigIntegerField(default=0)

    objects = ArchiveQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]

    @property
    def is_made(self) -> bool:
        return self.made_at is not None

    @property
    def is_on_its_way(self) -> bool:
        return not self.is_made and self.created_at > timezone.now() - PATIENCE

    @property
    def ends_at(self) -> datetime:
        return self.created_at + KEPT

    def keep(self, packed: bytes) -> None:
        """Write the file, whole or not at all."""
        place = place_of(self.pk)
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = place.with_suffix(".partial")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
            out.write(sealed(packed, self.pk.bytes))
        draft.rename(place)
        self.made_at, self.size = timezone.now(), len(packed)
        self.save(update_fields=["made_at", "size"])

    def read(self) -> bytes:
        try:
            return opened(place_of(self.pk).read_bytes(), self.pk.bytes)
        except FileNotFoundError:
            raise NotPossible(_("This file is not here any more. Ask for a new one: it takes a minute.")) from None


def place_of(key: Any) -> Path:
    return Path(settings.HOME) / "archives" / f"{key}.sealed"


@transaction.atomic
def ask_for_archive(person: Person) -> Archive:
    """A new one; those before it go. While one is being made, it is that one."""
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)  # a double click makes one
    mine = Archive.objects.filter(person=person)
    if standing := next((a for a in mine if a.is_on_its_way), None):
        return standing
    mine.delete()
    archive = Archive.objects.create(person=person)
    journal.record("archive.asked", about=archive, by=person)
    from ..jobs import make_archive_soon

    make_archive_soon(archive)
    return archive


def delete_leftovers(at: datetime | None = None) -> int:
    """Files whose rows are gone. Returns how many."""
    before = ((at or timezone.now()) - KEPT).timestamp()
    left = [file for file in place_of("x").parent.glob("*") if file.stat().st_mtime < before]
    for file in left:
        file.unlink(missing_ok=True)
    return len(left)
