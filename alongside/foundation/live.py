"""What changed, told at once. A stream only names what changed; the page fetches it by an ordinary GET.

`announce` notifies in the running transaction, so it is heard when and only when that commits. Each process listens
over one connection of its own, outside the pool, and hands what it hears to its open streams.
"""

import asyncio
import time
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Callable
from contextlib import contextmanager
from typing import Any
from weakref import WeakKeyDictionary

import psycopg
from asgiref.sync import sync_to_async
from django.db import connection

CHANNEL = "alongside"
HEARTBEAT = 15.0  # seconds; keeps proxies from closing a quiet stream
CHECK = 40.0  # seconds between two looks at whether the reader may still listen: with a heartbeat under a minute
REMEMBERED = 500  # announcements kept for pages that were made just before their stream opened

EVERYTHING = ""  # what is told after a gap in listening
MOMENTARY = "~"  # begins a name that is true for a moment: told to those who listen now, and kept nowhere
OVER = "event: over\ndata:\n\n"

Waiting = asyncio.Queue[str]


def announce(topic: str, name: str) -> None:
    """Say that `name` of `topic` changed: to everybody who listens, once the running transaction commits."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_notify(%s, %s)", [CHANNEL, f"{topic} {name}"])


async def stream(
    topic: str, may_listen: Callable[[], bool], *, since: float, names: tuple[str, ...]
) -> AsyncIterator[str]:
    """Server-sent events: `changed` with the name of what changed on `topic`; `over` once `may_listen` says no.

    `since` is when the page was made, in seconds; what was announced after it comes first. Where that is not known any
    more, all `names` do. What is true for a moment comes as `moment`.
    """
    await _release()
    ear = _ear()
    with ear.waiting_for(topic) as waiting:
        await ear.is_open.wait()
        for name in ear.announced(topic, since, names):
            yield _told(name)
        checked = time.monotonic()
        while True:
            try:
                name = await asyncio.wait_for(waiting.get(), HEARTBEAT)
                for each in names if name == EVERYTHING else (name,):
                    yield _told(each)
            except TimeoutError:
                yield ": still here\n\n"
            if time.monotonic() - checked >= CHECK:
                if not await sync_to_async(_asked)(may_listen):
                    yield OVER
                    return
                checked = time.monotonic()


def _told(name: str) -> str:
    if name.startswith(MOMENTARY):
        return f"event: moment\ndata: {name.removeprefix(MOMENTARY)}\n\n"
    return f"event: changed\ndata: {name}\n\n"


@sync_to_async
def _release() -> None:
    """Give back the connection that the request used: a stream lasts an hour and needs none."""
    connection.close()


def _asked(may_listen: Callable[[], bool]) -> bool:
    try:
        return may_listen()
    finally:
        connection.close()


class _Ear:
    """One listening connection, what it heard lately, and who waits for what."""

    def __init__(self) -> None:
        self.waiting: defaultdict[str, set[Waiting]] = defaultdict(set)
        self.heard: deque[tuple[float, str, str]] = deque(maxlen=REMEMBERED)
        self.opened = 0.0
        self.is_open = asyncio.Event()
        self.task = asyncio.create_task(self._listen())

    @contextmanager
    def waiting_for(self, topic: str) -> Any:
        waiting: Waiting = asyncio.Queue()
        self.waiting[topic].add(waiting)
        try:
            yield waiting
        finally:
            self.waiting[topic].discard(waiting)
            if not self.waiting[topic]:
                del self.waiting[topic]

    def announced(self, topic: str, since: float, names: tuple[str, ...]) -> list[str]:
        """What was announced after `since`; everything where this process did not listen yet, or has forgotten."""
        knows_from = self.heard[0][0] if len(self.heard) == REMEMBERED else self.opened
        if since < knows_from:
            return list(names)
        return list(dict.fromkeys(name for at, about, name in self.heard if about == topic and at >= since))

    async def _listen(self) -> None:
        """For as long as the process lasts; a database that restarts is waited for."""
        while True:
            try:
                async with await psycopg.AsyncConnection.connect(**_address(), autocommit=True) as listening:
                    await listening.execute(f"listen {CHANNEL}")
                    self._tell_of_gap()
                    async for notice in listening.notifies():
                        self._tell(*notice.payload.split(" ", 1))
            except psycopg.Error:
                await asyncio.sleep(1)

    def _tell_of_gap(self) -> None:
        self.opened = time.time()
        self.is_open.set()
        for waiting in (each for streams in self.waiting.values() for each in streams):
            waiting.put_nowait(EVERYTHING)

    def _tell(self, topic: str, name: str) -> None:
        if not name.startswith(MOMENTARY):
            self.heard.append((time.time(), topic, name))
        for waiting in self.waiting.get(topic, ()):
            waiting.put_nowait(name)


_ears: "WeakKeyDictionary[asyncio.AbstractEventLoop, _Ear]" = WeakKeyDictionary()


def _ear() -> _Ear:
    """The ear of this process: made when its first stream opens."""
    loop = asyncio.get_running_loop()
    if loop not in _ears:
        _ears[loop] = _Ear()
    return _ears[loop]


def _address() -> dict[str, Any]:
    """Where the database is, in libpq's words alone."""
    said = connection.get_connection_params()
    return {
        name: value for name, value in said.items() if name not in ("context", "cursor_factory", "prepare_threshold")
    }
