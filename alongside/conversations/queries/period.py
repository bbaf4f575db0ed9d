"""Our period: what a pair promised each other, and their recaps, between two dates."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import reduce
from operator import or_

from django.db.models import Q
from django.utils import timezone

from alongside.journal.models import Entry
from alongside.kpis.queries.between import numbers_between
from alongside.kpis.queries.card import Card
from alongside.people.models import Person
from alongside.trust.reading import all_seen

from .. import policies
from ..models import Commitment, Recap, Relationship
from .recap import recap_pages, with_answers
from .recap_page import RecapPage

LATEST = 10


@dataclass(frozen=True)
class Period:
    pair: Relationship
    since: date
    until: date
    promises: list[Commitment]
    recaps: list[RecapPage]
    numbers: list[Card]


def period(pair: Relationship, since: date, until: date, reader: Person) -> Period:
    """Promises made, due, kept or let go in it; recaps of its talks that somebody has answered; numbers both read."""
    begin, end = _start_of(since), _start_of(until + timedelta(days=1))
    seen = Commitment.objects.filter(policies.commitments_visible_to(reader), relationship=pair).accepted()
    within = seen.filter(_within(begin, end, since, until))
    promises = list(within.with_people().prefetch_related("moves").order_by("due", "created_at"))
    promises.sort(key=lambda c: c.owner_id != pair.host_id)
    held = Recap.objects.filter(conversation__relationship=pair)
    held = held.filter(conversation__started_at__gte=begin, conversation__started_at__lt=end)
    recaps = all_seen(reader, "recap", with_answers(held, reader).order_by("conversation__started_at"))
    pages = [page for page in recap_pages(recaps, reader) if not page.recap.may_be_worded]
    return Period(pair, since, until, promises, pages, numbers_between(pair.guest, pair.host, reader, since, until))


def _within(begin: datetime, end: datetime, since: date, until: date) -> Q:
    moments = ("accepted_at", "keeping__created_at", "letting_go__agreed_at")
    within = [Q(**{f"{moment}__gte": begin, f"{moment}__lt": end}) for moment in moments]
    return reduce(or_, within, Q(due__gte=since, due__lte=until))


def _start_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


@dataclass(frozen=True)
class Made:
    """One of the two made the PDF: who, when, of which time."""

    by: Person | None
    at: datetime
    since: date
    until: date


def periods_made(pair: Relationship) -> list[Made]:
    entries = Entry.objects.filter(event="period.made", about_id=pair.pk).select_related("by")[:LATEST]
    return [
        Made(e.by, e.created_at, date.fromisoformat(e.facts["since"]), date.fromisoformat(e.facts["until"]))
        for e in entries
    ]
