"""Builders of letters, and a real IMAP server that a test starts."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from django.test import override_settings

from alongside.foundation.records import new_key
from alongside.foundation.testing import by_owner, by_worker
from alongside.people.models import Person

from . import jobs
from .models import note_arrival, note_outage, open_address
from .setup import Setup
from .testing_server import NAME, PASSWORD

ADDRESS = "talks@example.org"
read = by_worker(jobs.read.func)
an_address = by_owner(open_address)


@by_owner
def fill(person: Person, other: Person) -> None:
    """Something in every table of this room, about `person`."""
    open_address(person)
    note_arrival(f"1:{new_key()}", str(new_key()), is_taken=True)
    note_outage("0" * 64, "away")


def a_letter(words: str, *, to: str = ADDRESS, sender: str = "amira@example.org", **headers: str) -> EmailMessage:
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Message-ID"] = sender, to, f"<{new_key()}@example.org>"
    for name, value in headers.items():
        letter[name.replace("_", "-")] = value
    letter.set_content(words)
    return letter


@dataclass
class Post:
    """The mailbox, as it lies on the server."""

    folder: Path
    last: int = 0

    def put(self, letter: EmailMessage | bytes) -> int:
        self.last += 1
        raw = letter if isinstance(letter, bytes) else letter.as_bytes()
        unfinished = self.folder / f"new-{self.last}"
        unfinished.write_bytes(raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
        unfinished.rename(self.folder / f"{self.last}.eml")
        return self.last

    @property
    def unread(self) -> int:
        return len(list(self.folder.glob("*.eml")))

    @property
    def left(self) -> int:
        return len(list(self.folder.glob("*.seen")))


@contextmanager
def a_mailbox(folder: Path) -> Iterator[Post]:
    """It answers on this machine while it lasts."""
    command = [sys.executable, "-W", "ignore", "-m", "alongside.mailbox.testing_server", str(folder)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        assert process.stdout
        port = int(process.stdout.readline())  # ends empty, and here, if the server did not start
        setup = Setup("127.0.0.1", port, False, NAME, PASSWORD, "INBOX", ADDRESS)
        with override_settings(MAILBOX=setup):
            yield Post(folder)
    finally:
        process.terminate()
        process.wait(10)
        if process.stdout:
            process.stdout.close()


def a_reply(invitation: bytes, who: str, answer: str, **facts: Any) -> EmailMessage:
    """As a calendar program answers an invitation (RFC 5546 §3.2.3)."""
    text = invitation.decode().replace("\r\n ", "")
    kept = ("BEGIN", "VERSION", "PRODID", "UID", "SEQUENCE", "DTSTART", "DTEND", "ORGANIZER", "END", "SUMMARY")
    lines = [line for line in text.splitlines() if line.startswith(kept)]
    lines.insert(1, f"METHOD:{facts.get('method', 'REPLY')}")
    stamp = facts.get("stamp", "20261125T120000Z")
    lines[-2:-2] = [f"DTSTAMP:{stamp}", f"ATTENDEE;PARTSTAT={answer}:mailto:{who}"]
    for name in ("DTSTART", "DTEND", "UID", "SEQUENCE"):
        if name in facts:
            lines = [f"{name}:{facts[name]}" if line.startswith(name) else line for line in lines]
    letter = a_letter("Says so.", sender=facts.get("sender", who))
    letter.add_alternative("\r\n".join(lines) + "\r\n", subtype="calendar", params={"method": "REPLY"})
    return letter
