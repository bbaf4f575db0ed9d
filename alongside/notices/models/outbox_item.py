"""OutboxItem: a mail, or a message to a channel, on its way.

Written in the transaction of its cause, sent by the worker, one row at a time.

waiting → sending → sent. *Unknown*: the worker ended between sending and writing it down, and repeating was not
allowed. *Given up*: not sent, `why` says the reason. What the letter held is forgotten once it has ended.
"""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Self
from urllib.parse import urlsplit

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from alongside.foundation.records import Record
from alongside.people.models import Person

from .channel import Channel

TO_A_PERSON, TRIAL, OF_BOTH = "notices/channels/notice", "notices/channels/trial", "notices/channels/recap"
NOBODYS = (TRIAL, OF_BOTH)  # messages to a channel that are not to a person


class OutboxQuerySet(models.QuerySet["OutboxItem"]):
    def to_be_sent(self, at: datetime | None = None) -> Self:
        """Due, or left in the middle by a worker that ended. Certain letters go first."""
        now = at or timezone.now()
        ready = Q(state="waiting", due__lte=now) | Q(state="sending", lease_until__lt=now)
        return self.filter(ready).order_by("delivery", "due", "created_at")

    def counted(self, recipient: Person, since: datetime) -> Self:
        """Messages that somebody got, or may have got, and that could have stayed away."""
        left = self.filter(recipient=recipient, delivery="once", state__in=["sending", "sent", "unknown"])
        return left.filter(claimed_at__gte=since).exclude(template__in=NOBODYS)

    def by_mail(self) -> Self:
        return self.filter(channel__isnull=True)

    def by_channel(self, at: datetime | None = None) -> Self:
        """To channels that do not rest."""
        awake = Q(channel__rests_until__isnull=True) | Q(channel__rests_until__lte=at or timezone.now())
        return self.filter(awake, channel__isnull=False)


class OutboxItem(Record):
    class State(models.TextChoices):
        WAITING = "waiting"
        SENDING = "sending"
        SENT = "sent"
        UNKNOWN = "unknown"
        GIVEN_UP = "given_up"

    class Delivery(models.TextChoices):
        CERTAIN = "certain"  # at least once; a repeat carries the same Message-ID
        ONCE = "once"  # at most once

    key = models.CharField(max_length=200, unique=True)
    recipient = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    template = models.CharField(max_length=80)
    context = models.JSONField(default=dict)
    calendar = models.BinaryField(default=bytes)
    delivery = models.CharField(max_length=7, choices=Delivery)
    channel = models.ForeignKey(Channel, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    message = models.CharField(max_length=200, blank=True)  # a notice by mail and by a channel is one message
    due = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(null=True, blank=True)  # after that it is not worth sending
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    claimed_at = models.DateTimeField(null=True, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    why = models.CharField(max_length=200, blank=True)

    objects = OutboxQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["delivery", "due"], condition=Q(state__in=["waiting", "sending"]), name="outbox_to_be_sent"
            ),
            models.Index(fields=["recipient", "claimed_at"], condition=Q(delivery="once"), name="outbox_counted"),
            models.Index(fields=["ended_at"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="sending") | Q(lease_until__isnull=False), name="sending_has_a_lease"
            )
        ]

    @property
    def message_id(self) -> str:
        """The same however often it is sent: made of the key alone (RFC 5322 §3.6.4)."""
        host = urlsplit(settings.BASE_URL).hostname or "localhost"
        return f"<{hashlib.sha256(self.key.encode()).hexdigest()[:40]}@{host}>"

    @property
    def counts_as(self) -> str:
        return self.message or self.key

    @property
    def may_be_repeated(self) -> bool:
        return self.delivery == self.Delivery.CERTAIN

    def end(self, state: str, why: str = "") -> None:
        """Nothing more will be done with it, so what it held is forgotten: it may hold a link that signs in."""
        self.state, self.why, self.ended_at, self.lease_until = state, why[:200], timezone.now(), None
        self.context, self.calendar = {}, b""
        self.save()

    def wait_until(self, due: datetime, why: str) -> None:
        """Surely not sent: try again then."""
        self.state, self.due, self.why, self.lease_until = self.State.WAITING, due, why[:200], None
        self.save()
