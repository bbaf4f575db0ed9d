"""Entry: one thing that happened. Names the thing and the people it concerns; never a word of content."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from alongside.foundation.records import Record


class Entry(Record):
    event = models.CharField(max_length=60)
    about_type = models.CharField(max_length=60)
    about_id = models.UUIDField()
    by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    concerns = ArrayField(models.UUIDField(), default=list)
    facts = models.JSONField(default=dict)

    class Meta:
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["about_id", "created_at"])]
