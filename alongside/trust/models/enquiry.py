"""Enquiry: somebody asks what others hold about them. Each author is asked about each thing, and nobody else sees it.

An author's things are found under the author's own identity, so that no other reader is ever needed. How it stands
(counts, reasons) is a table of its own, because administrators see that and no more.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Self

from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.foundation.dates import months_before
from alongside.foundation.errors import NotPossible
from alongside.foundation.records import Record
from alongside.journal import actions as journal
from alongside.people.models import Person

REMIND_AFTER = timedelta(days=20)


class EnquiryQuerySet(models.QuerySet["Enquiry"]):
    def open(self) -> Self:
        return self.filter(progress__answered_at__isnull=True)


class Enquiry(Record):
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    objects = EnquiryQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]

    def get_absolute_url(self) -> str:
        return reverse("trust:enquiry", args=[self.pk])


class EnquiryProgress(Record):
    """How an enquiry stands. It names neither the person nor an author."""

    enquiry = models.OneToOneField(Enquiry, on_delete=models.CASCADE, related_name="progress")
    answer_by = models.DateField()
    looked_at = models.DateTimeField(null=True, blank=True)  # everybody's things have been looked through
    reminded_at = models.DateTimeField(null=True, blank=True)
    is_month_over = models.BooleanField(default=False)
    answered_at = models.DateTimeField(null=True, blank=True)
    asked = models.PositiveIntegerField(default=0)
    released = models.PositiveIntegerField(default=0)
    gone = models.PositiveIntegerField(default=0)  # deleted by their clock or their author in between
    withheld = models.JSONField(default=dict)  # reason → how many

    class Meta:
        ordering = ["-created_at"]

    @property
    def answered(self) -> int:
        return int(self.released + self.gone + sum(self.withheld.values()))

    @property
    def waiting(self) -> int:
        return self.asked - self.answered

    @property
    def is_answered(self) -> bool:
        return self.answered_at is not None


@transaction.atomic
def ask_what_is_held(person: Person) -> Enquiry:
    """One at a time. The answer is due within a month (GDPR Art. 12(3))."""
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)  # a double click asks once
    if Enquiry.objects.filter(person=person).open().exists():
        raise NotPossible(_("You have asked already, and not everybody has answered yet. You will be told."))
    enquiry = Enquiry.objects.create(person=person)
    EnquiryProgress.objects.create(enquiry=enquiry, answer_by=a_month_after(timezone.localdate()))
    journal.record("enquiry.made", about=enquiry, by=person)
    from ..jobs import look_soon

    look_soon(enquiry)
    return enquiry


def a_month_after(day: date) -> date:
    """The day with the same number in the next month, or its last."""
    return months_before(datetime.combine(day, time()), -1).date()
