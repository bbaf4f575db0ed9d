"""Log: one's own wins and lessons, one's alone until they are brought; a manager's dated observations, for 60 days.

Each observation asks: say it now, bring it to the next talk, or let it go?
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.foundation.encryption import EncryptedTextField
from alongside.foundation.errors import NotPossible
from alongside.foundation.records import Record
from alongside.people.models import Person, company_day, latest_day

OBSERVATION_LASTS = timedelta(days=60)


class LogQuerySet(models.QuerySet["LogEntry"]):
    def own(self, person: Person) -> Self:
        """What they wrote about themself."""
        return self.filter(author=person, about=person)

    def observations(self, person: Person) -> Self:
        return self.filter(author=person).exclude(about=person)

    def to_bring(self, person: Person, to: Person) -> Self:
        """Into a talk of these two: what is one's own and was not brought yet, and what one saw of the other."""
        return self.filter(Q(about=person) | Q(about=to), author=person, brought_on__isnull=True)


class LogEntry(Record):
    class Kind(models.TextChoices):
        WIN = "win", gettext_lazy("A win")
        LESSON = "lesson", gettext_lazy("A lesson")
        OBSERVATION = "observation", gettext_lazy("Something I saw")

    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    about = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=11, choices=Kind)
    text = EncryptedTextField()
    happened_on = models.DateField(default=company_day)
    brought_on = models.DateField(null=True, blank=True)

    objects = LogQuerySet.as_manager()

    class Meta:
        ordering = ["-happened_on", "-created_at"]
        indexes = [models.Index(fields=["author", "about"])]

    @property
    def is_observation(self) -> bool:
        return self.about_id != self.author_id

    @property
    def forgotten_on(self) -> date | None:
        """An observation nobody was told is forgotten; one's own diary has the company's time."""
        return (self.created_at + OBSERVATION_LASTS).date() if self.is_observation else None

    def let_go(self) -> None:
        self.delete()

    def bring(self) -> None:
        """It has been said, or stands where both read it. What one saw of another is kept here no longer."""
        if self.is_observation:
            self.delete()
        else:
            self.brought_on = company_day()
            self.save(update_fields=["brought_on"])


def jot(by: Person, text: str, *, kind: str, about: Person | None = None, on: date | None = None) -> LogEntry:
    """Two taps: the words, and whether it was a win or a lesson."""
    day = on or company_day()
    if day > latest_day():
        raise NotPossible(_("That day is still to come. Choose today or a day before."))
    kind = kind if about is None else LogEntry.Kind.OBSERVATION
    return LogEntry.objects.create(author=by, about=about or by, kind=kind, text=text, happened_on=day)
