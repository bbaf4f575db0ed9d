"""The clock: reminders once each intended day, and private notes gone when their time is over."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from alongside.conversations.jobs import remind_of_promises
from alongside.conversations.models import Commitment, PrivateNote
from alongside.conversations.testing import a_conversation, a_pair, a_promise
from alongside.foundation.testing import as_owner, by_worker
from alongside.notices.models import Notice, OutboxItem
from alongside.people.models import Person
from alongside.people.testing import Cast, the_cast
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


@pytest.mark.parametrize("zone", ZONES)
def test_twice_in_all_on_the_days_of_its_owner(cast: Cast, zone: str) -> None:
    """Every hour of a fortnight: two days before, and on the day, wherever the owner lives."""
    promise = a_promise(a_pair(cast.amira, cast.jonas), cast.jonas, due=timezone.localdate() + timedelta(days=300))
    due = date(2026, 10, 26)  # summer time ends the day before in Europe
    with as_owner():
        Person.objects.filter(pk=cast.jonas.pk).update(zone=zone)
        Commitment.objects.filter(pk=promise.pk).update(due=due, accepted_at=datetime(2026, 9, 1, tzinfo=UTC))
    cast.jonas.refresh_from_db()
    days = []
    for hour in range(-24 * 7, 24 * 7):
        at = datetime(2026, 10, 26, tzinfo=UTC) + timedelta(hours=hour)
        if remind_of_promises(at):
            days.append(at.astimezone(cast.jonas.tzinfo).date())
    assert days == [due - timedelta(days=2), due]
    assert set(Notice.objects.filter(event__startswith="promise.due").values_list("recipient", flat=True)) == {
        cast.jonas.pk
    }


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
