"""Source: where an administrator allows numbers to be fetched from. The address is apart: it may hold a password."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Self

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy

from alongside.foundation.encryption import EncryptedTextField
from alongside.foundation.records import Record
from alongside.journal import actions as journal
from alongside.people.models import Person

EVERY = timedelta(hours=23)  # once a day, whatever the clock does


class SourceQuerySet(models.QuerySet["Source"]):
    def due(self, at: datetime | None = None) -> Self:
        """Allowed, and not fetched yet today."""
        before = (at or timezone.now()) - EVERY
        return self.allowed().filter(Q(fetched_at__isnull=True) | Q(fetched_at__lte=before))

    def allowed(self) -> Self:
        return self.filter(forbidden_at__isnull=True)


class Source(Record):
    class Kind(models.TextChoices):
        URL = "url", gettext_lazy("A CSV file at a web address")
        SQL = "sql", gettext_lazy("A query to a PostgreSQL database")

    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=3, choices=Kind)
    allowed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    fetched_at = models.DateTimeField(null=True, blank=True)
    forbidden_at = models.DateTimeField(null=True, blank=True)
    problem = models.CharField(max_length=300, blank=True)

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["name"], condition=Q(forbidden_at__isnull=True), name="allowed_sources_by_name"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @transaction.atomic
    def forbid(self, *, by: Person) -> None:
        """Nothing is fetched from it any more, and its address is forgotten. What was read stays."""
        SourceAddress.objects.filter(source=self).delete()
        self.forbidden_at = timezone.now()
        self.save(update_fields=["forbidden_at"])
        journal.record("source.forbidden", about=self, by=by)

    def note_fetch(self, problem: str = "") -> None:
        """When it was asked, and what stood in the way: for whoever runs the house."""
        self.fetched_at, self.problem = timezone.now(), problem[:300]
        self.save(update_fields=["fetched_at", "problem"])


class SourceAddress(Record):
    """Read by administrators and the fetching job alone."""

    source = models.OneToOneField("kpis.Source", on_delete=models.CASCADE, related_name="address")
    address = EncryptedTextField()
    query = EncryptedTextField(blank=True)


@transaction.atomic
def allow_source(name: str, *, by: Person, kind: str, address: str, query: str = "") -> Source:
    source = Source.objects.create(name=name, kind=kind, allowed_by=by)
    SourceAddress.objects.create(source=source, address=address, query=query)
    journal.record("source.allowed", about=source, by=by)
    return source
