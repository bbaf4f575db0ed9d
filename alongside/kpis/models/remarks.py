"""What stands beside a reading: a context note (an outage, a leave, a price change), and how its owner sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy

from alongside.foundation.records import Record
from alongside.journal import actions as journal
from alongside.people.models import Person

if TYPE_CHECKING:
    from .reading import Reading


class ContextNote(Record):
    """A cause of its own: the reading is drawn hollow and left out of the baseline."""

    class About(models.TextChoices):
        OUTAGE = "outage", gettext_lazy("Something did not work")
        AWAY = "away", gettext_lazy("Somebody was away")
        PRICE = "price", gettext_lazy("A price or an offer changed")
        WORK = "work", gettext_lazy("The work itself changed")
        OTHER = "other", gettext_lazy("Something else")

    reading = models.ForeignKey("kpis.Reading", on_delete=models.CASCADE, related_name="notes")
    about = models.CharField(max_length=6, choices=About, default=About.OTHER)
    text = models.CharField(max_length=300)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    was_first = models.BooleanField(default=False)  # written before the manager saw the reading

    class Meta:
        ordering = ["created_at"]

    def take_back(self) -> None:
        self.delete()


class Contest(Record):
    """“I see this differently”: the owner's words beside the number, for everybody who reads it."""

    reading = models.ForeignKey("kpis.Reading", on_delete=models.CASCADE, related_name="contests")
    text = models.CharField(max_length=500)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["created_at"]

    def take_back(self) -> None:
        self.delete()


def note(reading: Reading, text: str, *, by: Person, about: str = ContextNote.About.OTHER) -> ContextNote:
    made = ContextNote.objects.create(reading=reading, text=text, by=by, about=about, was_first=not reading.is_open)
    journal.record("reading.noted", about=reading, by=by, concerns=reading.kpi.people)
    return made


def contest(reading: Reading, text: str, *, by: Person) -> Contest:
    made = Contest.objects.create(reading=reading, text=text, by=by)
    journal.record("reading.contested", about=reading, by=by, concerns=reading.kpi.people)
    return made
