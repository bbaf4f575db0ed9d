"""A small client: keeps its connections open, asks as a browser would, and looks at the clock."""

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.client import HTTPConnection
from itertools import islice
from statistics import median, quantiles
from urllib.parse import urlencode

TOKEN = "t" * 32  # of the form and of the cookie: both come from us


@dataclass(frozen=True)
class Visit:
    """One address asked for by somebody who is signed in; with `form`, posted."""

    address: str
    session: str
    form: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Timing:
    asks: int
    median_ms: float
    p95_ms: float
    per_second: float
    bytes: int


class Wrong(Exception):
    """A page did not answer as it should: there is nothing to measure."""


@dataclass
class Asked:
    """What came of asking: how long each answer took, its size, and how long all of it lasted."""

    took: list[float] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    seconds: float = 0.0

    def __iadd__(self, more: "Asked") -> "Asked":
        self.took += more.took
        self.sizes += more.sizes
        self.seconds += more.seconds
        return self

    def timing(self) -> Timing:
        p95 = quantiles(self.took, n=20)[-1]
        pace = round(len(self.took) / self.seconds, 1)
        return Timing(
            len(self.took), round(median(self.took) * 1000, 1), round(p95 * 1000, 1), pace, round(median(self.sizes))
        )


def ask_for(port: int, visits: Iterator[Visit], asks: int, concurrency: int, seconds: float) -> Asked:
    """The next visits, by so many connections at once; fewer where the seconds are over."""
    todo, lock, asked = _until(seconds, islice(visits, asks)), threading.Lock(), Asked()
    problems: list[BaseException] = []

    def ask_until_done() -> None:
        connection = HTTPConnection("127.0.0.1", port, timeout=60)
        try:
            while (visit := _next(todo, lock)) is not None:
                began = time.perf_counter()
                asked.sizes.append(ask(connection, visit))
                asked.took.append(time.perf_counter() - began)
        except Exception as problem:  # told in the thread that waits
            problems.append(problem)
        finally:
            connection.close()

    threads = [threading.Thread(target=ask_until_done) for _ in range(concurrency)]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    asked.seconds = time.perf_counter() - began
    if problems:
        raise problems[0]
    return asked


def _until(seconds: float, visits: Iterator[Visit]) -> Iterator[Visit]:
    """At least two: quantiles want that many."""
    ends = time.monotonic() + seconds
    return (visit for number, visit in enumerate(visits) if number < 2 or time.monotonic() < ends)


def _next(todo: Iterator[Visit], lock: threading.Lock) -> Visit | None:
    with lock:
        return next(todo, None)


def ask(connection: HTTPConnection, visit: Visit) -> int:
    """The size of the body as it was sent."""
    headers = {
        "Host": "localhost",
        "Cookie": f"alongside={visit.session}; csrftoken={TOKEN}",
        "Accept-Encoding": "br, gzip",
        "Accept": "text/html",
    }
    if visit.form:
        body = urlencode(visit.form | {"csrfmiddlewaretoken": TOKEN})
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request("POST", visit.address, body, headers)
    else:
        connection.request("GET", visit.address, headers=headers)
    answer = connection.getresponse()
    size = len(answer.read())
    if answer.status != (303 if visit.form else 200):
        raise Wrong(f"{visit.address} answered {answer.status} {answer.headers.get('Location', '')}")
    return size
