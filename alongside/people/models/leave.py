"""Leave: days on which somebody is away, as they say themself. No reason is asked and none is kept."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db import connection, models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.foundation.errors import NotPossible
from alongside.foundation.records import Record

if TYPE_CHECKING:
    from .person import Person

Days = tuple[date, date]  # the first and the last
LONG = timedelta(weeks=4)
FIRST_TO_LAST = LONG - timedelta(days=1)  # from the first day of a long one to its last, at least
REMEMBERED = timedelta(weeks=12)
MOST = 50


class Leave(Record):
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="leaves")
    starts_on = models.DateField()
    ends_on = models.DateField()

    class Meta:
        ordering = ["starts_on"]
        constraints = [models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="leave_ends_after_start")]

    @property
    def is_long(self) -> bool:
        """Four weeks or more: what comes round by itself rests."""
        return is_long((self.starts_on, self.ends_on))

    def take_back(self) -> None:
        self.delete()


def take_leave(person: Person, starts_on: date, ends_on: date) -> Leave:
    """The same days again are the same leave."""
    if ends_on < starts_on:
        raise NotPossible(_("The last day would come before the first. Swap the two days."))
    if ends_on < timezone.localdate() - REMEMBERED:
        raise NotPossible(_("These days are long over. Only days of the last weeks and days to come are of use here."))
    said = person.leaves.filter(starts_on=starts_on, ends_on=ends_on).first()
    if said:
        return said
    if person.leaves.count() >= MOST:
        raise NotPossible(_("Fifty are as many as fit. Take back those that are over."))
    person.__dict__.pop("leave_days", None)
    return person.leaves.create(starts_on=starts_on, ends_on=ends_on)


def is_long(days: Days) -> bool:
    first, last = days
    return last - first >= FIRST_TO_LAST


def leave_days_of(person: Person) -> list[Days]:
    know_leave([person])
    return list(person.__dict__["leave_days"])


def know_leave(people: Iterable[Person]) -> None:
    """Who is away when, for all of these in one statement: whoever plans with somebody may ask it, and never why."""
    asked = list(people)
    found: dict[object, list[Days]] = {person.pk: [] for person in asked}
    with connection.cursor() as cursor:
        since = timezone.localdate() - REMEMBERED
        cursor.execute("select person, starts_on, ends_on from people_away(%s, %s)", [list(found), since])
        for key, first, last in cursor.fetchall():
            found[key].append((first, last))
    for person in asked:
        person.__dict__["leave_days"] = found[person.pk]
