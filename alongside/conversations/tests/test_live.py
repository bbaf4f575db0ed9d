"""Live for two, served as in production: a stream names what changed, to those two alone, and blocks nobody."""

import asyncio
import os
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import timedelta
from http.client import HTTPConnection, HTTPResponse
from typing import Any
from urllib.parse import urlencode

import pytest
from asgiref.sync import ThreadSensitiveContext
from django.db import connection
from django.utils import timezone

from alongside.conversations.models import Conversation
from alongside.conversations.testing import a_conversation
from alongside.foundation import live
from alongside.people.models import Person, Session
from alongside.people.testing import signed_in, the_cast
from tests.database import clone_for, point_to
from tests.environment import HOME
from tests.figures import tell
from tests.journeys.serving import served

TOKEN = "t" * 32


@dataclass(frozen=True)
class Talk:
    """A talk under way, and the Cookie headers of three browsers."""

    host: str
    conversation: Conversation
    amira: str
    jonas: str
    otto: str

    @property
    def address(self) -> str:
        return f"/conversations/{self.conversation.pk}/"

    def get(self, place: str, cookies: str) -> tuple[HTTPConnection, HTTPResponse]:
        asked = HTTPConnection(self.host, timeout=10)
        asked.request("GET", self.address + place, headers={"Cookie": cookies})
        return asked, asked.getresponse()

    def post(self, place: str, cookies: str, /, **said: str) -> int:
        headers = {"Cookie": cookies, "X-CSRFToken": TOKEN, "Content-Type": "application/x-www-form-urlencoded"}
        with closing(HTTPConnection(self.host, timeout=10)) as asked:
            asked.request("POST", self.address + place, urlencode(said), headers)
            return asked.getresponse().status


@pytest.fixture(scope="module")
def talk(django_db_setup: None, django_db_blocker: Any, worker_id: str) -> Iterator[Talk]:
    """On a database of its own, where what is written is committed."""
    before = connection.settings_dict["NAME"]
    with django_db_blocker.unblock(), clone_for(f"live_{worker_id}") as database:
        cast = the_cast()
        conversation = a_conversation(cast.amira, cast.jonas, "quarterly", at=timezone.now() + timedelta(minutes=5))
        people = [cookies_of(person) for person in (cast.amira, cast.jonas, cast.otto)]
        connection.close()
        with served(database, HOME) as address:
            talk = Talk(address.removeprefix("http://").replace("localhost", "127.0.0.1"), conversation, *people)
            for cookies in (talk.amira, talk.jonas):
                assert talk.post("room/", cookies) == 303
            asked, stream = talk.get(f"stream/?since={time.time()}", talk.jonas)
            with closing(asked):
                names(stream, "screen")  # a process's first stream says everything: it does not know what came before
            yield talk
    point_to(before)


def cookies_of(person: Person) -> str:
    """The Cookie header of a browser in which this person is signed in."""
    return f"alongside={signed_in(person).session.session_key}; csrftoken={TOKEN}"


def names(answer: HTTPResponse, until: str) -> list[str]:
    """What a stream names, up to the one that is waited for."""
    heard = []
    while until not in heard:
        line = answer.readline().decode().strip()
        if line.startswith("data: "):
            heard.append(line.removeprefix("data: "))
    return heard


def test_a_note_is_named_to_the_other_within_a_second(talk: Talk) -> None:
    asked, stream = talk.get(f"stream/?since={time.time()}", talk.jonas)
    with closing(asked):
        assert (stream.status, stream.headers["Content-Type"]) == (200, "text/event-stream")
        written = time.monotonic()
        assert talk.post("notes/", talk.amira, text="Nobody asked me to lead it.") == 303
        assert names(stream, "points")[-1] == "points"
        assert time.monotonic() - written < 1


def test_a_stream_names_and_never_says(talk: Talk) -> None:
    asked, stream = talk.get(f"stream/?since={time.time()}", talk.jonas)
    with closing(asked):
        talk.post("paraphrases/", talk.amira, text="A planted sentence")
        talk.post("stage/", talk.amira, key="look_back")
        heard = [stream.readline() for _ in range(9)]
    assert b"data: heard\n" in heard and b"data: step\n" in heard
    assert {line[:6] for line in heard} <= {b"event:", b"data: ", b"\n"} and b"planted" not in b"".join(heard)


def test_what_changed_before_the_stream_opened_is_told_first(talk: Talk) -> None:
    made = time.time()
    talk.post("pause/", talk.amira)
    time.sleep(0.2)
    asked, stream = talk.get(f"stream/?since={made}", talk.jonas)
    with closing(asked):
        assert names(stream, "break") == ["time", "break"]


def test_what_is_taken_back_is_never_named(talk: Talk) -> None:
    asked, stream = talk.get(f"stream/?since={time.time()}", talk.jonas)
    with closing(asked):
        assert talk.post("stage/", talk.amira, key="nowhere") == 409
        talk.post("notes/", talk.amira, text="After it")
        assert names(stream, "points") == ["points"]


def test_that_somebody_writes_is_told_to_the_other_and_remembered_nowhere(talk: Talk) -> None:
    made = time.time()
    said = {"_method": "PUT", "place": f"{talk.address}notes/", "text": "A planted half sentence"}
    asked, stream = talk.get(f"stream/?since={made}", talk.jonas)
    with closing(asked):
        assert talk.post("draft/", talk.amira, **said) == 204
        assert stream.readline() == b"event: moment\n"
        assert stream.readline() == f"data: writing-{talk.conversation.guest.pk}\n".encode()
    talk.post("pause/", talk.amira)
    later, stream = talk.get(f"stream/?since={made}", talk.jonas)
    with closing(later):
        assert names(stream, "break") == ["time", "break"]


def test_pages_travel_compressed_and_streams_line_by_line(talk: Talk) -> None:
    for place, coding in (("room/", "gzip"), ("stream/", "identity")):
        with closing(HTTPConnection(talk.host, timeout=10)) as asked:
            asked.request("GET", talk.address + place, headers={"Cookie": talk.jonas, "Accept-Encoding": "gzip, br"})
            assert asked.getresponse().headers["Content-Encoding"] == coding


def test_nobody_else_listens(talk: Talk) -> None:
    for cookies, status in ((talk.otto, 404), ("", 302)):
        asked, answer = talk.get("stream/", cookies)
        with closing(asked):
            assert answer.status == status


@pytest.mark.skipif(not os.environ.get("ALONGSIDE_LONG_TESTS"), reason="a minute of waiting: make trust")
def test_the_stream_of_somebody_signed_out_ends_within_a_minute(talk: Talk) -> None:
    """As leaving does: the session is gone, and nobody tells the stream."""
    cookies = cookies_of(talk.conversation.host)
    asked, stream = talk.get(f"stream/?since={time.time()}", cookies)
    with closing(asked):
        asked.sock.settimeout(70)
        ended = time.monotonic()
        Session.objects.get(session_key=cookies.split(";")[0].partition("=")[2]).delete()
        while stream.readline():
            pass
        took = time.monotonic() - ended
    tell("stream", seconds=round(took))
    assert took < 60


def test_fifty_streams_block_no_page_and_hold_no_connection(talk: Talk) -> None:
    with ExitStack() as streams:
        for _number in range(50):
            asked, stream = talk.get(f"stream/?since={time.time()}", talk.jonas)
            streams.enter_context(closing(asked))
            assert stream.status == 200
        begun = time.monotonic()
        asked, page = talk.get("room/", talk.amira)
        with closing(asked):
            assert page.status == 200 and b"talk-main" in page.read()
        assert time.monotonic() - begun < 2
        with connection.cursor() as cursor:
            cursor.execute(
                "select count(*) filter (where state = 'idle in transaction'),"
                " count(*) filter (where query ilike 'listen%%') from pg_stat_activity"
                " where datname = current_database() and pid <> pg_backend_pid()"
            )
            assert cursor.fetchone() == (0, 1)
            cursor.execute("select count(*) from pg_stat_activity where datname = current_database()")
            assert cursor.fetchone()[0] <= 18


def test_an_ended_talk_is_worth_hearing_for_an_hour(talk: Talk) -> None:
    assert talk.post("conclusion/", talk.amira) == 303
    asked, stream = talk.get(f"stream/?since={time.time()}", talk.jonas)
    with closing(asked):
        assert stream.status == 200
    with connection.cursor() as cursor:
        cursor.execute("set role alongside_owner")
        cursor.execute("update conversations_conclusion set created_at = created_at - interval '61 minutes'")
        cursor.execute("set role alongside_app")
    asked, answer = talk.get("stream/", talk.jonas)
    with closing(asked):
        assert answer.status == 204


def test_a_recap_is_worth_hearing_until_it_is_sealed(talk: Talk) -> None:
    assert talk.post("recap/", talk.amira) == 303
    asked, stream = talk.get(f"stream/?since={time.time()}", talk.jonas)
    with closing(asked):
        assert stream.status == 200
        assert talk.post("recap/confirmation/", talk.amira) == 303
        heard = [name for name in names(stream, "history") if name != "drafting"]  # that may have come a moment before
        assert heard == ["words", "promises", "views", "answers", "history"]
    assert talk.post("recap/confirmation/", talk.jonas) == 303
    asked, answer = talk.get("stream/", talk.jonas)
    with closing(asked):
        assert answer.status == 204


def test_a_stream_says_when_there_is_no_more_to_hear(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked every minute, and here at once."""
    monkeypatch.setattr(live, "CHECK", 0.0)
    monkeypatch.setattr(live, "HEARTBEAT", 0.1)

    async def heard() -> list[str]:
        async with ThreadSensitiveContext():  # leaves no thread behind that a forked test would wait for
            return [line async for line in live.stream("pair:none", lambda: False, since=time.time() + 60, names=())]

    assert asyncio.run(heard())[-1] == live.OVER
