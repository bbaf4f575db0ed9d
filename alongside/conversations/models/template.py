"""Template: a kind of conversation, edited by the HR partner in versions. A booked talk keeps its version."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Self
from uuid import UUID

from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.foundation.errors import NotPossible
from alongside.foundation.records import Record
from alongside.journal import actions as journal
from alongside.people.models import Person

from ..kinds import Kind, KindProblem, Prompt


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

    def get_absolute_url(self) -> str:
        return reverse("conversations:template", args=[self.key])

    @property
    def newest(self) -> TemplateVersion:
        return self.versions.select_related("by").latest("number")

    @transaction.atomic
    def publish(self, text: str, *, by: Person | None) -> TemplateVersion:
        """A new version out of its YAML. Talks already booked keep theirs. Raises `KindProblem`."""
        kind = self.read(text)
        Template.objects.select_for_update().get(pk=self.pk)  # two who publish at once get two numbers
        number = (self.versions.aggregate(most=models.Max("number"))["most"] or 0) + 1
        Template.objects.filter(pk=self.pk).update(name=kind.name)
        journal.record("template.published", about=self, by=by, number=number)
        return TemplateVersion.objects.create(template=self, number=number, text=text, is_formal=kind.formal, by=by)

    def read(self, text: str, bank: Mapping[str, Prompt] | None = None) -> Kind:
        """This kind out of YAML; another kind's is refused."""
        kind = Kind.from_yaml(text, bank=bank)
        if kind.key != self.key:
            raise KindProblem("key", _("is “%s” for this kind. Import another key as a kind of its own.") % self.key)
        return kind

    @transaction.atomic
    def retire(self, *, by: Person) -> None:
        """Offered for new talks no more. Talks already booked take place as they are."""
        if not Template.objects.offered().exclude(pk=self.pk).exists():
            raise NotPossible(_("This is the last kind on offer. Bring another one back first."))
        if not Template.objects.offered().filter(pk=self.pk).update(is_retired=True):
            raise NotPossible(_("This kind is not on offer any more."))
        journal.record("template.retired", about=self, by=by)

    @transaction.atomic
    def bring_back(self, *, by: Person) -> None:
        if not Template.objects.filter(pk=self.pk, is_retired=True).update(is_retired=False):
            raise NotPossible(_("This kind is on offer already."))
        journal.record("template.brought_back", about=self, by=by)


class TemplateVersion(Record):
    template = models.ForeignKey(Template, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    text = models.TextField()
    is_formal = models.BooleanField(default=False)
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
