"""What is around a person: their pairs, talks, promises and points, read once for everything on the page of today."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.expressions import RawSQL
from django.db.models.functions import JSONObject
from django.utils import timezone

from alongside.conversations import policies
from alongside.conversations.models import (
    NOT_ENDED,
    Commitment,
    Conversation,
    JustTalked,
    Relationship,
    Rhythm,
    TalkingPoint,
)
from alongside.conversations.queries.talks import Talk, read_talks, with_states
from alongside.foundation.prepared import fetch
from alongside.people.models import FIRST_TO_LAST, Employment, Person, Reach, company_day

from ..words import day_of

MOST_PAIRS, MOST_TALKS, MOST_POINTS, MOST_PROMISES = 60, 300, 300, 200
WEEKS = 12
ANYBODY, KEYS = Person(pk=UUID(int=1)), UUID(int=2)  # stand-ins, as are the next two
SOME_DAY, SOME_TIME = date(1, 1, 2), datetime(1, 1, 2, tzinfo=UTC)
USUAL_WEEKS = 2
RHYTHM = {"every": "every", "unit": "unit", "rule": "rule", "starts_on": "starts_on"}
RESTS = """exists (select 1
    from people_away(array[conversations_relationship.guest_id, conversations_relationship.host_id], current_date) a
    where a.starts_on <= current_date and a.ends_on - a.starts_on >= %s)"""


@dataclass(frozen=True)
class Noted:
    """A talk that nobody planned, as one of the two noted it."""

    pk: UUID
    day: date
    by: UUID
    text: str


@dataclass(frozen=True)
class Pair:
    """Somebody and the person of the page. Without a `key` the two have not begun anything here."""

    other: Person
    key: UUID | None
    is_led: bool  # the person of the page leads the other
    leads: bool  # the other leads them
    weeks_between: int  # as they mean to check in; 0 is as it comes
    last_day: date | None  # of their last talk, planned or not
    noted: tuple[Noted, ...]
    is_resting: bool = False  # one of them is on a leave of four weeks or more


@dataclass(frozen=True)
class Around:
    me: Person
    now: datetime
    pairs: list[Pair]
    talks: list[Talk]  # of the last twelve weeks and all that is planned, the earliest first
    promises: list[Commitment]
    points: list[TalkingPoint]

    @cached_property
    def today(self) -> date:
        return day_of(self.now)

    @cached_property
    def monday(self) -> date:
        return self.today - timedelta(days=self.today.weekday())

    def talks_of(self, pair: Pair) -> list[Talk]:
        return [talk for talk in self.talks if talk.conversation.relationship_id == pair.key]

    def points_of(self, talk: Talk) -> list[TalkingPoint]:
        return [point for point in self.points if point.relationship_id == talk.conversation.relationship_id]


def around(me: Person) -> Around:
    now = timezone.now()
    pairs = _pairs(me, now)
    keys = [pair.key for pair in pairs if pair.key]
    return Around(
        me=me,
        now=now,
        pairs=sorted([*pairs, *_without_pair(me, pairs)], key=lambda pair: pair.other.sort_key),
        talks=_talks(me, keys, now),
        promises=_promises(me, keys, now),
        points=points_of(keys),
    )


def _pairs(me: Person, now: datetime) -> list[Pair]:
    """Those I may read and whose other works here; the newest first where they are too many."""
    noted_since = now.date() - timedelta(weeks=WEEKS + 1)
    rows = fetch(("pairs", company_day()), _pairs_of_anybody, {ANYBODY.pk: me.pk, SOME_DAY: noted_since})
    return [_pair(me, row) for row in rows]


def _pairs_of_anybody() -> "QuerySet[Relationship]":
    here = OuterRef("pk")
    held = Conversation.objects.filter(relationship=here).held().order_by("-started_at")
    noted = JustTalked.objects.filter(relationship=here).order_by("-happened_on")
    recent = noted.filter(happened_on__gt=SOME_DAY)
    rows: QuerySet[Any] = (
        Relationship.objects.filter(policies.relationships_visible_to(ANYBODY))
        .filter(Q(_works_here("host"), guest=ANYBODY) | Q(_works_here("guest"), host=ANYBODY))
        .select_related("guest", "host")
        .annotate(
            host_leads=Exists(_manages(OuterRef("host"), OuterRef("guest"))),
            guest_leads=Exists(_manages(OuterRef("guest"), OuterRef("host"))),
            last_held=Subquery(held.values("started_at")[:1]),
            checks_in=Subquery(_check_ins(here).values(data=JSONObject(**RHYTHM))[:1]),
            is_resting=RawSQL(RESTS, [FIRST_TO_LAST.days]),  # noqa: S611  nothing of a request is in it
            last_noted=Subquery(noted.values("happened_on")[:1]),
            noted=ArraySubquery(
                recent.values(data=JSONObject(pk="pk", day="happened_on", by="by_id", text="text"))[: WEEKS * 7]
            ),
        )
    )
    return rows.order_by("-created_at")[:MOST_PAIRS]


def _check_ins(pair: OuterRef) -> Any:
    return Rhythm.objects.filter(relationship=pair, template__key="check_in")


def _works_here(who: str) -> Exists:
    return Exists(Employment.objects.current().filter(person=OuterRef(who)))


def _manages(manager: OuterRef, subject: OuterRef) -> Any:
    return Reach.objects.filter(actor=manager, subject=subject, relation=Reach.MANAGER)


def _pair(me: Person, row: Any) -> Pair:
    i_am_host = row.host_id == me.pk
    days = [day for day in (row.last_held and day_of(row.last_held), row.last_noted) if day]
    return Pair(
        other=row.other(me),
        key=row.pk,
        is_led=row.host_leads if i_am_host else row.guest_leads,
        leads=row.guest_leads if i_am_host else row.host_leads,
        weeks_between=_weeks(row),
        last_day=max(days, default=None),
        noted=tuple(_noted(said) for said in row.noted),
        is_resting=row.is_resting,
    )


def _weeks(row: Any) -> int:
    if row.checks_in is None:
        return USUAL_WEEKS
    said = row.checks_in | {"starts_on": date.fromisoformat(row.checks_in["starts_on"])}
    return round(Rhythm(**said).days / 7)


def _noted(said: dict[str, str]) -> Noted:
    return Noted(UUID(said["pk"]), date.fromisoformat(said["day"]), UUID(said["by"]), said["text"])


def _without_pair(me: Person, pairs: list[Pair]) -> list[Pair]:
    """Whom I lead, and who leads me, where nothing has begun here yet."""
    known = [pair.other.pk for pair in pairs]
    lines = fetch("lines without a pair", _lines_without_pair, {ANYBODY.pk: me.pk, KEYS: known})
    return [_new_pair(me, line) for line in lines]


def _lines_without_pair() -> "QuerySet[Reach]":
    strangers = Q(actor=ANYBODY) & ~Q(subject__any_of=KEYS) | Q(subject=ANYBODY) & ~Q(actor__any_of=KEYS)
    other = Case(When(actor=ANYBODY, then="subject__sort_key"), default="actor__sort_key")
    lines = Reach.objects.filter(strangers, relation=Reach.MANAGER).select_related("actor", "subject")
    return lines.order_by(other)[:MOST_PAIRS]


def _new_pair(me: Person, line: Reach) -> Pair:
    i_lead = line.actor_id == me.pk
    return Pair(line.subject if i_lead else line.actor, None, i_lead, not i_lead, 0, None, ())


def _talks(me: Person, keys: list[UUID], now: datetime) -> list[Talk]:
    values = {ANYBODY.pk: me.pk, KEYS: keys, SOME_TIME: now - timedelta(weeks=WEEKS + 1)}
    rows = fetch("talks of pairs", _talks_of_pairs, values)
    return sorted(read_talks(me, rows), key=lambda talk: talk.happened_at)


def _talks_of_pairs() -> "QuerySet[Conversation]":
    lately = Q(starts_at__gte=SOME_TIME) | Q(started_at__gte=SOME_TIME)
    found = Conversation.objects.filter(lately, relationship__any_of=KEYS, cancellation__isnull=True)
    return with_states(found, ANYBODY).order_by("-starts_at")[:MOST_TALKS]


def _promises(me: Person, keys: list[UUID], now: datetime) -> list[Commitment]:
    """What is open or offered in these pairs, and what became of my own since the quarter began."""
    day = timezone.localdate(now)
    quarter = timezone.make_aware(datetime(day.year, (day.month - 1) // 3 * 3 + 1, 1))
    values = {ANYBODY.pk: me.pk, KEYS: keys, SOME_TIME: quarter}
    return fetch(("promises of pairs", company_day()), _promises_of_pairs, values)


def _promises_of_pairs() -> "QuerySet[Commitment]":
    ended = Q(keeping__created_at__gte=SOME_TIME) | Q(letting_go__agreed_at__gte=SOME_TIME)
    found = Commitment.objects.filter(policies.commitments_visible_to(ANYBODY), declined_at__isnull=True)
    found = found.filter(NOT_ENDED & (Q(relationship__any_of=KEYS) | Q(owner=ANYBODY)) | ended & Q(owner=ANYBODY))
    return found.with_people().prefetch_related("moves").order_by("due", "created_at")[:MOST_PROMISES]


def points_of(keys: list[UUID]) -> list[TalkingPoint]:
    """Open ones of these pairs."""
    return fetch("points of pairs", _points_of_pairs, {KEYS: keys, SOME_DAY: timezone.localdate()})


def _points_of_pairs() -> "QuerySet[TalkingPoint]":
    points = TalkingPoint.objects.filter(relationship__any_of=KEYS).open(SOME_DAY)
    return points.select_related("author", "relationship").in_order()[:MOST_POINTS]
