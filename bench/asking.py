"""A small client: keeps its connections open, asks as a browser would, and looks at the clock."""

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.client import HTTPConnection
from itertools import cycle, islice
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


def timing(port: int, visits: list[Visit], asks: int, concurrency: int, seconds: float) -> Timing:
    """`asks` requests over all visits in turn, by so many connections at once; fewer where the seconds are over."""
    todo, lock = _until(seconds, islice(cycle(visits), asks)), threading.Lock()
    took: list[float] = []
    sizes: list[int] = []
    problems: list[BaseException] = []

    def ask_until_done() -> None:
        connection = HTTPConnection("127.0.0.1", port, timeout=60)
        try:
            while (visit := _next(todo, lock)) is not None:
                began = time.perf_counter()
                sizes.append(ask(connection, visit))
                took.append(time.perf_counter() - began)
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
    whole = time.perf_counter() - began
    if problems:
        raise problems[0]
    p95 = quantiles(took, n=20)[-1]
    pace = round(len(took) / whole, 1)
    return Timing(len(took), round(median(took) * 1000, 1), round(p95 * 1000, 1), pace, round(median(sizes)))


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
