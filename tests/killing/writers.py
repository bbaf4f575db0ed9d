"""Who saves without a pause, and remembers what was acknowledged, what was refused, and what nobody knows."""

import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from http.client import HTTPConnection, HTTPException
from random import Random
from urllib.parse import urlencode

from .house import House

KINDS = ("note", "point", "promise", "offer")
LENGTHS = {"note": 3000, "point": 280, "promise": 280, "offer": 280}
TOKEN = "t" * 32
OUTCOMES = {204: "acknowledged", 303: "acknowledged", 503: "unknown"}


@dataclass(frozen=True)
class Said:
    kind: str
    text: str
    outcome: str  # acknowledged, refused or unknown


@dataclass
class Writer:
    """One person, saving one thing after another."""

    port: int
    person: dict[str, str]
    dice: Random
    seed: int
    is_kept: Callable[[str], bool]  # whether a text is there, shared or as a draft
    said: list[Said] = field(default_factory=list)
    lost_drafts: list[str] = field(default_factory=list)
    answers: Counter[int] = field(default_factory=Counter)  # by status
    is_waiting: bool = False  # for an answer, right now
    connection: HTTPConnection | None = None

    def save_until(self, stop: threading.Event) -> None:
        number = 0
        while not stop.is_set():
            number += 1
            kind = self.dice.choice(KINDS)
            self._save(kind, self._text(kind, number))
        self._close()

    def _text(self, kind: str, number: int) -> str:
        """Of a length that a torn write would show."""
        words = f"{kind} {self.seed}-{number} of {self.person['name']} "
        return words + "·" * self.dice.randint(1, LENGTHS[kind] - len(words) - 4) + " end"

    def _save(self, kind: str, text: str) -> None:
        kept = ""
        if kind == "note":  # as the page does it: what is being written is kept, then shared
            kept = self._ask("draft", {"_method": "PUT", "place": self.person["note"], "text": text})
        due = (date.today() + timedelta(days=30)).isoformat()
        more = {"promise": {"due": due}, "offer": {"due": due, "theirs": "on"}}.get(kind, {})
        outcome = self._ask(kind, {"text": text} | more)
        if outcome:
            self.said.append(Said(kind, text, outcome))
        if kept == "acknowledged" and outcome != kept and not self.is_kept(text):
            self.lost_drafts.append(text)

    def _ask(self, place: str, form: dict[str, str]) -> str:
        """Empty where nobody was there to be asked."""
        headers = {"Cookie": f"alongside={self.person['session']}; csrftoken={TOKEN}", "Host": "localhost"}
        headers |= {"Content-Type": "application/x-www-form-urlencoded"}
        try:
            if self.connection is None:
                self.connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
                self.connection.connect()
        except OSError:
            self._close()
            time.sleep(0.02)
            return ""
        try:
            self.is_waiting = True
            self.connection.request(
                "POST", self.person[place], urlencode(form | {"csrfmiddlewaretoken": TOKEN}), headers
            )
            answer = self.connection.getresponse()
            answer.read()
        except (OSError, HTTPException):
            self._close()
            return "unknown"
        finally:
            self.is_waiting = False
        self.answers[answer.status] += 1
        return OUTCOMES.get(answer.status, "refused")

    def _close(self) -> None:
        if self.connection:
            self.connection.close()
        self.connection = None


class Writers:
    """All of them at once, for as long as the block lasts."""

    def __init__(self, house: House, people: list[dict[str, str]], seed: int) -> None:
        self.all = [
            Writer(house.port, person, Random(f"{seed} {person['name']}"), seed, house.keeps) for person in people
        ]
        self.stop = threading.Event()
        self.threads = [threading.Thread(target=writer.save_until, args=(self.stop,)) for writer in self.all]

    def __enter__(self) -> "Writers":
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop.set()
        for thread in self.threads:
            thread.join()

    @property
    def said(self) -> list[Said]:
        return [said for writer in self.all for said in writer.said]

    @property
    def answers(self) -> Counter[int]:
        return sum((writer.answers for writer in self.all), Counter())

    @property
    def lost_drafts(self) -> int:
        return sum(len(writer.lost_drafts) for writer in self.all)

    @property
    def waiting(self) -> int:
        return sum(writer.is_waiting for writer in self.all)

    def wait_for(self, more: int, dice: Random) -> None:
        """Until so many more are acknowledged, and a random moment longer: in the middle of the next save."""
        wanted, until = self._acknowledged() + more, time.monotonic() + 60
        while self._acknowledged() < wanted:
            if time.monotonic() > until:
                raise AssertionError("nobody saves any more")
            time.sleep(0.005)
        time.sleep(dice.uniform(0, 0.05))

    def _acknowledged(self) -> int:
        return sum(said.outcome == "acknowledged" for said in self.said)
