"""Template: a kind of conversation, edited by the HR partner in versions. A booked talk keeps its version."""

from __future__ import annotations

from functools import lru_cache
from typing import Self
from uuid import UUID

from django.db import models, transaction

from alongside.foundation.records import Record
from alongside.people.models import Person

from ..kinds import Kind


class TemplateQuerySet(models.QuerySet["Template"]):
    def offered(self) -> Self:
        return self.filter(is_retired=False)


class Template(Record):
    key = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=80)
    is_retired = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)

    objects = TemplateQuerySet.as_manager()

    class Meta:
        ordering = ["position", "name"]

    def __str__(self) -> str:
        return self.name

    @property
    def newest(self) -> TemplateVersion:
        return self.versions.latest("number")

    @transaction.atomic
    def publish(self, text: str, *, by: Person | None) -> TemplateVersion:
        """A new version out of its YAML. Talks already booked keep theirs. Raises `KindProblem`."""
        kind = Kind.from_yaml(text)
        number = (self.versions.aggregate(most=models.Max("number"))["most"] or 0) + 1
        Template.objects.filter(pk=self.pk).update(name=kind.name)
        return TemplateVersion.objects.create(template=self, number=number, text=text, by=by)


class TemplateVersion(Record):
    template = models.ForeignKey(Template, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    text = models.TextField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["template", "number"], name="version_numbered_once")]

    @property
    def kind(self) -> Kind:
        return _read(self.pk, self.text)


@lru_cache(maxsize=256)
def _read(_version: UUID, text: str) -> Kind:
    """A version never changes, so its YAML is read once a process."""
    return Kind.from_yaml(text)
