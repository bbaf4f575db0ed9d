"""A letter from the outbox to a mail server: what is sent, when it is repeated, and when it is not."""

import time
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import override_settings
from django.utils import timezone

from alongside.foundation.letters import Letter, post
from alongside.people.testing import a_person

from .. import checkpoints, delivery
from ..delivery import pause_after
from ..models import OutboxItem
from ..testing import MailServer, a_letter, a_mail_server, deliver, next_due, sweep

pytestmark = pytest.mark.django_db


class Ended(BaseException):
    """Stands for the end of the worker: nothing catches it."""


@pytest.fixture
def ending_at(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Let the worker end at a named point."""

    def end_at(point: str) -> None:
        def listener(name: str) -> None:
            if name == point:
                raise Ended

        monkeypatch.setattr(checkpoints, "_listeners", [listener])

    return end_at


def the_lease_ends(item: OutboxItem) -> None:
    OutboxItem.objects.filter(pk=item.pk).update(lease_until=timezone.now() - timedelta(seconds=1))


def test_what_it_held_is_forgotten_once_it_is_sent(server: MailServer) -> None:
    item = a_letter(a_person())
    deliver(item.pk)
    item.refresh_from_db()
    assert (item.state, item.context, bytes(item.calendar)) == ("sent", {}, b"")
    assert item.ended_at is not None


def test_handed_over_twice_it_is_one_letter(server: MailServer) -> None:
    person = a_person()
    assert a_letter(person).pk == a_letter(person).pk
    deliver(OutboxItem.objects.get().pk)
    deliver(OutboxItem.objects.get().pk)
    assert len(server.mails) == 1


@pytest.mark.parametrize("point", ["after-claim", "before-send", "after-send", "before-mark"])
def test_a_certain_letter_survives_the_end_of_the_worker(server: MailServer, ending_at: Any, point: str) -> None:
    item = a_letter(a_person())
    ending_at(point)
    with pytest.raises(Ended):
        deliver(item.pk)
    checkpoints._listeners.clear()
    assert next_due() is None, "its lease still holds"
    the_lease_ends(item)
    assert next_due() == item.pk
    deliver(item.pk)
    item.refresh_from_db()
    assert item.state == "sent"
    assert set(server.message_ids()) == {item.message_id}
    assert len(server.mails) == (2 if point in ("after-send", "before-mark") else 1)


@pytest.mark.parametrize("point", ["after-claim", "before-send", "after-send", "before-mark"])
def test_any_other_is_never_sent_twice(server: MailServer, ending_at: Any, point: str) -> None:
    item = a_letter(a_person(), delivery="once")
    ending_at(point)
    with pytest.raises(Ended):
        deliver(item.pk)
    checkpoints._listeners.clear()
    the_lease_ends(item)
    deliver(item.pk)
    item.refresh_from_db()
    assert item.state == "unknown"
    assert len(server.mails) == (1 if point in ("after-send", "before-mark") else 0)


def test_a_refused_letter_is_tried_again_later() -> None:
    with a_mail_server(answer="451 later") as server:
        item = a_letter(a_person(), delivery="once")
        assert deliver(item.pk)
        item.refresh_from_db()
        assert (item.state, item.attempts, item.why) == ("waiting", 1, "refused with 451")
        assert item.due > timezone.now() + timedelta(seconds=30)
        server.answer = "250 OK"
        OutboxItem.objects.update(due=timezone.now())
        deliver(item.pk)
    item.refresh_from_db()
    assert item.state == "sent"
    assert len(server.mails) == 1


@pytest.mark.parametrize(("kind", "state", "arrived"), [("once", "unknown", 1), ("certain", "sent", 2)])
def test_a_server_that_hangs_up_after_accepting(kind: str, state: str, arrived: int) -> None:
    with a_mail_server(hangs_up_at=1) as server:
        item = a_letter(a_person(), delivery=kind)
        deliver(item.pk)
        server.hangs_up_at = 0
        OutboxItem.objects.filter(state="waiting").update(due=timezone.now())
        deliver(item.pk)
    item.refresh_from_db()
    assert item.state == state
    assert len(server.mails) == arrived
    assert len(set(server.message_ids())) == 1


@override_settings(MAIL_URL="smtp://127.0.0.1:1", DEMO=False)
def test_a_server_that_is_away_costs_no_letter() -> None:
    item = a_letter(a_person(), delivery="once")
    assert not deliver(item.pk)
    item.refresh_from_db()
    assert item.state == "waiting"
    assert "mail server" in item.why


def test_one_that_cannot_be_written_does_not_stop_the_others(server: MailServer) -> None:
    person = a_person()
    post(Letter(key="broken", to=person.pk, template="nobody/wrote/this"))
    fine = a_letter(person)
    for _turn in range(2):
        if found := next_due():
            deliver(found)
    assert OutboxItem.objects.get(key="broken").state == "waiting"
    fine.refresh_from_db()
    assert fine.state == "sent"


def test_after_three_days_it_is_given_up() -> None:
    with a_mail_server(answer="554 no"):
        item = a_letter(a_person())
        OutboxItem.objects.update(created_at=timezone.now() - timedelta(days=4))
        deliver(item.pk)
    item.refresh_from_db()
    assert (item.state, item.why, item.context) == ("given_up", "refused with 554", {})


def test_pauses_grow_to_six_hours_and_differ() -> None:
    assert timedelta(seconds=45) < pause_after(1) < timedelta(seconds=75)
    assert timedelta(hours=4) < pause_after(60) < timedelta(hours=8)
    assert len({pause_after(3) for _ in range(20)}) > 10


def test_letters_leave_one_after_another(server: MailServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivery, "APART", 0.1)
    person = a_person()
    begun = time.monotonic()
    for number in range(3):
        deliver(a_letter(person, key=str(number)).pk)
    assert time.monotonic() - begun > 0.2


def test_a_sweep_sends_what_is_due_and_certain_letters_first(server: MailServer) -> None:
    person = a_person()
    for number in range(2):
        a_letter(person, key=f"nudge:{number}", delivery="once")
        a_letter(person, key=f"link:{number}")
    later = a_letter(person, key="later")
    OutboxItem.objects.filter(pk=later.pk).update(due=timezone.now() + timedelta(hours=1))
    sweep(0)
    ids = {item.message_id: item.key for item in OutboxItem.objects.all()}
    assert [ids[message_id] for message_id in server.message_ids()] == ["link:0", "link:1", "nudge:0", "nudge:1"]


@override_settings(MAIL_URL="smtp://127.0.0.1:1", DEMO=False)
def test_a_sweep_stops_where_nobody_answers() -> None:
    person = a_person()
    for number in range(5):
        a_letter(person, key=str(number))
    sweep(0)
    assert OutboxItem.objects.filter(attempts__gt=0).count() == 1


def test_a_repeat_lies_where_the_first_lay(tmp_path: Any, ending_at: Any) -> None:
    item = a_letter(a_person())
    with override_settings(MAIL_URL=f"folder://{tmp_path}"):
        ending_at("after-send")
        with pytest.raises(Ended):
            deliver(item.pk)
        checkpoints._listeners.clear()
        the_lease_ends(item)
        deliver(item.pk)
    assert len(list(tmp_path.iterdir())) == 1


def test_nobody_has_it_twice_at_once(server: MailServer) -> None:
    """A row that is being sent is nobody else's while its lease holds."""
    item = a_letter(a_person())
    OutboxItem.objects.update(state="sending", lease_until=timezone.now() + timedelta(minutes=1))
    assert deliver(UUID(str(item.pk)))
    assert server.mails == []
