"""The page of a person, as one reader gets it: a colleague, one of a pair, or oneself."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.dates import WEEKDAYS_ABBR
from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext

from alongside.conversations import policies
from alongside.conversations.models import NOT_ENDED, Commitment, Relationship, TalkingPoint, Template
from alongside.conversations.queries.talks import Talk
from alongside.foundation.prepared import fetch
from alongside.people.models import Employment, Person, ProfileNote, Reach, ReportingLine, company_day
from alongside.people.models.dated import holds_on
from alongside.people.queries import profile_notes

from ..words import due_words
from .around import points_of
from .timeline import Timeline, timeline

MOST_POINTS, MOST_PROMISES = 40, 40
ANYBODY, SOMEBODY, KEYS = Person(pk=UUID(int=1)), UUID(int=2), UUID(int=3)  # stand-ins


@dataclass(frozen=True)
class Row:
    """An open promise between the two."""

    promise: Commitment
    is_readers: bool
    is_today: bool
    when: str


@dataclass(frozen=True)
class PersonPage:
    person: Person
    reader: Person
    notes: list[ProfileNote]
    pair: UUID | None  # the one that new points and promises go to
    guest: Person | None
    is_led: bool  # the reader leads the person
    leads: bool
    with_since: date | None  # since when the line between the two holds
    may_take_part: bool
    open: list[Commitment]
    offered: list[Commitment]
    points: list[TalkingPoint]
    timeline: Timeline
    check_in: UUID | None  # the template of a check-in, to start one now

    @property
    def shared(self) -> Relationship:
        """The pair that new points go to, for their receipt."""
        host = self.person if self.guest is self.reader else self.reader
        pair = Relationship(pk=self.pair, guest=self.guest, host=host)
        pair._state.adding = False
        return pair

    @property
    def is_own(self) -> bool:
        return self.person.pk == self.reader.pk

    @property
    def next(self) -> Talk | None:
        return self.timeline.next

    @property
    def rows(self) -> list[Row]:
        today = timezone.localdate()
        return [Row(c, c.owner_id == self.reader.pk, c.due == today, due_words(c.due)) for c in self.open]

    @property
    def days(self) -> str:
        """The working days: “Mon–Fri”, or one by one."""
        days = sorted(int(day) for day in self.person.works_on)
        names = [str(WEEKDAYS_ABBR[day - 1]) for day in days]
        if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
            return f"{names[0]}–{names[-1]}"
        return get_text_list(names, gettext("and"))

    @property
    def zone_words(self) -> str:
        """“Berlin, 14:05 now”."""
        there = timezone.localtime(timezone=self.person.tzinfo)
        city = self.person.zone.rpartition("/")[2].replace("_", " ")
        return gettext("%(city)s, %(time)s now") % {"city": city, "time": date_format(there, "H:i")}


def person_page(reader: Person, key: UUID, page: int = 1) -> PersonPage | None:
    """What `reader` may see of this person; nothing for somebody who has left, unless the two have a past here."""
    person = _person(reader, key)
    if person is None:
        return None
    pairs = [pk for pk in (person.as_guest, person.as_host) if pk]
    guest = reader if (person.leads or not person.as_guest) and person.as_host else person
    promises = _promises(reader, pairs)
    names = {reader.pk: reader.short_name, person.pk: person.short_name}
    return PersonPage(
        person=person,
        reader=reader,
        notes=profile_notes(person, reader=reader),
        pair=person.as_host if guest is reader else person.as_guest,
        guest=guest if pairs else None,
        is_led=person.is_led,
        leads=person.leads,
        with_since=person.with_since,
        may_take_part=person.works_here and not (person.is_handed_over and guest is person),
        open=[c for c in promises if c.is_open],
        offered=[c for c in promises if c.is_offered],
        points=points_of(pairs)[:MOST_POINTS],
        timeline=timeline(reader, pairs, names, page),
        check_in=person.check_in,
    )


def _person(reader: Person, key: UUID) -> Any:
    """The person with how they stand to the reader, in one statement."""
    values = {ANYBODY.pk: reader.pk, SOMEBODY: key}
    return next(iter(fetch(("person as read", company_day()), _somebody_as_read, values)), None)


def _somebody_as_read() -> "QuerySet[Person]":
    visible = Relationship.objects.filter(policies.relationships_visible_to(ANYBODY))
    as_guest = visible.filter(guest=OuterRef("pk"), host=ANYBODY).values("pk")[:1]
    as_host = visible.filter(host=OuterRef("pk"), guest=ANYBODY).values("pk")[:1]
    over, under = _reach(ANYBODY, OuterRef("pk")), _reach(OuterRef("pk"), ANYBODY)
    people: QuerySet[Person] = Person.objects.select_related("team").annotate(
        works_here=Exists(Employment.objects.filter(holds_on(), person=OuterRef("pk"))),
        as_guest=Subquery(as_guest),
        as_host=Subquery(as_host),
        is_led=Exists(over.filter(relation=Reach.MANAGER)),
        is_handed_over=Exists(over.filter(relation=Reach.FORMER)),
        leads=Exists(under.filter(relation=Reach.MANAGER)),
        with_since=Subquery(_line(ANYBODY).values("starts_on")[:1]),
        check_in=Subquery(Template.objects.offered().filter(key="check_in").values("pk")[:1]),
    )
    known = Q(works_here=True) | Q(as_guest__isnull=False) | Q(as_host__isnull=False)
    return people.filter(known, pk=SOMEBODY)


def _reach(actor: Any, subject: Any) -> Any:
    return Reach.objects.filter(actor=actor, subject=subject)


def _line(reader: Person) -> Any:
    between = Q(manager=reader, subject=OuterRef("pk")) | Q(manager=OuterRef("pk"), subject=reader)
    return ReportingLine.objects.filter(between, holds_on(), kind=ReportingLine.SOLID)


def _promises(reader: Person, pairs: list[UUID]) -> list[Commitment]:
    """Open and offered between the two; the host's own first, then by day."""
    values = {ANYBODY.pk: reader.pk, KEYS: pairs}
    found = fetch(("promises between two", company_day()), _promises_between, values)
    return sorted(found, key=lambda c: c.owner_id != c.relationship.host_id)


def _promises_between() -> "QuerySet[Commitment]":
    found = Commitment.objects.filter(policies.commitments_visible_to(ANYBODY), NOT_ENDED, relationship__any_of=KEYS)
    return found.filter(declined_at__isnull=True).with_people().order_by("due", "created_at")[:MOST_PROMISES]
