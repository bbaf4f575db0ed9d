"""Feedback: what somebody saw another do. Its sender may change it until it is read; its receiver may widen it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Self

from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.foundation.errors import NotPossible
from alongside.foundation.records import Versioned
from alongside.journal import actions as journal
from alongside.people.models import Person, company_day

from . import answering, tie, widening
from .draft import Draft, forget_draft

AT_ONCE = timedelta(days=7)  # what comes within a week is heard as one judgement
WORDS = ("situation", "behaviour", "impact", "next_step", "question")


class FeedbackQuerySet(models.QuerySet["Feedback"]):
    def with_records(self) -> Self:
        return self.select_related("author", "subject", "reading", "thanks")

    def received(self, by: Person) -> Self:
        return self.filter(subject=by)

    def given(self, by: Person) -> Self:
        return self.filter(author=by)

    def unread(self) -> Self:
        return self.filter(reading__isnull=True)

    def at_once(self) -> Self:
        return self.filter(given_on__gt=company_day() - AT_ONCE)


class Feedback(Versioned):
    class Audience(models.TextChoices):
        PERSON = "person", gettext_lazy("Only the person")
        MANAGER = "manager", gettext_lazy("The person and their manager")

    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    subject = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    audience = models.CharField(max_length=7, choices=Audience, default=Audience.PERSON)
    situation = models.TextField(max_length=1000, blank=True)
    behaviour = models.TextField(max_length=4000)
    impact = models.TextField(max_length=2000, blank=True)
    next_step = models.TextField(max_length=1000, blank=True)
    question = models.TextField(max_length=500, blank=True)  # intent is asked, never assumed
    given_on = models.DateField(default=company_day)

    objects = FeedbackQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["subject", "-created_at"]), models.Index(fields=["author", "-created_at"])]
        constraints = [
            models.CheckConstraint(condition=~Q(author=models.F("subject")), name="feedback_is_for_another"),
        ]

    # what can happen to it
    read, thank, reply, ask_back = answering.read, answering.thank, answering.reply, answering.ask_back
    widen = widening.widen
    tie, untie = tie.tie, tie.untie

    def get_absolute_url(self) -> str:
        return reverse("feedback:show", args=[self.pk])

    @property
    def tie_place(self) -> str:
        return reverse("feedback:tie", args=[self.pk])

    @property
    def people(self) -> tuple[Person, Person]:
        """The one it is about first, always."""
        return self.subject, self.author

    @property
    def is_read(self) -> bool:
        return hasattr(self, "reading")

    @property
    def is_thanked(self) -> bool:
        return hasattr(self, "thanks")

    def other(self, person: Person) -> Person:
        return self.author if person.pk == self.subject_id else self.subject

    def reword(self, *, version: int, **words: Any) -> None:
        """Its sender, until it is read. The row rules say the same, so that both at once cannot happen."""
        self._refuse_once_read()
        self.rewrite(version=version, **words)

    @transaction.atomic
    def take_back(self, *, by: Person) -> None:
        self._refuse_once_read()
        journal.record("feedback.taken_back", about=self, by=by)
        self.delete()

    def _refuse_once_read(self) -> None:
        if self.is_read:
            raise NotPossible(
                _("%(name)s has read it, so it stays as it is. You can write below it.")
                % {"name": self.subject.short_name}
            )


@transaction.atomic
def give(subject: Person, words: Mapping[str, str], *, by: Person, audience: str, on: date | None = None) -> Feedback:
    """`words`: situation, behaviour, impact, next_step, question; all but the behaviour may be empty."""
    if subject.pk == by.pk:
        raise NotPossible(_("This is feedback to yourself. Write it into your own notes, or choose somebody else."))
    given = Feedback.objects.create(
        author=by, subject=subject, audience=audience, given_on=on or company_day(), **words
    )
    forget_draft(by, subject, Draft.Kind.FEEDBACK)
    journal.record("feedback.given", about=given, by=by, concerns=given.people)
    return given
