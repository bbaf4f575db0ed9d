"""A mail server of the test's own, that can be told to misbehave, and a look at where a test's letters went."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from django.test import override_settings


@dataclass
class MailServer:
    """Speaks SMTP on a port of its own. `answer` is what it says at the end of a mail; `hangs_up` says nothing."""

    answer: str = "250 OK"
    hangs_up: bool = False
    mails: list[EmailMessage] = field(default_factory=list)

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802  aiosmtpd's name
        if self.answer.startswith("250"):
            mail = message_from_bytes(envelope.content, policy=policy.default)
            assert isinstance(mail, EmailMessage)
            self.mails.append(mail)
        if self.hangs_up:
            server.transport.abort()
        return self.answer

    @property
    def message_ids(self) -> list[str]:
        return [str(mail["Message-ID"]) for mail in self.mails]


@contextmanager
def a_mail_server(**manners: Any) -> Iterator[MailServer]:
    """`a_mail_server(hangs_up=True)` takes the mail and goes away before it has said so."""
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
