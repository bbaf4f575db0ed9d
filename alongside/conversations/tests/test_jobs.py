"""The clock: reminders once each intended day, and private notes gone when their time is over."""

from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from alongside.conversations.jobs import remind_of_promises
from alongside.conversations.models import Commitment, PrivateNote
from alongside.conversations.testing import a_conversation, a_pair, a_promise
from alongside.foundation.testing import as_owner, by_worker
from alongside.notices.models import Notice, OutboxItem
from alongside.people.models import Person
from alongside.people.testing import Cast, a_person, the_cast
from alongside.trust.jobs import forget
from alongside.trust.testing import acting_as

from ..jobs import remind

pytestmark = pytest.mark.django_db
ZONES = [
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "America/Sao_Paulo",
    "Africa/Casablanca",
    "Pacific/Apia",
    "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
    "Asia/Kolkata",
    "America/St_Johns",
    "UTC",
]


@pytest.fixture
def cast() -> Cast:
    return the_cast()


def today_of(person: Person) -> date:
    return timezone.now().astimezone(person.tzinfo).date()


def people_of_every_zone(word: str) -> list[Person]:
    return [a_person(f"{word} {zone.replace('/', ' ')}", zone=zone) for zone in ZONES]


def days_told(
    remind: Callable[[datetime], int], event: str, since: datetime, until: datetime
) -> dict[UUID, list[date]]:
    """Asks every hour. By person: the days, where they live, on which they were told of something."""
    told: dict[UUID, list[date]] = defaultdict(list)
    before: set[UUID] = set()
    while since <= until:
        if remind(since):
            for notice in (
                Notice.objects.filter(event__startswith=event).exclude(pk__in=before).select_related("recipient")
            ):
                before.add(notice.pk)
                told[notice.recipient_id].append(since.astimezone(notice.recipient.tzinfo).date())
        since += timedelta(hours=1)
    return told


def test_twice_in_all_on_the_days_of_its_owner(cast: Cast) -> None:
    """Every hour of a fortnight: two days before, and on the day, wherever the owner lives."""
    due = date(2026, 10, 26)  # summer time ends the day before in Europe
    owners = people_of_every_zone("Owner")
    for owner in owners:
        a_promise(a_pair(cast.amira, owner), owner, due=timezone.localdate() + timedelta(days=300))
    with as_owner():
        Commitment.objects.update(due=due, accepted_at=datetime(2026, 9, 1, tzinfo=UTC))
    week, midnight = timedelta(days=7), datetime(2026, 10, 26, tzinfo=UTC)
    days = days_told(remind_of_promises, "promise.due", midnight - week, midnight + week)
    expected = [due - timedelta(days=2), due]
    assert {owner.zone: days[owner.pk] for owner in owners} == dict.fromkeys(ZONES, expected)
    assert len(days) == len(owners)


def test_reminding_again_says_nothing_new(cast: Cast) -> None:
    promise = a_promise(a_pair(cast.amira, cast.jonas), cast.jonas, due=today_of(cast.jonas) + timedelta(days=2))
    with as_owner():
        Commitment.objects.update(accepted_at=timezone.now() - timedelta(days=5))
    remind()
    remind()
    reminders = Notice.objects.filter(event="promise.due_soon")
    assert [n.key.split(":")[:2] for n in reminders] == [["promise", str(promise.pk)]]
    assert OutboxItem.objects.filter(key=reminders[0].key, delivery="once").count() == 1


def test_what_was_promised_today_needs_no_reminder(cast: Cast) -> None:
    a_promise(a_pair(cast.amira, cast.jonas), cast.jonas, due=today_of(cast.jonas))
    assert remind_of_promises() == 0


def test_a_kept_promise_is_left_in_peace(cast: Cast) -> None:
    promise = a_promise(a_pair(cast.amira, cast.jonas), cast.jonas, due=today_of(cast.jonas))
    with as_owner():
        Commitment.objects.update(accepted_at=timezone.now() - timedelta(days=5))
        promise.refresh_from_db()
        promise.keep(by=cast.jonas)
    assert remind_of_promises() == 0


def test_outlived_private_notes_are_deleted_by_the_worker(cast: Cast) -> None:
    """As the worker's role, which can see and delete those alone."""
    talk = a_conversation(cast.amira, cast.jonas)
    with as_owner():
        for person, days in ((cast.amira, 0), (cast.jonas, 30)):
            day = timezone.localdate() + timedelta(days=days)
            PrivateNote.objects.create(
                relationship=talk.relationship, conversation=talk, author=person, text="mine", delete_on=day
            )
    by_worker(forget.func)()
    with acting_as(None, "delivery"):
        assert PrivateNote.objects.count() == 0, "the worker reads none of them"
    with as_owner():
        assert PrivateNote.objects.get().author == cast.jonas
