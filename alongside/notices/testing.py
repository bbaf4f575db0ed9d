"""A mail server of the test's own, that can be told to misbehave, and a look at where a test's letters went."""

import asyncio
import logging
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any
from uuid import uuid4

from aiosmtpd.controller import Controller
from django.test import override_settings

from alongside.foundation.letters import Letter, post
from alongside.foundation.testing import by_owner, by_worker
from alongside.people.models import Person
from alongside.trust.catalogue import catalogue
from alongside.trust.identity import acting_as
from alongside.trust.retention import forget

from . import bringing, delivery, jobs
from .actions import choose_for_channel, choose_mail, tell
from .models import Channel, OutboxItem, connect

# As the worker does it: its own role, whom every policy binds.
deliver, next_due, sweep = by_worker(delivery.deliver), by_worker(delivery.next_due), by_worker(jobs.sweep)
bring, bring_due = by_worker(bringing.bring), by_worker(jobs.bring_due)
LINK = {"address": "https://talks.example.org/links/secret-token/"}


@by_worker
def forget_old() -> int:
    with acting_as(None, "retention"):
        return sum(forget(catalogue().clocks[key]).gone_in_all for key in ("notices", "letters"))


@dataclass
class MailServer:
    """Speaks SMTP. `answer` is what it says to a mail; every `hangs_up_at`th it takes, and hangs up without a word.

    Every `silent_at`th it takes, and keeps the line open without a word for `silence` seconds.
    """

    answer: str = "250 OK"
    hangs_up_at: int = 0
    silent_at: int = 0
    silence: float = 2.0
    silences: int = 0
    mails: list[EmailMessage] = field(default_factory=list)

    async def take(self, server: Any, session: Any, envelope: Any) -> str:
        if self.answer.startswith("250"):
            mail = message_from_bytes(envelope.content, policy=policy.default)
            assert isinstance(mail, EmailMessage)
            self.mails.append(mail)
        if self.hangs_up_at and len(self.mails) % self.hangs_up_at == 0:
            server.transport.abort()
        if self.silent_at and len(self.mails) % self.silent_at == 0:
            self.silences += 1
            await asyncio.sleep(self.silence)
        return self.answer

    handle_DATA = take  # noqa: N815  what aiosmtpd calls it

    def message_ids(self) -> list[str]:
        return [str(mail["Message-ID"]) for mail in self.mails]


@by_owner
def fill(person: Person, other: Person) -> None:
    """Something in every table of this room, about `person`."""
    link, key = "/promises/", f"{person.pk}:{other.pk}"
    tell(person, "promise.kept", key=f"notice:{key}", about=person, link=link, by=other, facts={"kind": "Check-in"})
    choose_mail(person, {"recap.drafted"}, {"recap.drafted", "promise.offered"})
    a_letter(person, key=f"letter:{key}")
    choose_for_channel(person, a_channel(other), {"promise.offered"}, "amira")


@by_owner
def a_channel(
    administrator: Person, kind: str = "mattermost", reach: str = "shared", address: str = "https://chat.example.org/x"
) -> Channel:
    return connect(f"Room {uuid4()}", by=administrator, kind=kind, reach=reach, address=address)


def a_letter(person: Person, *, key: str = "sign_in:1", delivery: Any = "certain", **more: Any) -> OutboxItem:
    """Handed over as any room does."""
    post(Letter(key=key, to=person.pk, template="people/mail/sign_in", context=LINK, delivery=delivery, **more))
    return OutboxItem.objects.get(key=key)


@contextmanager
def a_mail_server(**manners: Any) -> Iterator[MailServer]:
    """The settings point to it while it lasts."""
    logging.getLogger("mail.log").setLevel(logging.WARNING)
    handler = MailServer(**manners)
    port = a_free_port()
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        with override_settings(MAIL_URL=f"smtp://127.0.0.1:{port}", DEMO=False):
            yield handler
    finally:
        controller.stop(no_assert=True)


def a_free_port() -> int:
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        return int(place.getsockname()[1])
