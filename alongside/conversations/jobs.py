"""Jobs of the clock: reminding of promises and talks."""

from datetime import date, datetime, time, timedelta

import procrastinate
from django.utils import timezone

from alongside.notices.actions import tell
from alongside.notices.models import Notice
from alongside.people.models import Person
from alongside.scheduling.models import Calendar
from alongside.trust.identity import acting_as

from . import by_calendar, in_step
from .actions import begin_handover, handovers_to_begin, notice_changes_of_manager
from .models import Commitment
from .notices import DUE, DUE_SOON
from .offering import offer_next_talks
from .reminding import remind_of_talks

tasks = procrastinate.Blueprint()
BEFORE = timedelta(days=2)


@tasks.task(name="remind", queueing_lock="remind")
def remind(timestamp: int = 0) -> None:
    with acting_as(None, "reminders"):
        remind_of_promises()
        remind_of_talks()
        offer_next_talks()


@tasks.task(name="hand_over", queueing_lock="hand_over")
def hand_over(timestamp: int = 0) -> None:
    """Tell who gets another manager; and on the day, in that person's own name, open what they carried over."""
    with acting_as(None, "handovers"):
        notice_changes_of_manager()
        due = handovers_to_begin()
    for handover, person in due:
        with acting_as(person, "handovers"):
            begin_handover(handover)


@tasks.task(name="keep_calendars_in_step", queueing_lock="in_step", lock="in_step")
def keep_calendars_in_step(timestamp: int = 0) -> None:
    """Those that answer: one that does not is tried again when it is read again."""
    with acting_as(None, in_step.PURPOSE):
        chosen = Calendar.objects.filter(is_written=True, problem="", person__in=Person.objects.employed())
        found = list(chosen.select_related("person", "access"))
    for calendar in found:
        in_step.keep_in_step(calendar)


@tasks.task(name="make_pages", queueing_lock="make_pages", lock="make_pages")
def make_pages(timestamp: int = 0) -> None:
    """Each by itself, as the calendars were read last."""
    for notes in by_calendar.notes_going_on():
        by_calendar.make_pages(notes)


def remind_of_promises(at: datetime | None = None) -> int:
    """Its owner alone, two days before and on the day, by the calendar of their zone. Returns how many."""
    now = at or timezone.now()
    reminders = {f"promise:{p.pk}:{day}": (p, day) for p, day in _to_remind_of(now)}
    said = set(Notice.objects.filter(key__in=reminders).values_list("key", flat=True))
    for key, (promise, day) in reminders.items():
        if key not in said:
            _remind(promise, day, key)
    return len(reminders.keys() - said)


def _to_remind_of(now: datetime) -> list[tuple[Commitment, date]]:
    """Each with the day it is where its owner lives. What was promised that same day needs no reminder."""
    around = (now.date() - timedelta(days=1), now.date() + BEFORE + timedelta(days=1))
    found = []
    for promise in Commitment.objects.open().filter(due__range=around).select_related("owner"):
        zone = promise.owner.tzinfo
        today = now.astimezone(zone).date()
        said_today = promise.accepted_at and promise.accepted_at.astimezone(zone).date() == today
        is_away = promise.owner.is_long_away_on(today)
        if promise.due in (today, today + BEFORE) and not said_today and not is_away:
            found.append((promise, today))
    return found


def _remind(promise: Commitment, today: date, key: str) -> None:
    """Of no use any more once its day has begun, or, on its day, once that is over."""
    is_today = promise.due == today
    last = promise.due + timedelta(days=1) if is_today else promise.due
    tell(
        promise.owner,
        DUE if is_today else DUE_SOON,
        key=key,
        about=promise,
        link=promise.get_absolute_url(),
        expires_at=datetime.combine(last, time(), tzinfo=promise.owner.tzinfo),
        facts={"due": promise.due.isoformat()},
    )
