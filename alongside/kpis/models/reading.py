"""Reading: the number on one day. Its owner sees it first; corrections keep what stood there before."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from math import isfinite
from typing import TYPE_CHECKING, Self

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.foundation.errors import NotPossible
from alongside.foundation.records import Record
from alongside.journal import actions as journal
from alongside.people.models import Person

from . import remarks

if TYPE_CHECKING:
    from .kpi import Kpi

DAYS_FIRST = 2  # working days that a fresh reading is its owner's alone


class ReadingQuerySet(models.QuerySet["Reading"]):
    def visible_to(self, person: Person) -> Self:
        from ..policies import readings_visible_to

        return self.filter(readings_visible_to(person))

    def opened(self, at: datetime | None = None) -> Self:
        """Those that its owner's manager reads too."""
        return self.filter(Q(released_at__isnull=False) | Q(opens_at__lte=at or timezone.now()))


class Reading(Record):
    kpi = models.ForeignKey("kpis.Kpi", on_delete=models.CASCADE, related_name="readings")
    day = models.DateField()
    value = models.FloatField()
    of = models.FloatField(null=True, blank=True)
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    opens_at = models.DateTimeField()
    released_at = models.DateTimeField(null=True, blank=True)

    objects = ReadingQuerySet.as_manager()

    # what can happen to a reading
    note, contest = remarks.note, remarks.contest

    class Meta:
        ordering = ["day"]
        constraints = [models.UniqueConstraint(fields=["kpi", "day"], name="one_reading_a_day")]

    def __str__(self) -> str:
        return f"{self.day}: {self.value:g}"

    @property
    def is_open(self) -> bool:
        """Whether both read it by now."""
        return self.released_at is not None or self.opens_at <= timezone.now()

    @property
    def share(self) -> float:
        return self.value / self.of if self.of else self.value

    @transaction.atomic
    def release(self, *, by: Person) -> None:
        """Its owner does not wait the two days. A double click releases it once."""
        if self.is_open:
            return
        self.released_at = timezone.now()
        self.save(update_fields=["released_at"])
        journal.record("reading.released", about=self, by=by, concerns=self.kpi.people)

    @transaction.atomic
    def correct(self, value: float, *, by: Person | None, of: float | None = None, reason: str = "") -> Correction:
        """Another value; the old one stays readable. One that comes from outside is fresh: its owner reads it first."""
        refuse_correction(self, value, of)
        kept = Correction.objects.create(reading=self, was_value=self.value, was_of=self.of, by=by, reason=reason)
        self.value, self.of = value, of
        if by is None:
            self.released_at, self.opens_at = None, opens_after(timezone.now(), self.kpi.owner)
        self.save(update_fields=["value", "of", "released_at", "opens_at"])
        journal.record("reading.corrected", about=self, by=by, concerns=self.kpi.people)
        return kept


class Correction(Record):
    """What stood there before, who changed it, and why."""

    reading = models.ForeignKey("kpis.Reading", on_delete=models.CASCADE, related_name="corrections")
    was_value = models.FloatField()
    was_of = models.FloatField(null=True, blank=True)
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["created_at"]


@transaction.atomic
def read(kpi: Kpi, day: date, value: float, *, by: Person | None, of: float | None = None) -> Reading:
    """Write down the number of one day."""
    refuse_reading(kpi, day, value, of)
    made = Reading.objects.create(
        kpi=kpi, day=day, value=value, of=of, by=by, opens_at=opens_after(timezone.now(), kpi.owner)
    )
    journal.record("reading.added", about=made, by=by, concerns=kpi.people)
    return made


def coming(kpi: Kpi) -> Reading:
    """One that is about to be written: who will read it, and from when on."""
    return Reading(kpi=kpi, opens_at=opens_after(timezone.now(), kpi.owner))


def opens_after(moment: datetime, owner: Person | None) -> datetime:
    """Two of the owner's working days later, at the same time. A team's number is everybody's at once."""
    if owner is None:
        return moment
    there, left = moment.astimezone(owner.tzinfo), DAYS_FIRST
    while left:
        there += timedelta(days=1)
        left -= owner.works_on_day(there.date()) or not owner.works_on
    return there


def refuse_reading(kpi: Kpi, day: date, value: float, of: float | None) -> None:
    refuse_nonsense(kpi, day, value, of)
    if kpi.is_retired:
        raise NotPossible(_("This number is not followed any more. Bring it back to add a reading."))
    if kpi.readings.filter(day=day).exists():
        raise NotPossible(_("There is a reading for this day already. Correct it instead."))


def refuse_correction(reading: Reading, value: float, of: float | None) -> None:
    refuse_nonsense(reading.kpi, reading.day, value, of)
    if (value, of) == (reading.value, reading.of):
        raise NotPossible(_("That is what it says already. Write the number as it should be."))


def refuse_nonsense(kpi: Kpi, day: date, value: float, of: float | None) -> None:
    if day > timezone.localdate():
        raise NotPossible(_("That day is still to come. A reading is of today or of a day before."))
    if not isfinite(value):
        raise NotPossible(_("This is not a number. Write it as 42 or 41.5."))
    if kpi.is_share and (of is None or of < 1 or not 0 <= value <= of or value != int(value) or of != int(of)):
        raise NotPossible(_("Say how many of how many, as in 6 of 50."))
    if not kpi.is_share and of is not None:
        raise NotPossible(_("This number is not a share: leave out of how many."))
