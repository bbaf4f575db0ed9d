"""What the catalogue says of a table, of a field, and of a clock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import reduce
from operator import or_
from typing import Any, Literal

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import ngettext

from alongside.foundation.dates import months_before
from alongside.people.models import Person

Words = str | Promise
Policy = Callable[[Person], Q]
Unit = Literal["hours", "days", "months"]


@dataclass(frozen=True)
class Clock:
    """How long something is kept: so many units after something. `least` and `most` bound what may be chosen."""

    key: str
    room: str
    what: Words
    after: Words
    number: int
    unit: Unit
    least: int
    most: int

    @property
    def is_fixed(self) -> bool:
        return self.least == self.most

    def span_words(self, number: int) -> str:
        words = {
            "hours": ngettext("%d hour", "%d hours", number),
            "days": ngettext("%d day", "%d days", number),
            "months": ngettext("%d month", "%d months", number),
        }
        return words[self.unit] % number

    def before(self, at: datetime, number: int) -> datetime:
        """The moment that lies so long before `at`: what began earlier has outlived its time.

        Days and months are counted by the calendar here: ninety days before half past eleven at night is half past
        eleven at night, whether summer time began in between or not.
        """
        if self.unit == "hours":
            return at - timedelta(hours=number)
        here = timezone.localtime(at)
        return months_before(here, number) if self.unit == "months" else here - timedelta(days=number)


@dataclass(frozen=True)
class Field:
    """`is_dull`: a key, a link or a moment, said by a rule. `left_out`: why it is not in an archive."""

    name: str
    what: Words
    readers: Words
    left_out: Words
    is_dull: bool
    column: models.Field[Any, Any]


@dataclass(frozen=True)
class Seen:
    """A policy of a room, on the table itself or on one it belongs to."""

    path: str
    model: type[models.Model]
    policy: Policy

    def condition(self, person: Person) -> Q:
        if not self.path:
            return self.policy(person)
        return Q(**{f"{self.path}__in": self.model._default_manager.filter(self.policy(person)).values("pk")})


@dataclass(frozen=True)
class Entry:
    model: type[models.Model]
    room: str
    what: Words
    why: Words
    basis: Words
    readers: Words
    subject: tuple[str, ...]
    author: tuple[str, ...]
    seen: Seen | None
    clocks: tuple[str, ...]
    belongs_to: str
    is_held: bool
    is_erased: bool
    erased_of: tuple[str, ...]
    erased: Policy | None
    left_out: Words
    fields: tuple[Field, ...]

    @property
    def label(self) -> str:
        return self.model._meta.label

    @property
    def parent(self) -> type[models.Model] | None:
        """The table it is *as*."""
        return self.model._meta.get_field(self.belongs_to).related_model if self.belongs_to else None

    @property
    def about(self) -> str:
        """`subject`: whom it is about; `author`: who wrote it; `both`, or `none`."""
        if self.subject and self.author:
            return "both"
        return "subject" if self.subject else "author" if self.author else "none"

    @property
    def people(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.subject, *self.author)))

    def concerning(self, person: Person, paths: tuple[str, ...] | None = None) -> Q:
        """Rows that are about somebody, or by them."""
        return reduce(or_, self._each(person, self.people if paths is None else paths), Q(pk__in=[]))

    def _each(self, person: Person, paths: tuple[str, ...]) -> Iterator[Q]:
        for path in paths:
            is_list = "__" not in path and isinstance(self.model._meta.get_field(path), ArrayField)
            yield Q(**{f"{path}__contains": [person.pk]}) if is_list else Q(**{path: person.pk})

    def readable_by(self, person: Person) -> Q:
        """Rows of their own that somebody may read: what their archive holds."""
        mine = self.concerning(person)
        return mine & self.seen.condition(person) if self.seen else mine

    def goes_with(self, person: Person) -> Q:
        """Rows that are deleted when this person is erased."""
        if not self.is_erased:
            return Q(pk__in=[])
        own = self.concerning(person, self.erased_of or self.author or self.subject)
        return own & self.erased(person) if self.erased else own


@dataclass(frozen=True)
class Other:
    """Tables that are not ours, told of by the name of their app."""

    app: str
    what: Words
    why: Words
    readers: Words
    kept: Words
