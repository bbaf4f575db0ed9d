"""The mailbox on its server (IMAP4rev1, RFC 3501): what lies there unread, and taking a letter out or leaving it."""

import imaplib
import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from .setup import Setup

TIMEOUT = 20  # seconds
MOST = 1_000_000  # bytes of a letter that are read; what is longer is mostly attachments, which come last
A_BATCH = 50


class Away(Exception):
    """It does not answer as it should. Says so without a word of what the server said."""


class NotLetIn(Away):
    """It answers, and takes neither the name nor the password."""


class NoFolder(Away):
    """It lets us in, and has no such folder."""


@dataclass(frozen=True)
class Mailbox:
    server: imaplib.IMAP4
    validity: str

    def unread(self) -> list[str]:
        """The numbers (UID) of the oldest letters that nobody has looked at."""
        (found, *_more) = self._asked("SEARCH", "UNSEEN", "UNDELETED")
        numbers = found.split() if isinstance(found, bytes) else []
        return [number.decode() for number in numbers][:A_BATCH]

    def place_of(self, uid: str) -> str:
        return f"{self.validity}:{uid}"

    def fetch(self, uid: str) -> bytes | None:
        """Without marking it as read; none where it has gone meanwhile."""
        for part in self._asked("FETCH", uid, f"(BODY.PEEK[]<0.{MOST}>)"):
            if isinstance(part, tuple):
                return bytes(part[1])
        return None

    def leave(self, uid: str) -> None:
        """Read, and of no use here: for whoever runs the mailbox."""
        self._asked("STORE", uid, "+FLAGS.SILENT", r"(\Seen)")

    def take_out(self, uid: str) -> None:
        self._asked("STORE", uid, "+FLAGS.SILENT", r"(\Seen \Deleted)")
        if "UIDPLUS" in self.server.capabilities:
            self._asked("EXPUNGE", uid)
        else:
            self.server.expunge()

    def _asked(self, command: str, *words: str) -> list[object]:
        answer, said = self.server.uid(command, *words)
        if answer != "OK":
            raise Away(f"{command} was answered with {answer}")
        return list(said)


@contextmanager
def opened(setup: Setup) -> Iterator[Mailbox]:
    try:
        server = _connected(setup)
    except (OSError, imaplib.IMAP4.error) as problem:
        raise Away(type(problem).__name__) from problem
    try:
        _sign_in(server, setup)
        answer, _said = server.select(_quoted(setup.folder))
        if answer != "OK":
            raise NoFolder("there is no such folder")
        validity = server.response("UIDVALIDITY")[1][0] or b"0"
        yield Mailbox(server, re.sub(rb"\D", b"", validity).decode() or "0")
    except (OSError, imaplib.IMAP4.error) as problem:
        raise Away(type(problem).__name__) from problem
    finally:
        with suppress(OSError, imaplib.IMAP4.error):
            server.logout()


def _sign_in(server: imaplib.IMAP4, setup: Setup) -> None:
    """A refusal is told from a line that broke."""
    try:
        server.login(setup.username, setup.password)
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error as problem:
        raise NotLetIn("it does not let us in") from problem


def _connected(setup: Setup) -> imaplib.IMAP4:
    if setup.is_secure:
        secure = ssl.create_default_context()
        return imaplib.IMAP4_SSL(setup.host, setup.port, ssl_context=secure, timeout=TIMEOUT)
    return imaplib.IMAP4(setup.host, setup.port, timeout=TIMEOUT)


def _quoted(folder: str) -> str:
    escaped = folder.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
