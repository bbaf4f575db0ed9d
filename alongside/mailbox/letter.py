"""A letter that came in, as far as anybody here may rely on it. Whatever it holds, reading it never fails."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import Message
from email.utils import getaddresses
from functools import cached_property

from alongside.foundation.encryption import hashed
from alongside.foundation.lines import seen

from .words import said_in, without_markup

BROKEN = (MessageError, ValueError, TypeError, AttributeError, LookupError, RecursionError)
MOST_PARTS = 50
LISTS = {"bulk", "junk", "list", "auto_reply"}
RECIPIENTS = ("delivered-to", "x-original-to", "envelope-to", "to", "cc")


@dataclass(frozen=True)
class Letter:
    """`is_cut`: it was longer than what was read of it."""

    raw: bytes
    is_cut: bool = False

    @cached_property
    def _message(self) -> Message:
        return message_from_bytes(self.raw, policy=policy.compat32)

    def header(self, name: str) -> str:
        """On one line, decoded; nothing where it cannot be."""
        try:
            read = policy.default.header_fetch_parse(name, str(self._message.get(name, "")))
            return " ".join(str(read).split())[:1000]
        except BROKEN:
            return ""

    @property
    def fingerprint(self) -> str:
        """Of its Message-ID with its sender and words: delivered twice, it is one; an ID used again hides no other."""
        number, words = self.header("message-id"), b"".join(self._bodies())
        return hashed(f"{number}\n{self.sender}\n{hashed(words.decode('latin-1'))}")

    @property
    def sender(self) -> str:
        """Who it says wrote it. Of several, nobody."""
        found = [address.lower() for _name, address in getaddresses([self.header("from")]) if "@" in address]
        return found[0] if len(found) == 1 else ""

    def tokens(self, address: str) -> list[str]:
        """The secret parts to which it was written, at this mailbox's address."""
        name, _at, domain = address.partition("@")
        pattern = re.compile(rf"{re.escape(name)}\+([a-z0-9]{{8,64}})@{re.escape(domain)}(?![a-z0-9.-])")
        said = " ".join(str(value) for key in RECIPIENTS for value in self._message.get_all(key, []))
        return list(dict.fromkeys(pattern.findall(said[:20_000].lower())))[:20]

    @property
    def is_automatic(self) -> bool:
        """Nobody sat down and wrote it (RFC 3834, RFC 3464): it bounced, answers by itself, or came through a list."""
        return self.is_from_a_machine or self._says("auto-submitted") not in {"", "no"}

    @property
    def is_from_a_machine(self) -> bool:
        """As above; a calendar server that sends its owner's answer is none."""
        kind = self._message.get_content_type()
        returned = str(self._message.get("return-path", "")).strip() == "<>"
        answers = self._says("auto-submitted") in {"auto-replied", "auto-notified"}
        listed = self._says("precedence") in LISTS or "list-id" in self._message
        daemon = self.sender.partition("@")[0] in {"mailer-daemon", "postmaster"}
        return kind == "multipart/report" or returned or answers or listed or daemon

    def _says(self, name: str) -> str:
        return self.header(name).partition(";")[0].strip().lower()

    @property
    def words(self) -> str:
        """What its writer says: without what they quote, without their signature, without markup."""
        for kind in ("text/plain", "text/html"):
            for part in self._parts():
                if part.get_content_type() == kind and not _is_file(part):
                    text = _text(part)
                    return said_in(without_markup(text) if kind == "text/html" else text)
        return ""

    @property
    def attachments(self) -> int:
        return sum(_is_file(part) for part in self._parts())

    @property
    def calendar(self) -> bytes | None:
        """The calendar part (RFC 6047); none where the letter was cut."""
        if self.is_cut:
            return None
        of_kind = (part for part in self._parts() if part.get_content_type() == "text/calendar")
        return next((found for part in of_kind if (found := _bytes(part))), None)

    def _bodies(self) -> Iterator[bytes]:
        for part in self._parts():
            yield _bytes(part)

    def _parts(self) -> Iterator[Message]:
        """Its leaves. A letter inside a letter is somebody else's words."""
        waiting, seen = [self._message], 0
        while waiting and seen < MOST_PARTS:
            part, seen = waiting.pop(0), seen + 1
            inside = part.get_payload()
            if part.get_content_maintype() == "message":
                continue
            if part.is_multipart() and isinstance(inside, list):
                waiting[:0] = [one for one in inside if isinstance(one, Message)]
            else:
                yield part


def _is_file(part: Message) -> bool:
    shown = part.get_content_type() in {"text/plain", "text/html", "text/calendar"}
    return part.get_content_disposition() == "attachment" or bool(part.get_filename()) or not shown


def _bytes(part: Message) -> bytes:
    try:
        found = part.get_payload(decode=True)
    except BROKEN:
        return b""
    return found if isinstance(found, bytes) else b""


def _text(part: Message) -> str:
    """In the encoding it names, else as well as it goes. Without what the database cannot keep."""
    try:
        text = _bytes(part).decode(part.get_content_charset("utf-8"), "replace")
    except BROKEN:
        text = _bytes(part).decode("utf-8", "replace")
    return seen(text.replace("\r\n", "\n"), breaks="\n\t")
