"""A file of people between its preview and its import. Its bytes go when it is applied, and the rest a day after."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.urls import reverse
from django.utils import timezone

from alongside.foundation.records import Record

KEPT = timedelta(hours=24)


class ImportFileQuerySet(models.QuerySet["ImportFile"]):
    def outdated(self, at: datetime | None = None) -> Self:
        return self.filter(created_at__lt=(at or timezone.now()) - KEPT)

    def waiting(self) -> Self:
        return self.filter(applied_at__isnull=True)


class ImportFile(Record):
    """`choices` is what was decided by hand; `outcome` holds counts, never names."""

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="import_files")
    filename = models.CharField(max_length=200)
    data = models.BinaryField()
    choices = models.JSONField(default=dict)
    applied_at = models.DateTimeField(null=True, blank=True)
    outcome = models.JSONField(default=dict)

    objects = ImportFileQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.filename

    def get_absolute_url(self) -> str:
        return reverse("people:import", args=[self.pk])

    def decide(self, choices: dict[str, object]) -> None:
        """Keep what was decided by hand about the file."""
        self.choices = choices
        self.save(update_fields=["choices"])

    def conclude(self, outcome: dict[str, int]) -> None:
        """It is applied: its bytes are not needed any more."""
        self.data, self.applied_at, self.outcome = b"", timezone.now(), outcome
        self.save(update_fields=["data", "applied_at", "outcome"])
