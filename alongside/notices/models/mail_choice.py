"""MailChoice: whether somebody wants a kind of notice by mail as well. Without a row, the kind's own default holds."""

from __future__ import annotations

from django.db import models

from alongside.foundation.records import Record
from alongside.people.models import Person


class MailChoice(Record):
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=60)
    wanted = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "kind"], name="one_mail_choice_a_kind")]
