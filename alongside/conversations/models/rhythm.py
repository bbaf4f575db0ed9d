"""Rhythm: how often two people mean to have a kind of talk. Either chooses it; it asks for nothing, counts nobody."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from dateutil.rrule import rrule, rrulestr
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.foundation.errors import NotPossible
from alongside.foundation.records import Record
from alongside.journal import actions as journal
from alongside.people.models import Person

from ..kinds.cadence import Cadence
from .relationship import Relationship
from .template import Template

SLOWEST = {"YEARLY", "MONTHLY", "WEEKLY"}
A_TURN = timedelta(days=400)


class Rhythm(Record):
    class Unit(models.TextChoices):
        WEEK = "week", gettext_lazy("weeks")
        MONTH = "month", gettext_lazy("months")

    relationship = models.ForeignKey(Relationship, on_delete=models.CASCADE, related_name="rhythms")
    template = models.ForeignKey(Template, on_delete=models.PROTECT, related_name="+")
    every = models.PositiveSmallIntegerField()  # so long after the last; 0: as it comes
    unit = models.CharField(max_length=5, choices=Unit, default=Unit.WEEK)
    rule = models.CharField(max_length=200, blank=True)  # RRULE (RFC 5545 §3.3.10), where it has days of its own
    starts_on = models.DateField()  # what the rule counts from
    chosen_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["relationship", "template"], name="one_rhythm_a_pair_and_kind"),
            models.CheckConstraint(condition=Q(every__lte=52), name="rhythm_of_a_year_at_most"),
        ]

    @property
    def rests(self) -> bool:
        """They plan these talks as they come."""
        return not self.every and not self.rule

    @property
    def days(self) -> float:
        """From one talk to the next, about."""
        if not self.rule:
            return self.every * (7 if self.unit == self.Unit.WEEK else 30.4)
        following = self._rule().xafter(_midnight(self.starts_on), count=5, inc=True)
        found = list(following)
        return max((found[-1] - found[0]).days / max(len(found) - 1, 1), 1)

    def after(self, last: date | None) -> date | None:
        """The day of the next: by the rule, or so long after the last. Without a last one: from the day it was set."""
        if self.rests:
            return None
        if self.rule:
            found = self._rule().after(_midnight(last or self.starts_on - timedelta(days=1)))
            return found.date() if found else None
        return Cadence(self.every, "week" if self.unit == self.Unit.WEEK else "month").after(last or self.starts_on)

    def _rule(self) -> rrule:
        return _read(self.rule, self.starts_on)


@transaction.atomic
def choose_rhythm(
    pair: Relationship, template: Template, *, by: Person, starts_on: date, every: int = 0, unit: str = "week",
    rule: str = "",
) -> Rhythm:  # fmt: skip
    """In place of the one before. The other is told, and may set it anew."""
    if rule:
        check_rule(rule, starts_on)
    said = {"every": 0 if rule else every, "unit": unit, "rule": rule, "starts_on": starts_on}
    made, is_new = Rhythm.objects.get_or_create(relationship=pair, template=template, defaults=said | {"chosen_by": by})
    if not is_new:
        if (made.every, made.unit, made.rule) == (said["every"], unit, rule):
            return made
        for name, value in (said | {"chosen_by": by}).items():
            setattr(made, name, value)
        made.save()
    journal.record("rhythm.chosen", about=made, by=by, concerns=pair.people)
    return made


def check_rule(rule: str, starts_on: date) -> None:
    """Weeks, months or years, days alone, and one that has a next day within a year or so."""
    try:
        parts = dict(part.split("=", 1) for part in rule.split(";"))
        known = parts["FREQ"] in SLOWEST and not {"BYHOUR", "BYMINUTE", "BYSECOND", "UNTIL", "COUNT"} & set(parts)
        found = _read(rule, starts_on).after(_midnight(starts_on), inc=True) if known else None
    except (ValueError, KeyError, TypeError) as problem:
        raise NotPossible(_("This is not a rule for days that come round.")) from problem
    if not found or found - _midnight(starts_on) > A_TURN:
        raise NotPossible(_("By this rule there would be no talk within a year. Choose days that come sooner."))


def _read(rule: str, starts_on: date) -> rrule:
    read = rrulestr(rule, dtstart=_midnight(starts_on))
    if not isinstance(read, rrule):
        raise ValueError(rule)
    return read


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())
