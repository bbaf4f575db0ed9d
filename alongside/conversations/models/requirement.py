"""Requirement: a kind that law or a works agreement requires of each person, by an agreement with a name and a day.

Off until two say so: an HR partner proposes it, an administrator who is no HR partner confirms. Either ends it alone.
It holds for talks planned after it was confirmed, and shows the HR partner in charge whether such a talk was held, for
which day it is planned, or that the guest declined it; never a word.
"""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.foundation.errors import NotPossible
from alongside.foundation.records import Record
from alongside.journal import actions as journal
from alongside.people.models import Person, company_day

from .template import Template


class RequirementQuerySet(models.QuerySet["Requirement"]):
    def in_force(self) -> Self:
        return self.filter(start__isnull=False, end__isnull=True)

    def proposed(self) -> Self:
        return self.filter(start__isnull=True, end__isnull=True)

    def ended(self) -> Self:
        return self.filter(end__isnull=False)

    def whole(self) -> Self:
        return self.select_related("template", "by", "start__by", "end__by")


class Requirement(Record):
    template = models.ForeignKey(Template, on_delete=models.PROTECT, related_name="requirements")
    agreement = models.CharField(max_length=200)
    agreed_on = models.DateField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    objects = RequirementQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.template.name

    def get_absolute_url(self) -> str:
        return reverse("conversations:requirement", args=[self.pk])

    @property
    def is_in_force(self) -> bool:
        return hasattr(self, "start") and not hasattr(self, "end")

    @transaction.atomic
    def confirm(self, *, by: Person) -> RequirementStart:
        """The second person. From now on, for talks that are planned from now on."""
        if by == self.by:
            raise NotPossible(_("You proposed it. Somebody else has to confirm it."))
        if hasattr(self, "start") or hasattr(self, "end"):
            raise NotPossible(_("This was answered already."))
        start = RequirementStart.objects.create(requirement=self, by=by)
        journal.record("requirement.confirmed", about=self, by=by, concerns=[self.by])
        return start

    @transaction.atomic
    def finish(self, *, by: Person) -> RequirementEnd:
        """One is enough: HR partners see less from that moment, and of talks that took place under it too."""
        if hasattr(self, "end"):
            raise NotPossible(_("This has ended already."))
        end = RequirementEnd.objects.create(requirement=self, by=by)
        journal.record("requirement.ended", about=self, by=by, concerns=[self.by])
        return end


class RequirementStart(Record):
    requirement = models.OneToOneField(Requirement, on_delete=models.PROTECT, related_name="start")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")


class RequirementEnd(Record):
    requirement = models.OneToOneField(Requirement, on_delete=models.PROTECT, related_name="end")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")


@transaction.atomic
def require(template: Template, *, agreement: str, agreed_on: date, by: Person) -> Requirement:
    """Proposed, and nothing more: nobody sees anything else until a second person confirms."""
    Template.objects.select_for_update().get(pk=template.pk)  # two who propose at once make one proposal
    if template.requirements.filter(end__isnull=True).exists():
        raise NotPossible(_("This kind is proposed or required already. End that first."))
    if agreed_on > company_day():
        raise NotPossible(_("Name the day on which it was agreed: today or before."))
    requirement = Requirement.objects.create(template=template, agreement=agreement, agreed_on=agreed_on, by=by)
    journal.record("requirement.proposed", about=requirement, by=by)
    return requirement
