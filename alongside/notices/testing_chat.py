"""A chat program of the test's own, and people who want some of their notices there."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import time, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from django.utils import timezone

from alongside.foundation.testing import by_owner
from alongside.people.models import Person
from alongside.people.testing import a_person

from .actions import choose_for_channel, tell
from .models import Channel, Notice, OutboxItem
from .testing import a_channel

WRITTEN = "the guide took three weeks"


class Chat:
    """A server that stands for a chat program: keeps what it is sent, answers as it is told."""

    def __init__(self) -> None:
        self.answer, self.location, self.hangs = 200, "", False
        self.got: list[tuple[dict[str, str], bytes]] = []
        chat = self

        class Door(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                chat.got.append((dict(self.headers), body))
                if chat.hangs:
                    self.close_connection = True
                    return
                self.send_response(chat.answer)
                if chat.location:
                    self.send_header("Location", chat.location)
                self.end_headers()

            def log_message(self, *_: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
        self.address = f"http://127.0.0.1:{self.server.server_port}/hooks/key"

    @property
    def said(self) -> list[Any]:
        return [json.loads(body) for _headers, body in self.got]


@contextmanager
def a_chat() -> Iterator[Chat]:
    chat = Chat()
    threading.Thread(target=chat.server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield chat
    finally:
        chat.server.shutdown()
        chat.server.server_close()


def always_at_work(name: str) -> Person:
    person = a_person(name, works_on="1234567", works_from="00:00", works_until=time.max)
    person.refresh_from_db()
    return person


def told(person: Person, key: str = "1", event: str = "chat.noise") -> Notice:
    jonas = Person.objects.filter(email="jonas.weber@example.org").first() or a_person("Jonas Weber")
    by_owner(tell)(person, event, key=key, about=jonas, by=jonas, link="/people/")
    return Notice.objects.get(key=key)


def wants(person: Person, chat: Chat, kind: str = "mattermost", reach: str = "direct") -> Channel:
    channel = a_channel(person, kind, reach, chat.address)
    by_owner(choose_for_channel)(person, channel, {"chat.noise", "chat.other"}, "amira")
    return channel


def time_passes(**age: float) -> None:
    OutboxItem.objects.filter(state="waiting").update(due=timezone.now() - timedelta(seconds=1))
    Channel.objects.update(rests_until=None)
    if age:
        Channel.objects.filter(failing_since__isnull=False).update(failing_since=timezone.now() - timedelta(**age))
