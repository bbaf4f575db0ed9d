"""Channel: a place in Slack, Mattermost or Microsoft Teams to which an administrator connected a webhook.

How it is doing stands here too. The first message that cannot be brought lets it rest for a minute, then two, four …
an hour at most; one message is tried after each rest, and the first that arrives ends it.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import Self

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy

from alongside.foundation.encryption import EncryptedTextField
from alongside.foundation.records import Record
from alongside.foundation.waiting import later_and_later
from alongside.journal import actions as journal
from alongside.people.models import Person

REFUSALS = 5  # so many in a row are no longer about one message
SHORTEST, LONGEST = timedelta(minutes=1), timedelta(hours=1)
UNTIL_SAID = timedelta(minutes=15)  # then administrators are told


class ChannelQuerySet(models.QuerySet["Channel"]):
    def connected(self) -> Self:
        return self.filter(disconnected_at__isnull=True)

    def down(self, at: datetime | None = None) -> Self:
        """Nothing has arrived for a quarter of an hour, or five in a row were refused."""
        long_ago = (at or timezone.now()) - UNTIL_SAID
        return self.connected().filter(Q(failing_since__lte=long_ago) | Q(failures__gte=REFUSALS))


class Channel(Record):
    class Kind(models.TextChoices):
        SLACK = "slack", gettext_lazy("Slack")
        MATTERMOST = "mattermost", gettext_lazy("Mattermost")
        TEAMS = "teams", gettext_lazy("Microsoft Teams")

    class Reach(models.TextChoices):
        SHARED = "shared", gettext_lazy("A channel that several people read")
        DIRECT = "direct", gettext_lazy("A direct message to each person")

    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=10, choices=Kind)
    reach = models.CharField(max_length=6, choices=Reach)
    connected_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    disconnected_at = models.DateTimeField(null=True, blank=True)
    brought_at = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveIntegerField(default=0)  # in a row
    failing_since = models.DateTimeField(null=True, blank=True)
    rests_until = models.DateTimeField(null=True, blank=True)
    problem = models.CharField(max_length=200, blank=True)

    objects = ChannelQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["name"], condition=Q(disconnected_at__isnull=True), name="connected_channels_by_name"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_shared(self) -> bool:
        return self.reach == self.Reach.SHARED

    @property
    def asks_for_name(self) -> bool:
        """The others find a person by their e-mail address."""
        return self.kind == self.Kind.MATTERMOST and not self.is_shared

    @transaction.atomic
    def disconnect(self, *, by: Person) -> None:
        """Nothing is brought to it any more, and its address is forgotten."""
        ChannelAccess.objects.filter(channel=self).delete()
        self.disconnected_at = timezone.now()
        self.save(update_fields=["disconnected_at"])
        journal.record("channel.disconnected", about=self, by=by)

    def note_arrival(self) -> None:
        self.brought_at, self.failures, self.failing_since, self.rests_until, self.problem = (
            timezone.now(),
            0,
            None,
            None,
            "",
        )
        self.save(update_fields=["brought_at", "failures", "failing_since", "rests_until", "problem"])

    def note_problem(self, why: str, *, is_away: bool) -> None:
        """`is_away`: nothing can be brought now. A refusal may be about one message alone, unless it repeats."""
        now = timezone.now()
        self.failures, self.failing_since, self.problem = self.failures + 1, self.failing_since or now, why[:200]
        if is_away or self.failures >= REFUSALS:
            self.rests_until = now + later_and_later(self.failures, SHORTEST, LONGEST)
        self.save(update_fields=["failures", "failing_since", "rests_until", "problem"])


class ChannelAccess(Record):
    """Read by administrators and the delivering job alone: whoever has the address can write to the channel."""

    channel = models.OneToOneField("notices.Channel", on_delete=models.CASCADE, related_name="access")
    address = EncryptedTextField()
    secret = EncryptedTextField()  # signs every message


@transaction.atomic
def connect(name: str, *, by: Person, kind: str, reach: str, address: str) -> Channel:
    channel = Channel.objects.create(name=name, kind=kind, reach=reach, connected_by=by)
    ChannelAccess.objects.create(channel=channel, address=address, secret=secrets.token_urlsafe(32))
    journal.record("channel.connected", about=channel, by=by)
    return channel
