"""What this room's pages read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import Max, QuerySet
from django.utils import timezone

from alongside.people.models import Person

from . import policies
from .catalogue import Clock, catalogue
from .enquiries.wording import what_it_is
from .models import Archive, DecisionPage, Enquiry, EnquiryProgress, Erasure, Forgetting, Holding, KeepingTime
from .retention import number_of


@dataclass(frozen=True)
class MyData:
    archive: Archive | None
    enquiry: Enquiry | None
    asked_of_me: list[Asked]


@dataclass(frozen=True)
class Asked:
    """One thing of mine that somebody's request found."""

    holding: Holding
    what: str
    answer_by: date


def my_data(person: Person) -> MyData:
    return MyData(
        archive=Archive.objects.filter(policies.archives_visible_to(person)).usable().first(),
        enquiry=Enquiry.objects.filter(policies.enquiries_visible_to(person)).select_related("progress").first(),
        asked_of_me=list(_asked_of(person)),
    )


def _asked_of(person: Person) -> Iterable[Asked]:
    mine = Holding.objects.filter(policies.holdings_asked_of(person)).undecided()
    for holding in mine.select_related("enquiry__progress", "subject"):
        yield Asked(holding, what_it_is(holding), holding.enquiry.progress.answer_by)


@dataclass(frozen=True)
class Answers:
    """What a person gets to read of their enquiry."""

    released: list[tuple[str, Holding]]
    withheld: list[tuple[str, int]]


def answers_to(enquiry: Enquiry, person: Person) -> Answers:
    found = enquiry.holdings.filter(policies.holdings_visible_to(person)).released().select_related("author")
    reasons = dict(Holding.Reason.choices)
    return Answers(
        [(what_it_is(holding), holding) for holding in found],
        [(str(reasons.get(reason, reason)), n) for reason, n in enquiry.progress.withheld.items()],
    )


@dataclass(frozen=True)
class ClockLine:
    """A clock as an administrator sees it."""

    clock: Clock
    now: str
    coming: str
    coming_on: date | None
    last: Forgetting | None


def clock_lines() -> list[ClockLine]:
    newest = Forgetting.objects.order_by("clock", "-day").distinct("clock")
    last = {ran.clock: ran for ran in newest}
    today = timezone.localdate()
    coming = {time.clock: time for time in KeepingTime.objects.filter(holds_from__gt=today).order_by("created_at")}
    return [
        ClockLine(
            clock,
            now=clock.span_words(number_of(clock)),
            coming=clock.span_words(coming[key].number) if key in coming else "",
            coming_on=coming[key].holds_from if key in coming else None,
            last=last.get(key),
        )
        for key, clock in catalogue().clocks.items()
    ]


def clock_line(clock: Clock) -> ClockLine:
    return next(line for line in clock_lines() if line.clock is clock)


@dataclass(frozen=True)
class House:
    """The administrator's page: times, requests as counts, who has left, who was erased."""

    clocks: list[ClockLine]
    requests: list[EnquiryProgress]
    left: Page[Person]
    erased: list[Erasure]


def house(number: str | int = 1) -> House:
    return House(
        clocks=clock_lines(),
        requests=list(EnquiryProgress.objects.filter(answered_at__isnull=True)),
        left=Paginator(_left(), 20).get_page(number),
        erased=list(Erasure.objects.all()[:20]),
    )


def _left() -> QuerySet[Person]:
    gone = Person.objects.gone_since(timezone.localdate()).exclude(pk__in=Erasure.objects.values("person"))
    return gone.annotate(last_day=Max("employments__ends_on")).order_by("sort_key", "id")


def decision_page(number: int | None = None) -> DecisionPage | None:
    """The newest version, or one of the older ones."""
    pages = DecisionPage.objects.select_related("by")
    return pages.filter(number=number).first() if number else pages.first()


def decision_versions() -> list[DecisionPage]:
    return list(DecisionPage.objects.select_related("by").defer("text"))
