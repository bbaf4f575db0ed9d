"""The processes a supervisor looks after: begun, begun again when they end, and found after a crash."""

import json
import os
import signal
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from .migration import child_environment

LONGEST_PAUSE = 30.0
STEADY = 60.0  # seconds after which a process counts as well again
LARGEST_LOG = 5_000_000


@dataclass
class Child:
    """One process and its log."""

    name: str
    command: list[str]
    role: str
    log: Path
    process: subprocess.Popen[bytes] | None = None
    began: float = 0.0
    pause: float = field(default=0.5)
    due: float | None = None

    def begin(self) -> None:
        self.log.parent.mkdir(exist_ok=True, mode=0o700)
        if self.log.exists() and self.log.stat().st_size > LARGEST_LOG:
            self.log.replace(self.log.with_suffix(".log.1"))
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command,
                env=child_environment(self.role),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.began, self.due = time.monotonic(), None

    @property
    def has_ended(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def begin_again_when_due(self) -> None:
        """However it ended: a worker ends with 0 when PostgreSQL restarts. Pauses grow while it keeps ending."""
        if not self.has_ended:
            return
        now = time.monotonic()
        if self.due is None:
            self.pause = 0.5 if now - self.began > STEADY else min(self.pause * 2, LONGEST_PAUSE)
            self.due = now + self.pause
        elif now >= self.due:
            self._end_group(signal.SIGKILL)
            self.begin()

    def end(self, patience: float) -> None:
        """Asks politely, waits, then ends the whole group."""
        if self.process is None:
            return
        self._end_group(signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(patience)
        self._end_group(signal.SIGKILL)
        self.process.wait()

    def last_words(self) -> str:
        lines = self.log.read_text(errors="replace").split("\n") if self.log.exists() else []
        return next((line.strip() for line in reversed(lines) if line.strip()), "it said nothing")

    def _end_group(self, how: signal.Signals) -> None:
        if self.process is not None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, how)


def remember(file: Path, children: list[Child]) -> None:
    """Writes down who runs, so that a next start can find them. A number alone could be someone else by then."""
    known = []
    for child in children:
        if child.process is not None:
            with suppress(psutil.NoSuchProcess):
                known.append({"pid": child.process.pid, "began": psutil.Process(child.process.pid).create_time()})
    file.write_text(json.dumps(known))


def end_those_remembered(file: Path) -> int:
    """Ends what a killed supervisor left behind, whole groups of it. Answers how many there were."""
    ended = 0
    for group in _remembered(file):
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(group, signal.SIGTERM)
            ended += 1
            _wait_for_group(group)
            os.killpg(group, signal.SIGKILL)
    file.unlink(missing_ok=True)
    return ended


def _remembered(file: Path) -> list[int]:
    try:
        known = json.loads(file.read_text())
    except (OSError, ValueError):
        return []
    return [entry["pid"] for entry in known if _is_same(entry["pid"], entry["began"])]


def _is_same(pid: int, began: float) -> bool:
    try:
        return bool(abs(psutil.Process(pid).create_time() - began) < 1)
    except psutil.NoSuchProcess:
        return False


def _wait_for_group(group: int) -> None:
    until = time.monotonic() + 8
    while time.monotonic() < until and any(_is_at_work(process, group) for process in psutil.process_iter()):
        time.sleep(0.1)


def _is_at_work(process: psutil.Process, group: int) -> bool:
    """What has ended and was not fetched by its parent still has a number, and no life."""
    try:
        return os.getpgid(process.pid) == group and process.status() != psutil.STATUS_ZOMBIE
    except (psutil.NoSuchProcess, ProcessLookupError):
        return False
