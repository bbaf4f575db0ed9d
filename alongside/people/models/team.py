"""A team: a name people use, inside another team or on its own."""

from django.db import models

from alongside.foundation.records import Record


class Team(Record):
    name = models.CharField(max_length=120, unique=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts")

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
