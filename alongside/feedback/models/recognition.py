"""Recognition: what went well, said to the person who did it; private, or in view of their team."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Self

from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.foundation.errors import NotPossible
from alongside.foundation.records import Record
from alongside.journal import actions as journal
from alongside.people.models import Person, company_day

from . import tie
from .draft import Draft, forget_draft
from .occasion_answer import answer_occasion


class RecognitionQuerySet(models.QuerySet["Recognition"]):
    def with_records(self) -> Self:
        return self.select_related("author", "subject", "hiding")

    def received(self, by: Person) -> Self:
        return self.filter(subject=by)

    def given(self, by: Person) -> Self:
        return self.filter(author=by)


class Recognition(Record):
    class Quality(models.TextChoices):
        EFFORT = "effort", gettext_lazy("Effort")
        LEARNING = "learning", gettext_lazy("Learning")
        RESILIENCE = "resilience", gettext_lazy("Resilience")
        OWNERSHIP = "ownership", gettext_lazy("Ownership")
        RESULT = "result", gettext_lazy("Result")
        COLLABORATION = "collaboration", gettext_lazy("Collaboration")

    class Audience(models.TextChoices):
        PERSON = "person", gettext_lazy("Only the person")
        TEAM = "team", gettext_lazy("The person and their team")

    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    subject = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    quality = models.CharField(max_length=13, choices=Quality)
    audience = models.CharField(max_length=6, choices=Audience, default=Audience.PERSON)
    situation = models.TextField(max_length=1000, blank=True)
    behaviour = models.TextField(max_length=4000)
    impact = models.TextField(max_length=2000, blank=True)
    value = models.CharField(max_length=200, blank=True)  # as it was named then
    given_on = models.DateField(default=company_day)

    objects = RecognitionQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["subject", "-created_at"]), models.Index(fields=["author", "-created_at"])]
        constraints = [
            models.CheckConstraint(condition=~Q(author=models.F("subject")), name="recognition_is_for_another"),
        ]

    tie, untie = tie.tie, tie.untie

    def get_absolute_url(self) -> str:
        return reverse("feedback:recognition", args=[self.pk])

    @property
    def tie_place(self) -> str:
        return reverse("feedback:recognition_tie", args=[self.pk])

    @property
    def people(self) -> tuple[Person, Person]:
        """The one it is about first, always."""
        return self.subject, self.author

    @property
    def is_hidden(self) -> bool:
        return hasattr(self, "hiding")

    @property
    def is_in_view(self) -> bool:
        """Whether the team reads it now."""
        return self.audience == self.Audience.TEAM and not self.is_hidden

    @transaction.atomic
    def hide(self, *, by: Person) -> None:
        """Out of the team's view. A double click hides it once."""
        if self.audience != self.Audience.TEAM:
            raise NotPossible(_("Only the two of you can read it. There is nothing to take out of view."))
        if Hiding.objects.get_or_create(recognition=self, defaults={"by": by})[1]:
            journal.record("recognition.hidden", about=self, by=by, concerns=[by])

    @transaction.atomic
    def show(self, *, by: Person) -> None:
        """Back into the team's view."""
        if Hiding.objects.filter(recognition=self).delete()[0]:
            journal.record("recognition.shown", about=self, by=by, concerns=[by])

    @transaction.atomic
    def take_back(self, *, by: Person) -> None:
        journal.record("recognition.taken_back", about=self, by=by, concerns=[by])
        self.delete()


class Hiding(Record):
    """That its receiver took it out of the team's view."""

    recognition = models.OneToOneField(Recognition, on_delete=models.CASCADE, related_name="hiding")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")


@transaction.atomic
def recognise(
    subject: Person,
    words: Mapping[str, str],
    *,
    by: Person,
    audience: str,
    on: date | None = None,
    occasion: str = "",
) -> Recognition:
    """`words`: quality, behaviour; and, if there is more to say, situation, impact, value.

    `occasion`: what it was offered for; it is not offered to them again.
    """
    if subject.pk == by.pk:
        raise NotPossible(_("This is about yourself. Write it into your log, or choose somebody else."))
    given = Recognition.objects.create(
        author=by, subject=subject, audience=audience, given_on=on or company_day(), **words
    )
    forget_draft(by, subject, Draft.Kind.RECOGNITION)
    if occasion:
        answer_occasion(occasion, by=by)
    journal.record("recognition.given", about=given, by=by, concerns=given.people)
    return given
