"""RoleExpectation: what is expected of everybody in a role, in a short dated text by HR. The same for all of them."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Window
from django.db.models.functions import Lower, RowNumber
from django.utils import timezone

from alongside.foundation.records import Record
from alongside.journal import actions as journal
from alongside.people.models import Person


class RoleExpectationQuerySet(models.QuerySet["RoleExpectation"]):
    def visible_to(self, person: Person) -> Self:
        from ..policies import expectations_visible_to

        return self.filter(expectations_visible_to(person))

    def current(self, on: date | None = None) -> Self:
        """The newest text of each role and level that holds by then."""
        newest = Window(
            RowNumber(), partition_by=[Lower("role"), F("level")], order_by=[F("since").desc(), F("id").desc()]
        )
        return self.filter(since__lte=on or timezone.localdate()).annotate(place=newest).filter(place=1)

    def of_role(self, title: str) -> Self:
        return self.filter(role__iexact=title.strip())


class RoleExpectation(Record):
    role = models.CharField(max_length=160)
    level = models.CharField(max_length=60, blank=True)
    text = models.TextField(max_length=2000)
    since = models.DateField(default=timezone.localdate)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    objects = RoleExpectationQuerySet.as_manager()

    class Meta:
        ordering = ["role", "level", "-since"]

    def __str__(self) -> str:
        return f"{self.role}, {self.level}" if self.level else self.role


def expect(role: str, text: str, *, by: Person, level: str = "", since: date | None = None) -> RoleExpectation:
    """A new text for a role. The one before stays readable with its date."""
    made = RoleExpectation.objects.create(
        role=role.strip(), level=level.strip(), text=text, by=by, since=since or timezone.localdate()
    )
    journal.record("role.expected", about=made, by=by)
    return made
