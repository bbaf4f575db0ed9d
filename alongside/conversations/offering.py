"""Offering the next talk: once a turn, where the two chose a rhythm; and after a long leave, one for a good start.

In the inbox, and by mail only for who wants that. Said once; not answered, it is let be until the next turn.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.expressions import Func
from django.db.models.fields import BooleanField
from django.urls import reverse
from django.utils import timezone

from alongside.notices.actions import tell
from alongside.notices.models import Notice
from alongside.people.models import FIRST_TO_LAST, Leave, Person, Reach, know_leave

from .models import Conversation, Relationship, Rhythm

TIME_FOR_ONE, WELCOME = "rhythm.due", "rhythm.back"
AHEAD, FADES = timedelta(days=3), timedelta(days=14)
LIGHT, RE_ENTRY = "check_in", "re_entry"


@dataclass(frozen=True)
class Offer:
    pair: Relationship
    person: Person
    event: str
    about: Rhythm | Relationship
    kind: str
    day: date

    @property
    def key(self) -> str:
        return f"{self.event}:{self.about.pk}:{self.day}:{self.person.pk}"

    def send(self) -> None:
        other = self.pair.other(self.person)
        ask = urlencode({"with": other.pk, "kind": self.kind, "day": max(self.day, timezone.localdate())})
        ends = datetime.combine(self.day + FADES, time(), tzinfo=self.person.tzinfo)
        link, facts = f"{reverse('conversations:new')}?{ask}", {"name": other.short_name}
        tell(self.person, self.event, key=self.key, about=self.about, link=link, expires_at=ends, facts=facts)


def offer_next_talks(at: datetime | None = None) -> int:
    """Returns how many were told now."""
    now = at or timezone.now()
    offers = {one.key: one for one in (*_by_rhythm(now), *_after_leave(now)) if _is_at_work(one.person, now)}
    said = set(Notice.objects.filter(key__in=offers).values_list("key", flat=True))
    for key in offers.keys() - said:
        offers[key].send()
    return len(offers.keys() - said)


def _by_rhythm(now: datetime) -> Iterator[Offer]:
    today = timezone.localdate(now)
    found = [(rhythm, day) for rhythm in _rhythms(now) if (day := _due(rhythm)) and _is_time(day, today)]
    know_leave(person for rhythm, _day in found for person in rhythm.relationship.people)
    for rhythm, day in found:
        pair = rhythm.relationship
        if not _one_rests(pair, today) and not _told(rhythm, day):
            for person in pair.people:
                yield Offer(pair, person, TIME_FOR_ONE, rhythm, rhythm.template.key, day)


def _rhythms(now: datetime) -> "QuerySet[Any]":
    """Of two who work here, with nothing planned; with the moment of their last such talk, for check-ins of any."""
    here, talks = Person.objects.employed(), Conversation.objects.filter(relationship=OuterRef("relationship"))
    of_kind = talks.filter(template_version__template=OuterRef("template"))
    begun = {"started_at__isnull": False}
    had = [found.filter(**begun).order_by("-started_at").values("started_at")[:1] for found in (talks, of_kind)]
    return (
        Rhythm.objects.filter(relationship__guest__in=here, relationship__host__in=here)
        .exclude(every=0, rule="")
        .filter(~Exists(of_kind.planned().filter(starts_at__gte=now)))
        .annotate(last=Case(When(template__key=LIGHT, then=Subquery(had[0])), default=Subquery(had[1])))
        .select_related("template", "relationship__guest", "relationship__host")
    )


def _due(rhythm: Any) -> date | None:
    day: date | None = rhythm.after(rhythm.last and timezone.localdate(rhythm.last))
    return day


def _is_time(day: date, today: date) -> bool:
    return day - AHEAD <= today < day + FADES


def _one_rests(pair: Relationship, today: date) -> bool:
    return any(person.is_long_away_on(today) for person in pair.people)


def _told(rhythm: Any, day: date) -> bool:
    """Whether they wrote *We just talked* within this turn, instead of a check-in. What they wrote is not read."""
    if rhythm.template.key != LIGHT:
        return False
    since = day - timedelta(days=round(rhythm.days / 2))
    asked = Func(F("relationship"), Value(since), function="conversations_told_since", output_field=BooleanField())
    return Rhythm.objects.annotate(told=asked).filter(pk=rhythm.pk, told=True).exists()


def _after_leave(now: datetime) -> Iterator[Offer]:
    """Who is back from a leave of four weeks or more, with whoever leads them and whom they lead."""
    today = timezone.localdate(now)
    over = Leave.objects.filter(ends_on__lt=today, ends_on__gte=today - FADES)
    back = over.filter(starts_on__lte=F("ends_on") - FIRST_TO_LAST)
    for leave in back.select_related("person"):
        for pair in _pairs_of(leave.person, now):
            know_leave(pair.people)
            if not _one_rests(pair, today):
                day = leave.ends_on + timedelta(days=1)
                yield from (Offer(pair, person, WELCOME, pair, RE_ENTRY, day) for person in pair.people)


def _pairs_of(person: Person, now: datetime) -> "QuerySet[Relationship]":
    leads = Reach.objects.filter(actor=OuterRef("host"), subject=OuterRef("guest"), relation=Reach.MANAGER)
    planned = Conversation.objects.planned().filter(
        relationship=OuterRef("pk"), starts_at__gte=now, template_version__template__key=RE_ENTRY
    )
    pairs = Relationship.objects.filter(Q(guest=person) | Q(host=person), Exists(leads), ~Exists(planned))
    return pairs.select_related("guest", "host")


def _is_at_work(person: Person, now: datetime) -> bool:
    return person.is_at_work_on(now.astimezone(person.tzinfo).date())


def is_still_unplanned(notice: Notice) -> bool:
    """Nothing was planned since by either of the two."""
    pair = {TIME_FOR_ONE: "relationship__rhythms", WELCOME: "relationship"}[notice.event]
    planned = Conversation.objects.planned().filter(starts_at__gte=timezone.now(), **{pair: notice.about_id})
    return not planned.exists()
