"""The clock's work in this room."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import procrastinate
from django.utils import timezone

from alongside.notices.models import Notice
from alongside.people.models import Person, company_day
from alongside.trust.identity import acting_as

from .models import Request
from .notices import REMINDED, remind_who_is_asked, tell_who_is_asked

tasks = procrastinate.Blueprint()
AFTER, FARTHEST = 3, timedelta(days=21)  # working days of whoever is asked; three of one a week are three weeks


@tasks.task(name="tell_who_is_asked", queueing_lock="tell_who_is_asked")
def tell_whom_it_opens_to(timestamp: int = 0) -> None:
    """A request that waited for its day is told on that day, in the name of whoever asked."""
    with acting_as(None, "reminders"):
        due = Request.objects.filter(opens_on=company_day(), answer__isnull=True, refusal__isnull=True)
        found = list(due.filter(of__isnull=False, by__in=Person.objects.employed()).select_related("by", "about", "of"))
    for request in found:
        with acting_as(request.by_id, "reminders"):
            tell_who_is_asked(request)


@tasks.task(name="remind_who_is_asked", queueing_lock="remind_who_is_asked")
def remind_whom_it_waits_for(timestamp: int = 0) -> None:
    """After three working days of theirs, once, in the name of whoever asked."""
    with acting_as(None, "reminders"):
        found = list(_to_remind_of(timezone.now()))
    for request in found:
        with acting_as(request.by_id, "reminders"):
            remind_who_is_asked(request)


def _to_remind_of(now: datetime) -> Iterator[Request]:
    """Only on the day itself: who asked long before this house reminded anybody is not chased now."""
    waiting = Request.objects.open().filter(of__isnull=False, opens_on__gte=company_day() - FARTHEST)
    reminded = Notice.objects.filter(event=REMINDED).values("about_id")
    for request in waiting.filter(by__in=Person.objects.employed()).exclude(pk__in=reminded).with_people():
        assert request.of is not None  # noqa: S101  the query asks for it
        if _working_days_after(request.of, request.opens_on) == now.astimezone(request.of.tzinfo).date():
            yield request


def _working_days_after(person: Person, day: date) -> date:
    """The day that follows so many working days of theirs, itself one of them."""
    left = AFTER
    for _later in range(FARTHEST.days):
        day += timedelta(days=1)
        left -= person.works_on_day(day)
        if not left:
            break
    return day
