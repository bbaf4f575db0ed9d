"""Pages for the meetings of two people, as their calendar has them: made two weeks ahead, moved, called off with them.

In the name of whoever asked for them, who may do no more than on a page. Looking twice makes nothing twice.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from alongside.foundation.errors import NotPossible
from alongside.people.models import Person
from alongside.scheduling.models import Occurrence, Series
from alongside.trust.identity import acting_as

from . import policies
from .models import CalendarNotes, CalendarPage, Conversation, Template, plan

PURPOSE = "calendars"
AHEAD, SEEN_FOR = timedelta(days=14), timedelta(days=55)  # a calendar is read sixty days ahead
KIND = "check_in"


def notes_going_on() -> list[CalendarNotes]:
    with acting_as(None, PURPOSE):
        found = CalendarNotes.objects.going_on().filter(by__in=Person.objects.employed())
        return list(found.select_related("by", "relationship__guest", "relationship__host"))


def make_pages(notes: CalendarNotes, at: datetime | None = None) -> None:
    with acting_as(notes.by_id, PURPOSE), translation.override(notes.by.locale):
        series = _series_of(notes)
        if not series or not policies.may_take_part(notes.by, notes.relationship):
            notes.end(by=None)  # the calendar was disconnected, or the two have parted
        elif not series.calendar.problem:
            _follow(notes, list(series.occurrences.all()), at or timezone.now())


def _series_of(notes: CalendarNotes) -> Series | None:
    own = Series.objects.filter(calendar__person=notes.by_id, key=notes.series)
    return own.select_related("calendar").order_by("calendar__created_at").first()


def _follow(notes: CalendarNotes, times: list[Occurrence], now: datetime) -> None:
    pages = {page.occurrence: page for page in _pages_of(notes)}
    for time in times:
        page = pages.pop(time.key, None)
        if page and page.starts_at != time.starts_at > now:
            _if_possible(page.follow, time.starts_at, by=notes.by)
        elif not page and now < time.starts_at < now + AHEAD:
            _if_possible(_make, notes, time)
    for page in pages.values():
        if page.conversation.is_planned and now < page.starts_at < now + SEEN_FOR:
            _if_possible(page.conversation.cancel, by=notes.by, reason=_("Called off in the calendar"))


def _pages_of(notes: CalendarNotes) -> list[CalendarPage]:
    pages = notes.pages.select_related(
        "conversation__relationship__guest", "conversation__relationship__host", "conversation__template_version",
        "conversation__cancellation", "conversation__conclusion",
    )  # fmt: skip
    return list(pages)


def _make(notes: CalendarNotes, time: Occurrence) -> None:
    """A talk that the two planned here for that very time is its page."""
    pair = notes.relationship
    there = Conversation.objects.planned().filter(relationship=pair, starts_at=time.starts_at).first()
    minutes = max(5, min(480, round((time.ends_at - time.starts_at).total_seconds() / 60)))
    kind = Template.objects.get(key=KIND)
    talk = there or plan(pair, kind, by=notes.by, starts_at=time.starts_at, minutes=minutes, in_calendar=True)
    CalendarPage.objects.create(notes=notes, conversation=talk, occurrence=time.key, starts_at=time.starts_at)


def _if_possible(do: Callable[..., object], *args: object, **kwargs: object) -> None:
    """Where one of them has another talk at that time it is left, and tried again with the next look."""
    try:
        with transaction.atomic():
            do(*args, **kwargs)
    except (NotPossible, IntegrityError):
        return
