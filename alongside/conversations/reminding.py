"""Reminding of talks: the guest two working days before, the host one, each by the days of their own.

The host once more an hour after it, only if nothing was recorded. Who has prepared is left in peace, and a check-in
reminds nobody beforehand.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet
from django.db.models.expressions import Func
from django.db.models.fields import BooleanField, DateField
from django.db.models.functions import Cast
from django.utils import timezone

from alongside.notices.actions import tell
from alongside.notices.models import Notice
from alongside.people.models import Person, know_leave

from .models import Conversation, Preparation

AHEAD, AFTER = "talk.ahead", "talk.after"
GUEST_DAYS, HOST_DAYS = 2, 1
FARTHEST = timedelta(days=30)  # two working days of somebody who works one day a week, holidays between
AN_HOUR, FADES = timedelta(hours=1), timedelta(days=2)


@dataclass(frozen=True)
class Reminder:
    talk: Any
    person: Person
    event: str
    expires_at: datetime

    @property
    def key(self) -> str:
        """Of this time of the talk: one that was moved is another."""
        return f"{self.event}:{self.talk.pk}:{self.talk.starts_at:%Y%m%dT%H%M}:{self.person.pk}"

    def send(self) -> None:
        other = self.talk.relationship.other(self.person)
        facts = {"name": other.short_name, "when": self.talk.starts_at.isoformat()}
        link = self.talk.get_absolute_url()
        tell(self.person, self.event, key=self.key, about=self.talk, link=link, expires_at=self.expires_at, facts=facts)


def remind_of_talks(at: datetime | None = None) -> int:
    """Returns how many were told now."""
    now = at or timezone.now()
    reminders = {one.key: one for one in (*_before(now), *_after(now))}
    said = set(Notice.objects.filter(key__in=reminders).values_list("key", flat=True))
    for key in reminders.keys() - said:
        reminders[key].send()
    return len(reminders.keys() - said)


def _before(now: datetime) -> Iterator[Reminder]:
    for talk in _to_come(now):
        for person, days in ((talk.guest, GUEST_DAYS), (talk.host, HOST_DAYS)):
            today = now.astimezone(person.tzinfo).date()
            is_fresh = talk.created_at.astimezone(person.tzinfo).date() == today
            if not is_fresh and _days_before(talk, person, days) == today and not _has_prepared(talk, person):
                yield Reminder(talk, person, AHEAD, talk.starts_at)


def _to_come(now: datetime) -> list[Any]:
    ahead = Conversation.objects.planned().filter(starts_at__gt=now, starts_at__lt=now + FARTHEST)
    talks = [talk for talk in _with_people(ahead) if not talk.is_light]
    know_leave(person for talk in talks for person in talk.relationship.people)
    return talks


def _after(now: datetime) -> Iterator[Reminder]:
    """A talk that was begun, cancelled or told of left something behind. Of a page that a calendar made, none asks."""
    over = Conversation.objects.planned().filter(starts_at__gt=now - FADES, starts_at__lt=now - AN_HOUR)
    over = over.filter(in_calendar=False)
    for talk in _with_people(over.annotate(told=_was_told())).filter(told=False):
        is_away = talk.host.is_long_away_on(now.astimezone(talk.host.tzinfo).date())
        if talk.ends_at + AN_HOUR <= now and not is_away:
            yield Reminder(talk, talk.host, AFTER, talk.ends_at + FADES)


def _was_told() -> Func:
    """Whether the two wrote *We just talked* on that day or since. What they wrote is not read."""
    day = Cast("starts_at", DateField())
    return Func(F("relationship"), day, function="conversations_told_since", output_field=BooleanField())


def _with_people(talks: "QuerySet[Any]") -> "QuerySet[Any]":
    return talks.select_related("relationship__guest", "relationship__host", "template_version")


def _has_prepared(talk: Conversation, person: Person) -> bool:
    return Preparation.objects.filter(conversation=talk, person=person, done_at__isnull=False).exists()


def _days_before(talk: Any, person: Person, days: int) -> date | None:
    """The day with so many of their working days between it and the talk; none for who is away all the while."""
    day: date = talk.starts_at.astimezone(person.tzinfo).date()
    for _back in range(FARTHEST.days):
        day -= timedelta(days=1)
        if person.is_at_work_on(day):
            days -= 1
        if not days:
            return day
    return None


def is_still_ahead(notice: Notice) -> bool:
    """At that time, not begun, and not prepared by who is reminded."""
    prepared = Preparation.objects.filter(
        conversation=OuterRef("pk"), person=notice.recipient_id, done_at__isnull=False
    )
    return _still(notice).filter(~Exists(prepared)).exists()


def is_still_untold(notice: Notice) -> bool:
    return _still(notice).annotate(told=_was_told()).filter(told=False).exists()


def _still(notice: Notice) -> "QuerySet[Conversation]":
    return Conversation.objects.planned().filter(pk=notice.about_id, starts_at=notice.facts.get("when"))
