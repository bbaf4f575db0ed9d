"""`alongside run` as a person meets it: it comes up, it looks after itself, it leaves nothing behind."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from alongside.config import supervisor
from alongside.config.database import Embedded, addresses
from alongside.config.migration import child_environment
from alongside.config.refusal import Refused

Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def start(home: Path, port: int) -> Iterator[Start]:
    """Starts on a home that is not a demo's: seeding has tests of its own."""
    (home / "started").touch()
    begun: list[subprocess.Popen[str]] = []

    def begin() -> "subprocess.Popen[str]":
        own = {name for name in os.environ if name.startswith("ALONGSIDE_")}
        environment = {name: value for name, value in child_environment("app").items() if name not in own}
        begun.append(
            subprocess.Popen(
                [sys.executable, "-P", "-c", "from alongside.config.commandline import main; main()", "run"],
                env={**environment, "ALONGSIDE_HOME": str(home), "PORT": str(port), "ALONGSIDE_WEB_WORKERS": "1"},
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            )
        )
        return begun[-1]

    yield begin
    for process in begun:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=60)


def test_a_whole_day(home: Path, port: int, start: Start) -> None:
    """One story instead of six, because every start takes seconds."""
    first = start()
    assert _ready_line(first) == f"Alongside is ready at http://localhost:{port}"

    second = start()
    said, _ = second.communicate(timeout=30)
    assert (second.returncode, "Another Alongside already runs" in said) == (1, True)

    worker = _children(home)[1]
    worker.kill()
    _until(lambda: _children(home)[1].pid != worker.pid)

    left_behind = _children(home)
    first.kill()
    first.wait()
    assert all(_is_alive(process) for process in left_behind)

    began = time.monotonic()
    third = start()
    assert _ready_line(third) == f"Alongside is ready at http://localhost:{port}"
    assert time.monotonic() - began < 20
    assert not any(_is_alive(process) for process in left_behind)

    family = psutil.Process(third.pid).children(recursive=True)
    third.send_signal(signal.SIGINT)
    said, _ = third.communicate(timeout=60)
    assert third.returncode == 0, said
    assert not any(_is_alive(process) for process in family)
    assert not Embedded(home).is_running()
    assert not (home / "processes").exists()

    made = _stamps(home)
    assert _lines_until_ready(start()) == [
        "Starting the database",
        "Starting web and worker",
        f"Alongside is ready at http://localhost:{port}",
    ], "a start after an ordinary end migrates nothing, collects nothing, makes nothing"
    assert _stamps(home) == made
    assert _base_url(home) == f"http://localhost:{port}", "an invitation made beside it leads to it"


def _base_url(home: Path) -> str:
    """As a command reads it that was not told the port."""
    program = "from alongside.config.settings import BASE_URL; print(BASE_URL)"
    environment = {name: value for name, value in os.environ.items() if name != "PORT"} | {"ALONGSIDE_HOME": str(home)}
    return subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True
    ).stdout.strip()


def _is_alive(process: psutil.Process) -> bool:
    """What has ended and was not fetched yet by whoever inherits it has a number, and no life."""
    return bool(process.is_running() and process.status() != psutil.STATUS_ZOMBIE)


def _stamps(home: Path) -> list[int]:
    """When the database was brought up to date, prepared and made, and when static files were collected."""
    place = Embedded(home).place
    files = [place.folder / name for name in ("migrated", "prepared", "cluster")]
    return [file.stat().st_mtime_ns for file in (*files, home / "static" / ".collected")]


def test_a_taken_port_is_one_sentence(port: int, start: Start) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        process = start()
        said, _ = process.communicate(timeout=30)
    assert process.returncode == 1
    assert said.splitlines() == [
        f"Port {port} is taken. Stop what uses it, or choose another: PORT={port + 1} make run"
    ]


def test_a_new_home_asks_for_room_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervisor, "FIRST_ROOM", 10**18)
    with pytest.raises(Refused, match=r"nearly full: a new home needs \d+ MB, and \d+ MB are free"):
        _supervisor(tmp_path / "home").run()
    assert not Embedded(tmp_path / "home").place.is_complete


def test_a_database_that_cannot_come_back_is_tried_again(home: Path) -> None:
    """A full disk keeps it down for as long as it is full; here it is a setting that nobody understands."""
    said: list[str] = []
    watching = _supervisor(home, said.append)
    embedded = Embedded(home)
    embedded.start()
    embedded.stop()
    settings = embedded.place.data / "postgresql.conf"
    right = settings.read_text()
    settings.write_text("nonsense = 1\n" + right)
    bringing = threading.Thread(target=watching._bring_back, args=(embedded,))
    bringing.start()
    _until(lambda: len(said) == 2)
    settings.write_text(right)
    bringing.join(timeout=30)
    assert embedded.is_running()
    assert said[0] == "The database ended by itself; starting it again"
    assert said[1].startswith("PostgreSQL did not start: ")


def _supervisor(home: Path, say: Callable[[str], None] = print) -> supervisor.Supervisor:
    return supervisor.Supervisor(home, addresses(home, {}), "127.0.0.1", 8000, 1, say=say)


def _ready_line(process: "subprocess.Popen[str]") -> str:
    return _lines_until_ready(process)[-1]


def _lines_until_ready(process: "subprocess.Popen[str]") -> list[str]:
    said: list[str] = []
    assert process.stdout
    for line in process.stdout:
        said.append(line.strip())
        if "is ready" in line:
            return said
    raise AssertionError("\n".join(said))


def _children(home: Path) -> list[psutil.Process]:
    """Web and worker, as the supervisor wrote them down."""
    return [psutil.Process(entry["pid"]) for entry in json.loads((home / "processes").read_text())]


def _until(happened: Callable[[], bool]) -> None:
    until = time.monotonic() + 15
    while True:
        try:
            if happened():
                return
        except (psutil.NoSuchProcess, ValueError, IndexError):
            pass
        assert time.monotonic() < until
        time.sleep(0.1)
