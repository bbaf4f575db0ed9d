"""Quiet: whom I lead and who heard nothing specific for long, each with something that happened. For me alone.

Only what I gave or may read counts. Where I know of nothing that happened, nothing is said; nobody is counted or put
in order of anything but their names.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from alongside.people.models import Person, ReportingLine, company_day
from alongside.trust.reading import openable

from .models import Feedback, Recognition
from .occasions import OFFERED, REMEMBERED, Occasion, occasions_for
from .queries import people_to_ask_for

RECOGNITION, FEEDBACK = timedelta(days=30), timedelta(days=90)
MOST_SHOWN = 12


@dataclass(frozen=True)
class Quiet:
    person: Person
    occasion: Occasion  # the newest I know of
    without_recognition: bool
    without_feedback: bool


def quiet_for(me: Person, happened: list[Occasion]) -> list[Quiet]:
    """`happened`: in the last ninety days, the newest first."""
    led = people_to_ask_for(me)
    if not led:
        return []
    newest: dict[UUID, Occasion] = {}
    for occasion in happened:
        newest.setdefault(occasion.person.pk, occasion)
    since = _led_since(me)
    praised, told = _praised(me, led), _told(me, led)
    found = []
    for person in led:
        first = since.get(person.pk, company_day())
        quiet = [company_day() - first >= span for span in (RECOGNITION, FEEDBACK)]
        without = quiet[0] and person.pk not in praised, quiet[1] and person.pk not in told
        if any(without) and person.pk in newest:
            found.append(Quiet(person, newest[person.pk], *without))
    return found


def _led_since(me: Person) -> dict[UUID, date]:
    lines = ReportingLine.objects.filter(manager=me, kind=ReportingLine.SOLID, ends_on__isnull=True)
    return dict(lines.values_list("subject", "starts_on"))


def _praised(me: Person, led: list[Person]) -> set[UUID]:
    """Specific: it says what was done, which every one does, and what it made possible."""
    rows = Recognition.objects.filter(given_on__gt=company_day() - RECOGNITION).exclude(impact="")
    return _of(openable(me, "recognition", rows), led)


def _told(me: Person, led: list[Person]) -> set[UUID]:
    """To develop by: it says what would help next time."""
    rows = Feedback.objects.filter(given_on__gt=company_day() - FEEDBACK).exclude(next_step="")
    return _of(openable(me, "feedback", rows), led)


def _of(rows: "QuerySet[Any]", led: list[Person]) -> set[UUID]:
    return set(rows.filter(subject__in=led).order_by().values_list("subject", flat=True))


@dataclass(frozen=True)
class Worth:
    """What is worth a word: whom I lead first, then what anybody did that I may read."""

    quiet: list[Quiet]
    offers: list[Occasion]
    more: bool = False  # there is more than what is shown

    @property
    def is_empty(self) -> bool:
        return not self.quiet and not self.offers


def worth_a_word(me: Person, most: int = MOST_SHOWN) -> Worth:
    """`most`: of each. What stands beside a name is not offered once more."""
    happened = occasions_for(me, company_day() - REMEMBERED)
    quiet = quiet_for(me, happened)
    beside = {one.occasion.key for one in quiet[:most]}
    since = company_day() - OFFERED
    offers = [o for o in happened if o.is_offered and o.on > since and o.key not in beside]
    return Worth(quiet[:most], offers[:most], len(quiet) > most or len(offers) > most)
