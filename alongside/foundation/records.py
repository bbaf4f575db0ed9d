"""Base classes of models."""

from collections.abc import Iterable
from typing import Any, Self
from uuid import UUID

import uuid_utils.compat
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from .errors import NotPossible


def new_key() -> UUID:
    """A UUIDv7 (RFC 9562), made in Python so that a row's key is known before it is written."""
    return uuid_utils.compat.uuid7()


class Record(models.Model):
    """Anything with a key and a moment."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        abstract = True


class Stale(NotPossible):
    """Somebody saved a newer text in between. Carries both, of each field that differs, so that nothing is lost."""

    def __init__(
        self, field: str, *, theirs: str, mine: str, version: int, more: Iterable[tuple[str, str, str]] = ()
    ) -> None:
        super().__init__(_("This was changed while you were writing. Both texts are below: keep what you need."))
        self.field, self.theirs, self.mine, self.version = field, theirs, mine, version
        self.texts = [(field, theirs, mine), *more]

    @property
    def version_field(self) -> str:
        """What the form calls the version: with the same prefix as its text."""
        prefix, dash, _name = self.field.rpartition("-")
        return f"{prefix}{dash}version"


class Versioned(Record):
    """A row that two people may write: saved only on top of the version that was read."""

    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True

    def rewrite(self, *, version: int, **fields: Any) -> Self:
        """Save `fields` if nobody wrote since `version`; otherwise raise `Stale` with both texts."""
        cls = type(self)
        changed = cls._default_manager.filter(pk=self.pk, version=version).update(version=version + 1, **fields)
        self.refresh_from_db()
        if not changed:
            both = [(name, getattr(self, name), mine) for name, mine in fields.items()]
            differing = [(name, str(theirs), str(mine)) for name, theirs, mine in both if mine != theirs]
            if differing:
                (name, theirs, mine), *more = differing
                raise Stale(name, theirs=theirs, mine=mine, version=self.version, more=more)
        return self
