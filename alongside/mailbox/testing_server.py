"""A real IMAP server for tests, in a process of its own: Twisted's, over a folder of letters.

`<UID>.eml` is an unread letter, `<UID>.seen` one that was read. The folder's name for it all is INBOX.
"""

import sys
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from twisted.cred.checkers import InMemoryUsernamePasswordDatabaseDontUse
from twisted.cred.portal import IRealm, Portal
from twisted.internet import protocol, reactor
from twisted.mail import imap4
from zope.interface import implementer

NAME, PASSWORD = "alongside", "the mailbox"
VALIDITY = 7


@implementer(imap4.IMailbox, imap4.ICloseableMailbox)
class Folder:
    def __init__(self, place: Path) -> None:
        self.place, self.numbers, self.deleted = place, list[int](), set[int]()
        self._look()

    def _look(self) -> None:
        self.numbers = sorted(int(letter.stem) for letter in self.place.iterdir() if letter.stem.isdecimal())

    def _file(self, uid: int) -> Path:
        return next(self.place.glob(f"{uid}.*"))

    def getFlags(self) -> list[str]:  # noqa: N802  the names are those of the interface
        return ["\\Seen", "\\Deleted"]

    def getHierarchicalDelimiter(self) -> str:  # noqa: N802
        return "/"

    def getUIDValidity(self) -> int:  # noqa: N802
        return VALIDITY

    def getUIDNext(self) -> int:  # noqa: N802
        return max(self.numbers, default=0) + 1

    def getUID(self, message: int) -> int:  # noqa: N802
        return self.numbers[message - 1]

    def getMessageCount(self) -> int:  # noqa: N802
        return len(self.numbers)

    def getRecentCount(self) -> int:  # noqa: N802
        return 0

    def getUnseenCount(self) -> int:  # noqa: N802
        return len(list(self.place.glob("*.eml")))

    def isWriteable(self) -> bool:  # noqa: N802
        return True

    def addListener(self, listener: Any) -> None:  # noqa: N802
        """Nobody is told of what comes meanwhile."""

    def removeListener(self, listener: Any) -> None:  # noqa: N802
        """As above."""

    def close(self) -> None:
        """What is not expunged stays."""

    def destroy(self) -> None:
        raise imap4.MailboxException("not this one")

    def requestStatus(self, names: Iterable[str]) -> Any:  # noqa: N802
        return imap4.statusRequestHelper(self, names)

    def _chosen(self, messages: Any, uid: bool) -> Iterator[tuple[int, int]]:
        messages.last = (self.numbers[-1] if uid else len(self.numbers)) if self.numbers else 0
        for position, number in enumerate(self.numbers, 1):
            if (number if uid else position) in messages:
                yield position, number

    def fetch(self, messages: Any, uid: bool) -> list[tuple[int, "Letter"]]:
        return [(position, Letter(self, number)) for position, number in self._chosen(messages, uid)]

    def store(self, messages: Any, flags: Iterable[str], mode: int, uid: bool) -> dict[int, list[str]]:
        chosen = list(self._chosen(messages, uid))
        for _position, number in chosen:
            if "\\Seen" in flags and mode >= 0:
                self._file(number).rename(self.place / f"{number}.seen")
            if "\\Deleted" in flags and mode >= 0:
                self.deleted.add(number)
        return {position: Letter(self, number).getFlags() for position, number in chosen}

    def expunge(self) -> list[int]:
        gone = [self.numbers.index(number) + 1 for number in sorted(self.deleted, reverse=True)]
        for number in self.deleted:
            self._file(number).unlink()
        self.deleted.clear()
        self._look()
        return gone


@implementer(imap4.IMessage, imap4.IMessageFile)
class Letter:
    def __init__(self, folder: Folder, number: int) -> None:
        self.folder, self.number = folder, number

    def getUID(self) -> int:  # noqa: N802
        return self.number

    def getFlags(self) -> list[str]:  # noqa: N802
        seen = ["\\Seen"] if self.folder._file(self.number).suffix == ".seen" else []
        return seen + (["\\Deleted"] if self.number in self.folder.deleted else [])

    def getInternalDate(self) -> str:  # noqa: N802
        return "25-Nov-2026 12:00:00 +0000"

    def open(self) -> BytesIO:
        return BytesIO(self.folder._file(self.number).read_bytes())

    def getSize(self) -> int:  # noqa: N802
        return self.folder._file(self.number).stat().st_size

    def getHeaders(self, negate: bool, *names: str) -> dict[str, str]:  # noqa: N802
        return {}

    def getBodyFile(self) -> BytesIO:  # noqa: N802
        return self.open()

    def isMultipart(self) -> bool:  # noqa: N802
        return False

    def getSubPart(self, part: int) -> "Letter":  # noqa: N802
        raise IndexError(part)


class Account(imap4.MemoryAccount):  # type: ignore[misc]
    def _emptyMailbox(self, name: str, id: int) -> Folder:  # noqa: N802
        raise imap4.MailboxException("there is one folder")


@implementer(IRealm)
class Realm:
    def __init__(self, place: Path) -> None:
        self.place = place

    def requestAvatar(self, name: bytes, mind: Any, *interfaces: Any) -> Any:  # noqa: N802
        account = Account(name)
        account.addMailbox("INBOX", Folder(self.place))
        return imap4.IAccount, account, lambda: None


class Factory(protocol.Factory):  # type: ignore[misc]
    def __init__(self, place: Path) -> None:
        checker = InMemoryUsernamePasswordDatabaseDontUse()
        checker.addUser(NAME.encode(), PASSWORD.encode())
        self.portal = Portal(Realm(place), [checker])

    def buildProtocol(self, address: Any) -> Any:  # noqa: N802
        server = imap4.IMAP4Server()
        server.portal, server.factory = self.portal, self
        return server


if __name__ == "__main__":
    there = reactor.listenTCP(0, Factory(Path(sys.argv[1])), interface="127.0.0.1")
    sys.stdout.write(f"{there.getHost().port}\n")
    sys.stdout.flush()
    reactor.run()
