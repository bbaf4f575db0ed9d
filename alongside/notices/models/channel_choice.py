"""ChannelChoice: which of somebody's notices also go to a channel. Without a row, none."""

from __future__ import annotations

from django.db import models

from alongside.foundation.records import Record
from alongside.people.models import Person

from .channel import Channel

RECAP = "recap.exists"  # not a notice of one: said in a channel that both of the two chose


class ChannelChoice(Record):
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="choices")
    kinds = models.JSONField(default=list)
    name_there = models.CharField(
        max_length=64, blank=True
    )  # what they are called there, where an address is not enough

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "channel"], name="one_choice_a_channel")]
