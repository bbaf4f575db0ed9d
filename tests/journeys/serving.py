"""The product as it is served: granian over this worker's database, as the app role, with collected static files."""

import fcntl
import os
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from urllib.parse import urlsplit, urlunsplit

from alongside.config.web import collect_static_files, is_ready, web_command


@contextmanager
def served(database: str, home: Path) -> Iterator[str]:
    """The address of a running server; it stops with the block."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    address = f"http://localhost:{port}"
    environment = os.environ | {
        "ALONGSIDE_ROLE": "app",
        "ALONGSIDE_BASE_URL": address,
        "ALONGSIDE_DATABASE_URL": _on(database, "ALONGSIDE_DATABASE_URL"),
        "DJANGO_SETTINGS_MODULE": "alongside.config.settings",
        "PORT": str(port),
    }
    _collect(home)
    with (home / f"web-{port}.log").open("wb") as log:
        process = subprocess.Popen(web_command("127.0.0.1", port, 1), env=environment, stdout=log, stderr=log)
        try:
            _wait(port, process)
            yield address
        finally:
            process.terminate()
            process.wait(timeout=20)


def _collect(home: Path) -> None:
    """One process at a time: collecting clears the folder first."""
    with (home / "static.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        collect_static_files(home, say=lambda _text: None)


def _on(database: str, variable: str) -> str:
    return urlunsplit(urlsplit(os.environ[variable])._replace(path=f"/{database}"))


def _wait(port: int, process: "subprocess.Popen[bytes]") -> None:
    until = monotonic() + 60
    while not is_ready("127.0.0.1", port):
        assert process.poll() is None, "the web server ended before it was ready"
        assert monotonic() < until, "the web server is not ready after a minute"
        sleep(0.1)
