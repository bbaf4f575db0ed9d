"""Scorecard: a short checklist of behaviour and impact that both own, looked at on agreed dates with a note by each.

There is no scale: what changes over time is read in the notes.
"""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import connection, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.foundation.errors import NotPossible
from alongside.foundation.records import Record
from alongside.journal import actions as journal
from alongside.people.models import Person

MOST_LINES = 7


class ScorecardLineQuerySet(models.QuerySet["ScorecardLine"]):
    def standing(self) -> Self:
        return self.filter(ended_on__isnull=True)


class ScorecardLine(Record):
    class About(models.TextChoices):
        BEHAVIOUR = "behaviour", gettext_lazy("How we work")
        IMPACT = "impact", gettext_lazy("What it changes for others")

    subject = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    about = models.CharField(max_length=9, choices=About, default=About.BEHAVIOUR)
    text = models.CharField(max_length=200)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    ended_on = models.DateField(null=True, blank=True)

    objects = ScorecardLineQuerySet.as_manager()

    class Meta:
        ordering = ["-about", "created_at"]
        indexes = [models.Index(fields=["subject"])]

    def __str__(self) -> str:
        return self.text

    def end(self, *, by: Person) -> None:
        """Not looked at any more; its notes stay."""
        self.ended_on = timezone.localdate()
        self.save(update_fields=["ended_on"])
        journal.record("scorecard.line_ended", about=self, by=by, concerns=[self.subject])


class Look(Record):
    """What one of the two saw on a line, on a day they looked at it."""

    line = models.ForeignKey("goals.ScorecardLine", on_delete=models.CASCADE, related_name="looks")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    day = models.DateField(default=timezone.localdate)
    note = models.CharField(max_length=500)
    again_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-day", "created_at"]


@transaction.atomic
def add_line(subject: Person, text: str, *, by: Person, about: str = ScorecardLine.About.BEHAVIOUR) -> ScorecardLine:
    """Seven at most: a short list is looked at, a long one is filed."""
    _one_at_a_time(subject)
    if ScorecardLine.objects.standing().filter(subject=subject).count() >= MOST_LINES:
        raise NotPossible(_("Seven lines are enough. End one of them first."))
    made = ScorecardLine.objects.create(subject=subject, text=text, by=by, about=about)
    journal.record("scorecard.line_added", about=made, by=by, concerns=[subject])
    return made


def _one_at_a_time(subject: Person) -> None:
    """Two who add the seventh line at once are asked one after the other. Held until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"scorecard:{subject.pk}"])


@transaction.atomic
def look(lines: dict[ScorecardLine, str], *, by: Person, again_on: date | None = None) -> list[Look]:
    """A note on one line or on several, and when both look again."""
    told = {line: note for line, note in lines.items() if note}
    if not told:
        raise NotPossible(_("Write a note on one line at least."))
    made = [Look.objects.create(line=line, by=by, note=note, again_on=again_on) for line, note in told.items()]
    journal.record("scorecard.looked_at", about=made[0].line, by=by, concerns=[made[0].line.subject])
    return made
