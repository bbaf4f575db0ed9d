"""Calendar: one that somebody keeps elsewhere and lets Alongside read. How to get in is apart, and encrypted."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Self

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.foundation.errors import NotPossible
from alongside.foundation.records import Record
from alongside.foundation.waiting import later_and_later
from alongside.people.models import Person

from . import access, busy_time

EVERY = timedelta(minutes=15)
LONGEST_PAUSE = timedelta(hours=6)
MOST = 5  # calendars of one person


class CalendarQuerySet(models.QuerySet["Calendar"]):
    def of(self, person: Person) -> Self:
        return self.filter(person=person)

    def due(self, at: datetime | None = None) -> Self:
        """Of people who still work here; not where only they can open it again."""
        here = self.exclude(problem=Calendar.Problem.ENDED).filter(person__in=Person.objects.employed())
        return here.filter(next_at__lte=at or timezone.now()).order_by("next_at")


class Calendar(Record):
    class Kind(models.TextChoices):
        CALDAV = "caldav", gettext_lazy("A calendar with its own server (CalDAV)")
        ICS = "ics", gettext_lazy("A read-only address (ICS)")
        GOOGLE = "google", gettext_lazy("Google Calendar")

    class Problem(models.TextChoices):
        """What stood in the way, in words for its owner."""

        AWAY = "away", gettext_lazy("It does not answer. Alongside tries again by itself.")
        DECLINED = (
            "declined",
            gettext_lazy("It does not let Alongside in. Check the name and the app password, and connect it again."),
        )
        NOWHERE = "nowhere", gettext_lazy("There is no calendar at this address. Check it, and connect it again.")
        INSIDE = (
            "inside",
            gettext_lazy("This address is inside a private network. Whoever runs Alongside can allow it there."),
        )
        UNREADABLE = "unreadable", gettext_lazy("It answers with something that is not a calendar. Check the address.")
        ENDED = "ended", gettext_lazy("Google no longer lets Alongside in: connect again.")
        SHUT = (
            "shut",
            gettext_lazy("Google does not open it to Alongside. Whoever runs Alongside can look at how it is set up."),
        )
        BUSY = "busy", gettext_lazy("Google asks for a pause. Alongside goes on by itself.")

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=6, choices=Kind)
    name = models.CharField(max_length=60)
    keeps_titles = models.BooleanField(default=False)
    is_written = models.BooleanField(default=False)  # its owner's talks are written into it
    next_at = models.DateTimeField(default=timezone.now, db_index=True)
    read_at = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveSmallIntegerField(default=0)
    problem = models.CharField(max_length=10, choices=Problem, blank=True)

    objects = CalendarQuerySet.as_manager()

    # what can happen to a calendar
    note_reading = busy_time.note_reading
    open_with = access.open_with

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(is_written=True), name="talks_are_written_into_one_calendar"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_new(self) -> bool:
        """Connected, and not looked at yet."""
        return self.read_at is None and not self.problem

    def disconnect(self) -> None:
        """How to get in and what was read go with it, at once."""
        self.delete()

    @property
    def is_google(self) -> bool:
        return self.kind == self.Kind.GOOGLE

    @property
    def is_ended(self) -> bool:
        """Its owner alone can open it again."""
        return self.problem == self.Problem.ENDED

    @transaction.atomic
    def keep_titles(self, wanted: bool) -> None:
        """Titles that are not wanted any more are gone at once; those that are come with the next reading."""
        self.keeps_titles, self.next_at = wanted, timezone.now()
        self.save(update_fields=["keeps_titles", "next_at"])
        if not wanted:
            busy_time.BusyTime.objects.filter(calendar=self).update(title="")
            self.series.update(title="")

    @transaction.atomic
    def write_into(self, wanted: bool) -> None:
        """One calendar of a person has their talks. What was written into another stays there."""
        if wanted and self.kind == self.Kind.ICS:
            raise NotPossible(_("A read-only address cannot be written into. Connect the calendar by CalDAV."))
        if wanted:
            Calendar.objects.of(self.person).filter(is_written=True).exclude(pk=self.pk).update(is_written=False)
        self.is_written = wanted
        self.save(update_fields=["is_written"])

    def note_problem(self, problem: str, pause: timedelta = timedelta()) -> None:
        """What was read before stays. Asked again later and later: a quarter of an hour, a half … six hours. `pause`:
        what the server asked for.
        """
        self.failures = min(self.failures + 1, 20)
        self.problem = problem
        self.next_at = timezone.now() + max(pause, later_and_later(self.failures, EVERY, LONGEST_PAUSE))
        self.save(update_fields=["failures", "problem", "next_at"])


def ask_for_one_more(person: Person) -> None:
    """Raises `NotPossible` where there are enough."""
    if Calendar.objects.of(person).count() >= MOST:
        raise NotPossible(_("You have connected five calendars already. Disconnect one of them first."))


@transaction.atomic
def connect(
    person: Person, *, kind: str, name: str, address: str, username: str = "", password: str = "", titles: bool = False
) -> Calendar:
    ask_for_one_more(person)
    calendar = Calendar.objects.create(person=person, kind=kind, name=name, keeps_titles=titles)
    access.CalendarAccess.objects.create(calendar=calendar, address=address, username=username, password=password)
    return calendar
