"""Workers are killed at every named point of a mail: nothing is lost, reminders are never doubled."""

import os
import random
import signal
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import cache
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, connections
from django.template.loader import get_template
from django.utils import timezone
from procrastinate.contrib.django import app

from alongside.foundation.letters import Letter, post
from alongside.foundation.testing import OWNER, take_role
from alongside.notices import checkpoints, delivery, posting
from alongside.notices.actions import tell as tell_somebody
from alongside.notices.jobs import sweep
from alongside.notices.kinds import Kind, announce
from alongside.notices.models import Notice, OutboxItem
from alongside.notices.testing import MailServer, a_mail_server
from alongside.people.models import Employment, Person
from alongside.people.testing import a_person
from tests.database import clone_for, point_to
from tests.figures import tell

LONG = bool(os.environ.get("ALONGSIDE_LONG_TESTS"))
KILLS = 400 if LONG else 50
CERTAIN, ONCE = (150, 300) if LONG else (15, 45)
STORM = (
    {"reminders": 10_000, "invitations": 500, "kills": 200}
    if LONG
    else {"reminders": 30, "invitations": 12, "kills": 6}
)
A_PERSON_GETS = 2  # fewer than three: what is counted for calm is another test
PATIENCE = 0.3  # seconds until a silent server is given up here; twenty in the product
POINTS = ("after-claim", "before-send", "after-send", "before-mark")


@pytest.fixture
def house(
    django_db_setup: None, django_db_blocker: Any, worker_id: str, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """A database of its own, because what other processes see has to be kept."""
    monkeypatch.setattr(delivery, "APART", 0)
    before = connection.settings_dict["NAME"]
    with django_db_blocker.unblock():
        with clone_for(f"{worker_id}_killed"):
            take_role(OWNER)
            yield
        point_to(before)


def in_a_worker(work: Callable[[], Any]) -> bool:
    """In a process of its own, as the worker's role. Whether it came to its end by itself."""
    _as_a_worker_has_it_loaded()
    connections.close_all()
    child = os.fork()
    if child == 0:
        try:
            # Beside a browser's event loop Django keeps two connections; a child has no loop and finds the other.
            connections["default"] = connection.copy()
            take_role("alongside_worker")
            work()
            os._exit(0)
        finally:
            os._exit(1)
    _pid, status = os.waitpid(child, 0)
    take_role(OWNER)
    assert os.WIFSIGNALED(status) or os.waitstatus_to_exitcode(status) == 0, "a worker ended with an error"
    return not os.WIFSIGNALED(status)


@cache
def _as_a_worker_has_it_loaded() -> None:
    """A worker loads the templates of mails and what they need once; here a new one begins for each killed one."""
    for name in ("people/mail/sign_in", "notices/mail/notice"):
        get_template(f"{name}.subject.txt")
        get_template(f"{name}.txt")
    get_template("notices/mail/letter.html")


def killed_at(point: str, turn: int) -> Callable[[], None]:
    """Sweeps, and is killed when it comes to this point for the `turn`th time."""
    left = [turn]

    def listener(name: str) -> None:
        left[0] -= name == point
        if not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)

    def work() -> None:
        checkpoints.at_checkpoints(listener)
        sweep(0)

    return work


def time_passes() -> None:
    """Leases end, and pauses are over."""
    earlier = timezone.now() - timedelta(seconds=1)
    OutboxItem.objects.filter(state="sending").update(lease_until=earlier)
    OutboxItem.objects.filter(state="waiting", due__gt=earlier).update(due=earlier)


def write_storm() -> None:
    """Reminders through the inbox, as the clock writes them; invitations as a room hands them over."""
    announce(Kind("storm.reminder", "You promised something.", "Because you said so.", "Storm", True, True))
    people = Person.objects.bulk_create(
        Person(name=f"Somebody {n}", email=f"somebody{n}@example.org", zone="Europe/Berlin")
        for n in range(STORM["reminders"] // A_PERSON_GETS)
    )
    Employment.objects.bulk_create(Employment(person=p, starts_on=timezone.localdate()) for p in people)
    for number in range(STORM["reminders"]):
        person = people[number // A_PERSON_GETS]
        tell_somebody(person, "storm.reminder", key=f"reminder:{number}", about=person, link="/promises/")
    for number in range(STORM["invitations"]):
        context = {"address": f"https://talks.example.org/{number}"}
        post(Letter(f"invitation:{number}", people[number % len(people)].pk, "people/mail/sign_in", context))


def write_letters() -> None:
    for number in range(max(CERTAIN, ONCE)):
        person = a_person(f"Somebody {number}", email=f"somebody{number}@example.org")
        for kind, most in (("certain", CERTAIN), ("once", ONCE)):
            if number < most:
                key = f"{kind}:{number}"
                context = {"address": f"https://talks.example.org/{number}"}
                post(Letter(key=key, to=person.pk, template="people/mail/sign_in", context=context, delivery=kind))  # type: ignore[arg-type]


def sent_until_nothing_is_left(dice: random.Random, wanted: int = KILLS, latest: int = 2) -> int:
    """Kill, let time pass, begin again. Returns how many workers were killed."""
    kills = turns = 0
    while OutboxItem.objects.filter(state__in=["waiting", "sending"]).exists():
        turns += 1
        assert turns < 10 * wanted + 1000, "the workers come to their end and send nothing"
        if kills < wanted:
            kills += not in_a_worker(killed_at(dice.choice(POINTS), dice.randint(1, latest)))
        else:
            in_a_worker(lambda: sweep(0))
        time_passes()
    return kills


def test_certain_letters_arrive_and_no_other_is_doubled(house: None) -> None:
    write_letters()
    with a_mail_server(hangs_up_at=20) as server:
        kills = sent_until_nothing_is_left(random.Random(20261124))
    ids = {item.message_id: item for item in OutboxItem.objects.all()}
    arrived = [ids[message_id] for message_id in server.message_ids()]
    certain = {item.key for item in arrived if item.may_be_repeated}
    doubled = [item.key for item in arrived if not item.may_be_repeated]
    tell("killed workers", kills=kills, missing=CERTAIN - len(certain), doubled=len(doubled) - len(set(doubled)))
    assert kills >= KILLS
    assert certain == {f"certain:{n}" for n in range(CERTAIN)}
    assert all(item.state == "sent" for item in ids.values() if item.may_be_repeated)
    assert len(doubled) == len(set(doubled))
    states = [item.state for item in ids.values() if not item.may_be_repeated]
    assert len(states) == ONCE
    assert set(states) <= {"sent", "unknown"}
    print(f"\n{kills} workers killed, {len(arrived)} mails, {states.count('unknown')} of {ONCE} unknown")  # noqa: T201


def test_a_storm_of_reminders_doubles_none_and_loses_no_invitation(
    house: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody can know whether a mail taken in silence arrived: a reminder is not repeated, an invitation is."""
    monkeypatch.setattr(posting, "TIMEOUT", PATIENCE)
    write_storm()
    with a_mail_server(silent_at=20, silence=4 * PATIENCE) as server:
        kills = sent_until_nothing_is_left(random.Random(20261126), STORM["kills"], 30 if LONG else 5)
    figures = figures_of_the_storm(server) | {"kills": kills}
    tell("storm", **figures)
    print(f"\n{figures}")  # noqa: T201
    assert kills >= STORM["kills"] and server.silences >= len(server.mails) // 20
    assert (figures["doubled"], figures["missing"]) == (0, 0)
    assert figures["repeated"] <= kills + server.silences
    assert figures["lost"] <= figures["unknown"] <= kills + server.silences
    assert OutboxItem.objects.filter(delivery="once").exclude(state__in=["sent", "unknown"]).count() == 0
    assert Notice.objects.count() == STORM["reminders"], "what no mail brought stands in the inbox"


def figures_of_the_storm(server: MailServer) -> dict[str, int]:
    """A repeat of an invitation carries the Message-ID of the first, so that mailboxes fold the two into one."""
    keys = {item.message_id: item.key for item in OutboxItem.objects.all()}
    arrived = Counter(keys[message_id] for message_id in server.message_ids())
    reminders = [times for key, times in arrived.items() if key.startswith("reminder:")]
    invitations = [times for key, times in arrived.items() if key.startswith("invitation:")]
    return {
        "reminders": STORM["reminders"],
        "invitations": STORM["invitations"],
        "silences": server.silences,
        "doubled": sum(times > 1 for times in reminders),
        "missing": STORM["invitations"] - len(invitations),
        "repeated": sum(invitations) - len(invitations),
        "unknown": OutboxItem.objects.filter(delivery="once", state="unknown").count(),
        "lost": STORM["reminders"] - len(reminders),
    }


def test_the_queue_brings_a_letter_that_was_kept(house: None) -> None:
    person = a_person("Amira Haddad")
    post(Letter(key="sign_in:1", to=person.pk, template="people/mail/sign_in", context={"address": "https://x.org/1"}))
    with a_mail_server() as server:
        in_a_worker(lambda: call_command("procrastinate", "worker", "--one-shot"))
    assert OutboxItem.objects.get().state == "sent"
    assert server.message_ids() == [OutboxItem.objects.get().message_id]


def test_a_job_whose_worker_was_killed_runs_again(house: None) -> None:
    person = a_person("Amira Haddad")
    post(Letter(key="sign_in:1", to=person.pk, template="people/mail/sign_in", context={"address": "https://x.org/1"}))

    def killed() -> None:
        checkpoints.at_checkpoints(lambda name: os.kill(os.getpid(), signal.SIGKILL))
        call_command("procrastinate", "worker", "--one-shot")

    assert not in_a_worker(killed)
    with connection.cursor() as cursor:
        cursor.execute("update procrastinate_workers set last_heartbeat = now() - interval '1 hour'")
    app.configure_task("house:rerun_stalled").defer()
    time_passes()
    with a_mail_server() as server:
        in_a_worker(lambda: call_command("procrastinate", "worker", "--one-shot"))
    assert len(server.mails) == 1
    with connection.cursor() as cursor:
        cursor.execute("select distinct status::text from procrastinate_jobs")
        assert cursor.fetchall() == [("succeeded",)]
