"""Requests that are forced to fail, each with a text that stands nowhere else: no log of ours holds one of them."""

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

import psycopg

from .figures import tell
from .killing.house import House, a_house
from .killing.writers import TOKEN

LONG = bool(os.environ.get("ALONGSIDE_LONG_TESTS"))
TURNS = 20 if LONG else 1
# What a server of somebody else's may be set to: the control, in which texts have to be found.
TALKATIVE = {"log_min_error_statement": "error", "log_error_verbosity": "default", "log_statement": "all",
             "log_parameter_max_length": "-1", "log_parameter_max_length_on_error": "-1"}  # fmt: skip
BROKEN = {
    "a rule that every text breaks": (
        "alter table {table} add constraint forced check (text = '') not valid",
        "alter table {table} drop constraint forced",
    ),
    "a column that is gone": (
        "alter table {table} rename column text to gone",
        "alter table {table} rename column gone to text",
    ),
    "a table that is gone": ("alter table {table} rename to gone", "alter table gone rename to {table}"),
    "a sum that cannot be": (
        "alter table {table} add constraint forced check (1 / (length(text) * 0) > 0) not valid",
        "alter table {table} drop constraint forced",
    ),
}
TABLES = {
    "note": "conversations_note",
    "point": "conversations_talkingpoint",
    "promise": "conversations_commitment",
    "draft": "conversations_draft",
}


class Planting:
    """Somebody signed in, whose requests carry texts that can be looked for."""

    def __init__(self, house: House, person: dict[str, str]) -> None:
        self.house, self.person = house, person
        self.texts: list[str] = []
        self.answers: list[int] = []

    def text(self) -> str:
        self.texts.append(f"planted{os.urandom(8).hex()} and more words")
        return self.texts[-1]

    def send(self, place: str, **more: str) -> None:
        said = {"text": self.text(), "place": self.person["note"], "due": "2027-01-01", "csrfmiddlewaretoken": TOKEN}
        method = {"_method": "PUT"} if place == "draft" else {}
        self.ask("POST", self.person[place], urlencode(said | method | more))

    def ask(self, method: str, address: str, body: str = "", **headers: str) -> None:
        cookies = {"Cookie": f"alongside={self.person['session']}; csrftoken={TOKEN}", "Host": "localhost"}
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        connection = HTTPConnection("127.0.0.1", self.house.port, timeout=30)
        connection.request(method, address, body, cookies | kind | headers)
        self.answers.append(connection.getresponse().status)
        connection.close()


def force_errors(house: House, planting: Planting) -> None:
    for broken, mended in BROKEN.values():
        for place, table in TABLES.items():
            with altered(house, broken.format(table=table), mended.format(table=table)):
                planting.send(place)
    with held_up(house, TABLES["note"]):  # until the web's patience ends
        planting.send("note")
    for place in TABLES:
        planting.send(place, csrfmiddlewaretoken="forged" * 6)
        planting.send(place, due=planting.text(), version=planting.text())
    asked = urlencode({"q": planting.text()})
    planting.ask("GET", f"/search/?{asked}")
    planting.ask("GET", f"/nothing-here/?{asked}")
    planting.ask("POST", "/sign-in/", urlencode({"email": planting.text(), "csrfmiddlewaretoken": TOKEN}))
    planting.ask("GET", "/", Host="evil.example", Referer=f"https://evil.example/{asked}")
    planting.ask("POST", planting.person["note"], f"text={planting.text().replace(' ', '+')}&" + "x=1&" * 1_200)


@contextmanager
def altered(house: House, broken: str, mended: str) -> Iterator[None]:
    with psycopg.connect(house.embedded.url("owner"), autocommit=True) as connection:
        connection.execute(broken.encode())
        try:
            yield
        finally:
            connection.execute(mended.encode())


@contextmanager
def held_up(house: House, table: str) -> Iterator[None]:
    with psycopg.connect(house.embedded.url("owner")) as connection:
        connection.execute(f"lock table {table} in share mode".encode())
        yield


def two_at_once(house: House, planting: Planting) -> None:
    """Each waits for what the other holds: PostgreSQL ends one of them, and says so."""

    def hold(first: str, second: str) -> None:
        with psycopg.connect(house.embedded.url("owner")) as connection:
            try:
                connection.execute(f"lock table {first}".encode())
                time.sleep(0.5)
                connection.execute(f"lock table {second}".encode())
            except psycopg.errors.DeadlockDetected:
                pass

    pair = ("conversations_note", "conversations_draft")
    threads = [threading.Thread(target=hold, args=names) for names in (pair, pair[::-1])]
    for thread in threads:
        thread.start()
    planting.send("note")
    for thread in threads:
        thread.join()


def found_in_logs(house: House, texts: list[str]) -> dict[str, int]:
    """In every file that is written beside the database's own, by its place: how many of the texts."""
    logs = [house.embedded.place.log, *_files(house.home), *_files(house.embedded.place.folder)]
    data = house.embedded.place.data
    found = {}
    for path in {log for log in logs if not log.is_relative_to(data)}:
        said = path.read_bytes()
        if number := sum(text.split()[0].encode() in said for text in texts):
            found[path.name] = number
    return found


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@contextmanager
def talkative(house: House) -> Iterator[None]:
    with psycopg.connect(house.embedded.superuser(), autocommit=True) as connection:
        for name, value in TALKATIVE.items():
            connection.execute(f"alter system set {name} = '{value}'".encode())
        connection.execute("select pg_reload_conf()")
        time.sleep(1)
        yield


def test_no_text_of_a_request_that_fails_is_in_a_log() -> None:
    with a_house() as house:
        people = house.writers()
        plantings = [Planting(house, person) for person in people]
        for turn in range(TURNS):
            force_errors(house, plantings[turn % len(plantings)])
            two_at_once(house, plantings[turn % len(plantings)])
        texts = [text for planting in plantings for text in planting.texts]
        answers = [answer for planting in plantings for answer in planting.answers]
        found = found_in_logs(house, texts)
        with talkative(house):
            control = Planting(house, people[0])
            for place in TABLES:
                control.send(place)
            leaked = found_in_logs(house, control.texts)
    tell("logs", planted=len(texts), found=sum(found.values()), control=sum(leaked.values()))
    assert found == {}
    assert answers.count(500) >= len(BROKEN) * TURNS, "requests have to fail, or nothing is shown"
    assert sum(leaked.values()) >= len(TABLES), "the control: a talkative server writes texts down, and they are found"
