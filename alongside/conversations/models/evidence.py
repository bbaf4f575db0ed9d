"""Evidence: dated, sourced facts both can read before the talk. Either may add; either may see an item differently."""

from __future__ import annotations

from django.db import models

from alongside.foundation.records import Record
from alongside.people.models import Person


class EvidenceItem(Record):
    """A fact that one of the two adds by hand."""

    conversation = models.ForeignKey("conversations.Conversation", on_delete=models.CASCADE, related_name="evidence")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(max_length=2000)
    happened_on = models.DateField()
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-happened_on"]


class Remark(Record):
    """What one of the two adds to an item of the list, or how they see it. It stays beside the item."""

    ADDS, DIFFERS = "adds", "differs"

    conversation = models.ForeignKey("conversations.Conversation", on_delete=models.CASCADE, related_name="remarks")
    item = models.CharField(max_length=60)  # the item's address in the list: `promise:<key>`, `added:<key>`, …
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    how = models.CharField(max_length=7, choices=[(ADDS, ADDS), (DIFFERS, DIFFERS)])
    text = models.TextField(max_length=2000)

    class Meta:
        ordering = ["created_at"]
        indexes = [models.Index(fields=["conversation", "item"])]


class Brought(Record):
    """“Bring this”: one click puts an item of the list on one's own side of the talk."""

    conversation = models.ForeignKey("conversations.Conversation", on_delete=models.CASCADE, related_name="brought")
    item = models.CharField(max_length=60)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["conversation", "item", "by"], name="brought_once")]
