"""One company, served as in production: counts each page's statements, says where it serves, lasts until it is told.

Reads what `choosing.py` printed, prints one line of JSON, and stops when its standard input ends.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from alongside.config.at_hand import home, with_database
from alongside.config.migration import child_environment
from alongside.config.web import collect_static_files, is_ready, web_command

from .asking import Visit
from .company import free_port

WORKERS = min(2, os.cpu_count() or 1)  # as `alongside run` starts them
COUNTED = 10  # visits whose statements are counted, each page's most is told


def main() -> None:
    chosen = json.loads(sys.stdin.readline())
    collect_static_files(home(), lambda text: print(text, file=sys.stderr, flush=True))
    with with_database("app"):
        statements = {
            name: _statements([Visit(**visit) for visit in visits[:COUNTED]])
            for name, visits in chosen["pages"].items()
        }
        with _served() as (port, web):
            here = {"port": port, "web": web, "database": _database_process(), "statements": statements}
            print(json.dumps(here), flush=True)
            sys.stdin.read()


@contextmanager
def _served() -> Iterator[tuple[int, int]]:
    """The web server: its port and its process."""
    port, log = free_port(), home() / "bench-web.log"
    with log.open("wb") as said:
        server = subprocess.Popen(
            web_command("127.0.0.1", port, WORKERS), env=child_environment("app"), stdout=said, stderr=said
        )
        try:
            _wait_for(server, port, log)
            yield port, server.pid
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


if __name__ == "__main__":
    main()
