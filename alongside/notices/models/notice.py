"""Notice: a line in somebody's inbox here. Its sentence is made when it is shown, in the reader's language."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from alongside.foundation.records import Record
from alongside.people.models import Person

from ..kinds import kind_of
from ..quiet import next_working_moment


class NoticeQuerySet(models.QuerySet["Notice"]):
    def visible_to(self, person: Person) -> Self:
        return self.filter(recipient=person)

    def unseen(self) -> Self:
        return self.filter(seen_at__isnull=True)

    def here(self, at: datetime | None = None) -> Self:
        """Without those that were put off until later."""
        return self.filter(Q(returns_at__isnull=True) | Q(returns_at__lte=at or timezone.now()))

    def newest_first(self) -> Self:
        """One that was put off is as new as the day on which it returned."""
        return self.order_by(Coalesce("returns_at", "created_at").desc(), "-id")


class Notice(Record):
    key = models.CharField(max_length=200, unique=True)  # said once, however often its cause is looked at
    recipient = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    event = models.CharField(max_length=60)
    about_type = models.CharField(max_length=60)
    about_id = models.UUIDField()
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    facts = models.JSONField(default=dict)  # what the sentence names besides who; never private text
    link = models.CharField(max_length=300)
    seen_at = models.DateTimeField(null=True, blank=True)
    returns_at = models.DateTimeField(null=True, blank=True)  # put off until then

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-id"]
        indexes = [
            models.Index(fields=["recipient", "-created_at"]),
            models.Index(fields=["recipient"], condition=Q(seen_at__isnull=True), name="notice_unseen"),
            models.Index(fields=["about_id"]),
        ]

    @property
    def sentence(self) -> str:
        """What happened, in the language of whoever reads it now."""
        name = self.by.short_name if self.by else ""
        return kind_of(self.event).sentence_with(by=name, **self.facts)

    @property
    def reason(self) -> str:
        """Why this person gets it."""
        return str(kind_of(self.event).reason)

    def put_off(self, days: int) -> None:
        """Away until the beginning of a working day of its reader's, so many days from now; then it is new again."""
        local = timezone.now().astimezone(self.recipient.tzinfo) + timedelta(days=days)
        begins = local.replace(hour=0, minute=0, second=0, microsecond=0)
        self.returns_at, self.seen_at = next_working_moment(self.recipient, begins), None
        self.save(update_fields=["returns_at", "seen_at"])

    def see(self) -> None:
        if self.seen_at is None:
            self.seen_at = timezone.now()
            self.save(update_fields=["seen_at"])
