"""Forgetting: what one clock deleted on one day, and what it will delete in the next thirty days. Counts, no names."""

from __future__ import annotations

from django.db import models

from alongside.foundation.records import Record


class Forgetting(Record):
    clock = models.CharField(max_length=40)
    day = models.DateField()
    number = models.PositiveSmallIntegerField()  # how long, when it ran
    gone = models.JSONField(default=dict)  # table → how many rows
    ahead = models.JSONField(default=dict)  # table → how many rows within thirty days
    oldest = models.DateField(null=True)  # of what is ahead

    class Meta:
        ordering = ["-day"]
        constraints = [models.UniqueConstraint(fields=["clock", "day"], name="forgets_once_a_day")]

    @property
    def gone_in_all(self) -> int:
        return sum(self.gone.values())

    @property
    def ahead_in_all(self) -> int:
        return sum(self.ahead.values())
