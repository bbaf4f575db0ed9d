"""Conversation: one talk between a host and a guest. Its state is read off its records, never written."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cached_property
from typing import Any, Self
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from alongside.foundation.records import Versioned
from alongside.people.models import Person

from ..kinds import Kind
from . import cancellation, conclusion, entrance, move, pause, planning
from .relationship import Relationship
from .template import TemplateVersion


class ConversationQuerySet(models.QuerySet["Conversation"]):
    def visible_to(self, person: Person) -> Self:
        from .. import policies

        return self.filter(policies.conversations_visible_to(person))

    def with_records(self) -> Self:
        """All that a line in a list shows, in one statement."""
        return self.select_related(
            "relationship__guest__team",
            "relationship__host__team",
            "template_version__template",
            "cancellation",
            "conclusion",
            "recap",
        )

    def of(self, person: Person | UUID) -> Self:
        """They are one of the two, whatever else they may read."""
        return self.filter(Q(relationship__guest=person) | Q(relationship__host=person))

    def open(self) -> Self:
        return self.filter(conclusion__isnull=True, cancellation__isnull=True)

    def held(self) -> Self:
        return self.filter(conclusion__isnull=False)

    def planned(self) -> Self:
        """Still to come: neither concluded nor cancelled, and not begun."""
        return self.open().filter(started_at__isnull=True)

    def between(self, since: datetime, until: datetime) -> Self:
        return self.filter(starts_at__gte=since, starts_at__lt=until)


class Conversation(Versioned):
    relationship = models.ForeignKey(Relationship, on_delete=models.PROTECT, related_name="conversations")
    template_version = models.ForeignKey(TemplateVersion, on_delete=models.PROTECT, related_name="+")
    requirement = models.ForeignKey(  # in force when it was planned: a later one changes nothing for it
        "Requirement", null=True, blank=True, on_delete=models.PROTECT, related_name="talks"
    )
    planned_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=300, blank=True)
    starts_at = models.DateTimeField(null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(default=30)
    place = models.CharField(max_length=200, blank=True)
    setting = models.CharField(max_length=8, choices=planning.Setting, blank=True)  # how freely one talks there
    started_at = models.DateTimeField(null=True, blank=True)
    stage = models.CharField(max_length=20, blank=True)  # where the two are, while under way
    asked = models.JSONField(default=dict)  # stage → keys of the questions chosen for this talk
    in_calendar = models.BooleanField(default=False)  # it stands in a calendar of the two: nobody is invited
    writes_alone = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = ConversationQuerySet.as_manager()

    # what can happen to a conversation
    schedule, move = planning.schedule, move.move
    word_purpose = planning.word_purpose
    cancel = cancellation.cancel
    start, enter, leave = entrance.start, entrance.enter, entrance.leave
    share_one_screen, use_two_screens = entrance.share_one_screen, entrance.use_two_screens
    go_to = entrance.go_to
    pause, resume = pause.pause, pause.resume
    conclude, reopen = conclusion.conclude, conclusion.reopen

    class Meta:
        ordering = ["-starts_at", "-created_at"]
        indexes = [models.Index(fields=["relationship", "starts_at"]), models.Index(fields=["starts_at"])]
        constraints = [
            models.CheckConstraint(condition=Q(minutes__gte=5, minutes__lte=480), name="talk_of_five_minutes_to_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.kind.name}: {self.relationship.guest.short_name}, {self.relationship.host.short_name}"

    def get_absolute_url(self) -> str:
        return reverse("conversations:show", args=[self.pk])

    @property
    def where(self) -> str:
        """For the invitation: the place. Only where none is named, a walk or a call is one; never who could look in."""
        says_where = self.setting in (planning.Setting.WALK, planning.Setting.CALL)
        return self.place or (str(planning.Setting(self.setting).label) if says_where else "")

    @property
    def kind(self) -> Kind:
        return self.template_version.kind

    @property
    def guest(self) -> Person:
        return self.relationship.guest

    @property
    def host(self) -> Person:
        return self.relationship.host

    @property
    def is_light(self) -> bool:
        return self.kind.weight == "light"

    @property
    def ends_at(self) -> datetime | None:
        return self.starts_at + timedelta(minutes=self.minutes) if self.starts_at else None

    @property
    def is_cancelled(self) -> bool:
        return hasattr(self, "cancellation")

    @property
    def is_concluded(self) -> bool:
        return hasattr(self, "conclusion")

    @property
    def is_open(self) -> bool:
        return not self.is_concluded and not self.is_cancelled

    @property
    def is_planned(self) -> bool:
        """Still to come."""
        return self.is_open and self.started_at is None

    @property
    def is_under_way(self) -> bool:
        return self.started_at is not None and self.is_open

    @property
    def has_recap(self) -> bool:
        return hasattr(self, "recap")

    @property
    def is_paused(self) -> bool:
        return self.pauses.filter(ended_at__isnull=True).exists()

    @cached_property
    def present(self) -> set[Any]:
        """Keys of the people who have entered the room at least once."""
        return set(self.entrances.values_list("person_id", flat=True))

    @property
    def both_have_entered(self) -> bool:
        return {self.relationship.guest_id, self.relationship.host_id} <= self.present

    @property
    def is_long_ago(self) -> bool:
        """Planned for a time that is well past, and nobody said whether it took place."""
        return self.is_open and self.starts_at is not None and self.starts_at < timezone.now() - timedelta(hours=12)
