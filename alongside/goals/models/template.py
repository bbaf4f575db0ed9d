"""GoalTemplate: a goal worded once, to be offered to many. Each agrees to it, words it otherwise, or says not now."""

from __future__ import annotations

from typing import Any, Self

from django.db import models
from django.utils import timezone

from alongside.foundation.records import Record
from alongside.journal import actions as journal
from alongside.people.models import Person

from .parts import Measured


class GoalTemplateQuerySet(models.QuerySet["GoalTemplate"]):
    def standing(self) -> Self:
        return self.filter(retired_at__isnull=True)


class GoalTemplate(Record, Measured):
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    weeks = models.PositiveSmallIntegerField(default=12)
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = GoalTemplateQuerySet.as_manager()

    class Meta:
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title

    def facts(self) -> dict[str, Any]:
        """What a goal made from it begins with."""
        return {field.name: getattr(self, field.name) for field in Measured._meta.get_fields()}

    def retire(self, *, by: Person) -> None:
        """Offered to nobody any more. Goals made from it stay as they are."""
        self.retired_at = timezone.now()
        self.save(update_fields=["retired_at"])


def write_template(title: str, *, by: Person, **facts: Any) -> GoalTemplate:
    made = GoalTemplate.objects.create(title=title, by=by, **facts)
    journal.record("goal_template.written", about=made, by=by)
    return made
