"""A house of its own, whose web process and PostgreSQL get killed."""

import fcntl
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random
from socket import socket

import psutil
import psycopg

from alongside.config.database import Embedded
from alongside.config.database.place import kill, processes_in
from alongside.config.migration import child_environment, fingerprint
from alongside.config.web import is_ready

ROOT = Path(__file__).resolve().parent.parent.parent
MODEL = ROOT / "build" / "model-home"
WHERE_NOTES_ARE = ("conversations_note", "conversations_draft")
ALONGSIDE = [sys.executable, "-P", "-c", "from alongside.config.commandline import main; main()"]
FORGETFUL = {"synchronous_commit": "off", "wal_writer_delay": "10s"}  # what the control makes of a safe server


class House:
    """Made by `a_house`."""

    def __init__(self, home: Path) -> None:
        self.home, self.embedded = home, Embedded(home)
        with socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self.web: subprocess.Popen[bytes] | None = None

    def environment(self, role: str) -> dict[str, str]:
        """Without the addresses of the tests' own database."""
        own = {name: value for name, value in child_environment(role).items() if not name.startswith("ALONGSIDE_")}
        return own | {
            "ALONGSIDE_HOME": str(self.home),
            "ALONGSIDE_ROLE": role,
            "PORT": str(self.port),
            "ALONGSIDE_WEB_WORKERS": "1",
        }

    def writers(self) -> list[dict[str, str]]:
        command = [sys.executable, "-m", "tests.killing.people"]
        said = subprocess.run(command, cwd=ROOT, env=self.environment("owner"), stdout=subprocess.PIPE, check=True)
        return list(json.loads(said.stdout))

    def ask(self, question: str, *values: object) -> list[tuple[object, ...]]:
        """As the owner, past the web."""
        with psycopg.connect(self.embedded.url("owner"), autocommit=True) as connection:
            return list(connection.execute(question.encode(), values).fetchall())

    def keeps(self, text: str) -> bool:
        """Whether a note is there, or its draft. A database that has just been killed is waited for."""
        question = " union all ".join(f"select from {table} where text = %s" for table in WHERE_NOTES_ARE)
        while True:
            try:
                return bool(self.ask(question, text, text))
            except psycopg.OperationalError:
                time.sleep(0.1)

    # --- the web ---------------------------------------------------------------------------------------------------
    def begin_web(self) -> None:
        with (self.home / "web.log").open("ab") as log:
            self.web = subprocess.Popen(
                [*ALONGSIDE, "web"], env=self.environment("app"), stdout=log, stderr=log, start_new_session=True
            )

    def wait_until_ready(self) -> None:
        """As the supervisor does it: whoever has ended is begun again."""
        until = time.monotonic() + 60
        while not is_ready("127.0.0.1", self.port):
            if time.monotonic() > until:
                raise AssertionError(f"no page after a minute: {(self.home / 'web.log').read_text()[-2000:]}")
            if self.web is None or self.web.poll() is not None:
                self.begin_web()
            time.sleep(0.05)

    def kill_web(self, dice: Random) -> None:
        """The process that serves, which its parent begins again; or everything of it."""
        assert self.web
        serving = psutil.Process(self.web.pid).children()
        if serving and dice.random() < 0.5:
            kill(serving)
        else:
            self.end_web()
        self.wait_until_ready()

    def end_web(self) -> None:
        if self.web:
            with suppress(ProcessLookupError):
                os.killpg(self.web.pid, signal.SIGKILL)
            self.web.wait()
            self.web = None

    # --- the database ------------------------------------------------------------------------------------------------
    def kill_database(self) -> None:
        """The postmaster and every process of it, then a start as the supervisor does it. The web stays as it is."""
        kill(processes_in(self.embedded.place.data))
        self.embedded.start()
        self.wait_until_ready()

    @contextmanager
    def forgetful(self) -> Iterator[None]:
        """The control: a server that says *done* before it is. It must lose rows, or this test proves nothing."""
        self._alter(*(f"set {name} = '{value}'" for name, value in FORGETFUL.items()))
        yield
        self._alter(*(f"reset {name}" for name in FORGETFUL))

    def _alter(self, *changes: str) -> None:
        with psycopg.connect(self.embedded.superuser(), autocommit=True) as connection:
            for change in changes:
                connection.execute(f"alter system {change}".encode())
            connection.execute("select pg_reload_conf()")


@contextmanager
def a_house() -> Iterator[House]:
    """Migrated and serving; gone afterwards. In a short folder, because a Unix socket's path must be short."""
    house = House(Path(tempfile.mkdtemp(prefix="alongside-")))
    try:
        furnish(house.home)
        house.embedded.start()
        house.wait_until_ready()
        yield house
    finally:
        house.end_web()
        house.embedded.remove()
        shutil.rmtree(house.home)


def furnish(home: Path) -> None:
    """Keys and a migrated database, which is not running: copied, because making them takes a quarter of a minute."""
    MODEL.mkdir(parents=True, exist_ok=True)
    with (MODEL.parent / "model-home.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        model = Embedded(MODEL)
        if _migrated(model) != fingerprint(MODEL):
            _make(model)
        for source, target in ((model.home, home), (model.place.folder, Embedded(home).place.folder)):
            subprocess.run(["cp", "-a", f"{source}/.", str(target)], check=True)


def _migrated(model: Embedded) -> str:
    stamp = model.place.folder / "migrated"
    return stamp.read_text() if stamp.exists() else ""


def _make(model: Embedded) -> None:
    model.remove()
    shutil.rmtree(model.home)
    own = House(model.home).environment("owner")
    subprocess.run([*ALONGSIDE, "database", "migrate"], env=own, stdout=subprocess.DEVNULL, check=True)
