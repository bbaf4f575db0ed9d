"""One company, measured: serves it as in production, asks for every page, counts its statements. Prints JSON."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import psutil

from alongside.config.at_hand import home, with_database
from alongside.config.migration import child_environment
from alongside.config.web import collect_static_files, is_ready, web_command

from .asking import Timing, Visit, timing
from .company import free_port

WORKERS = min(2, os.cpu_count() or 1)  # as `alongside run` starts them
WARM_UP = 40
COUNTED = 10  # visits whose statements are counted, each page's most is told


def main(asks: int, seconds: float) -> None:
    chosen = json.load(sys.stdin)
    pages = {name: [Visit(**visit) for visit in visits] for name, visits in chosen["pages"].items()}
    with with_database("app"):
        collect_static_files(home(), _say)
        counts = {name: _statements(visits[:COUNTED]) for name, visits in pages.items()}
        with _served() as house:
            answers = {name: _measured(house, visits, asks, seconds) for name, visits in pages.items()}
    found = {name: {**page, "statements": counts[name]} for name, page in answers.items()}
    print(json.dumps({"talks": chosen["talks"], "pages": found}))


@dataclass(frozen=True)
class House:
    port: int
    web: int
    database: int

    def cpu_seconds(self) -> float:
        """What web and database have worked so far: unlike the clock, it does not count who else is at work."""
        return sum(_cpu(process) for root in (self.web, self.database) for process in _family(root))


def _family(root: int) -> list[psutil.Process]:
    process = psutil.Process(root)
    return [process, *process.children(recursive=True)]


def _cpu(process: psutil.Process) -> float:
    with suppress(psutil.NoSuchProcess):
        times = process.cpu_times()
        return float(times.user + times.system)
    return 0.0


@contextmanager
def _served() -> Iterator[House]:
    """The web server, on a free port."""
    port, log = free_port(), home() / "bench-web.log"
    with log.open("wb") as said:
        server = subprocess.Popen(
            web_command("127.0.0.1", port, WORKERS), env=child_environment("app"), stdout=said, stderr=said
        )
        try:
            _wait_for(server, port, log)
            yield House(port, server.pid, _database_process())
        finally:
            server.terminate()
            server.wait(20)


def _wait_for(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    while not is_ready("127.0.0.1", port):
        if server.poll() is not None:
            raise RuntimeError(f"The web server ended. Its log: {log}")
        time.sleep(0.2)


def _database_process() -> int:
    """The parent of whoever answers us."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("select pg_backend_pid()")
        return int(psutil.Process(cursor.fetchone()[0]).ppid())


def _measured(house: House, visits: list[Visit], asks: int, seconds: float) -> dict[str, Any]:
    """Each way of asking lasts no longer than so many seconds, however slow the page."""
    timing(house.port, visits, WARM_UP, WORKERS * 2, seconds)
    before = house.cpu_seconds()
    alone = timing(house.port, visits, asks, 1, seconds)
    cpu = (house.cpu_seconds() - before) / alone.asks
    crowd = timing(house.port, visits, asks * 2, 8, seconds)
    return {**asdict(alone), "cpu_ms": round(cpu * 1000, 1), **_of_eight(crowd)}


def _of_eight(crowd: Timing) -> dict[str, float]:
    return {"median_ms_at_8": crowd.median_ms, "p95_ms_at_8": crowd.p95_ms, "per_second_at_8": crowd.per_second}


def _statements(visits: list[Visit]) -> int:
    """The most that one of these visits asks of the database, session and user included."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    most = 0
    for visit in visits:
        client = Client(headers={"Host": "localhost"})
        client.cookies["alongside"] = visit.session
        with CaptureQueriesContext(connection) as asked:
            client.post(visit.address, visit.form) if visit.form else client.get(visit.address)
        most = max(most, sum(not _is_frame(query["sql"]) for query in asked))
    return most


def _is_frame(sql: str) -> bool:
    """The transaction's own words and the identity that it carries."""
    return sql.upper().startswith(("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "SELECT SET_CONFIG"))


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]))
