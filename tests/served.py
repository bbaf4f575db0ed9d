"""A house that is served as in production, on a free port and a database of its own, for tests that need the real one."""

import fcntl
import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from urllib.parse import urlsplit, urlunsplit

from django.db import connection

from alongside.config.web import collect_static_files, web_command
from alongside.people.models import Person
from alongside.people.sessions import AGENT, PERSON, SessionStore

from .database import clone_for, point_to
from .environment import HOME

TOKEN = "t" * 32


@dataclass(frozen=True)
class House:
    host: str
    port: int

    def connect(self, timeout: float = 10) -> HTTPConnection:
        return HTTPConnection(self.host, self.port, timeout=timeout)


@contextmanager
def database_of_ones_own(worker: str) -> Iterator[str]:
    """What is written inside is committed; the tests' own database is back afterwards."""
    before = connection.settings_dict["NAME"]
    with clone_for(worker) as name:
        yield name
    point_to(before)


@contextmanager
def served(database: str, port: int) -> Iterator[House]:
    """granian, answering on this database until the end of the block."""
    _collect()
    log = HOME / "served.log"
    with log.open("ab") as output:
        server = subprocess.Popen(
            web_command("127.0.0.1", port, workers=1),
            env=os.environ | _addresses(database) | {"ALONGSIDE_ROLE": "app", "PORT": str(port)},
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
    try:
        _wait_for(house := House("127.0.0.1", port))
        yield house
    finally:
        server.terminate()
        server.wait(15)


def cookies_of(person: Person) -> str:
    """A browser in which this person is signed in: its Cookie header. Posts send `TOKEN` along."""
    session = SessionStore()
    session[PERSON], session[AGENT] = str(person.pk), ""
    session.save()
    return f"alongside={session.session_key}; csrftoken={TOKEN}"


def _collect() -> None:
    """One process at a time: collecting clears the folder first."""
    with (HOME / "static.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        collect_static_files(HOME, say=lambda text: None)


def _addresses(database: str) -> dict[str, str]:
    names = ("ALONGSIDE_DATABASE_URL", "ALONGSIDE_WORKER_DATABASE_URL", "ALONGSIDE_OWNER_DATABASE_URL")
    return {name: urlunsplit(urlsplit(os.environ[name])._replace(path=f"/{database}")) for name in names}


def _wait_for(house: House) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        try:
            asked = house.connect(timeout=2)
            asked.request("GET", "/health/live")
            if asked.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("The house did not answer. See served.log in the tests' home.")
