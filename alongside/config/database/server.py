"""Calls to PostgreSQL's own programs, under the account that may run them."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from alongside.config.refusal import SIGNS, Refused, refused

from . import hardening, programs
from .account import Account, account
from .place import Place

PATIENCE = 120  # seconds; recovery after a crash reads the log of everything since the last checkpoint
LEAST_FREE = 200_000  # bytes, below which nobody can write a sentence
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}
Say = Callable[[str], None]


class Server:
    """initdb and pg_ctl for one place."""

    def __init__(self, place: Place) -> None:
        self.place = place

    @cached_property
    def account(self) -> Account:
        return account()

    @cached_property
    def programs(self) -> Path:
        return programs.programs_for_another_account() if self.account.is_another else programs.programs()

    def initialise(self) -> None:
        """An empty cluster: UTF-8, checksums, sorting that does not depend on the machine."""
        major = programs.version(self.programs)[0]
        sorting = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"] if major >= 17 else ["--locale=C.UTF-8"]
        wanted = ["-U", "postgres", "-E", "UTF8", "--auth=peer", "--data-checksums", "--lc-messages=C", *sorting]
        made = self._run("initdb", "-D", str(self.place.data), *wanted)
        if made.returncode:
            raise refused("The database could not be made", made.stderr)

    def check_version(self) -> None:
        ours, its = programs.version(self.programs)[0], (self.place.data / "PG_VERSION").read_text().strip()
        if str(ours) != its:
            raise Refused(f"PostgreSQL {its} wrote this data, here is {ours}. Restore a backup into a new home.")

    def configure(self) -> None:
        """Written anew at every start, so that a new version's settings arrive."""
        hba, ident = hardening.doors(self.account.name, is_another=self.account.is_another)
        data = self.place.data
        self._write(data / "pg_hba.conf", hba)
        self._write(data / "pg_ident.conf", ident)
        self._write(data / "alongside.conf", hardening.configuration(str(self.place.socket)))
        main, line = (data / "postgresql.conf").read_text(), "include 'alongside.conf'\n"
        if not main.endswith(line):
            self._write(data / "postgresql.conf", main + line)

    def begin(self, say: Say) -> None:
        """Waits as long as recovery needs, and says that it does."""
        began, log = time.monotonic(), self.place.log
        written = log.stat().st_size if log.exists() else 0
        starting = subprocess.Popen(
            self._control("start", "-l", str(self.place.log)),
            cwd="/",
            env=ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            **self.account.for_subprocess,
        )
        while True:
            try:
                failed = starting.wait(timeout=5)
                break
            except subprocess.TimeoutExpired:
                say(f"Waiting for the database to recover, {time.monotonic() - began:.0f} s")
        if failed:
            raise refused("PostgreSQL did not start", self._said_since(written))

    def end(self) -> None:
        self._run(*self._control("stop", "-m", "fast"))

    def _said_since(self, place: int) -> str:
        """What its log says from there on. A disk without room has none for a log either."""
        if shutil.disk_usage(self.place.folder).free < LEAST_FREE:
            return SIGNS[0]
        return self.place.log.read_bytes()[place:].decode(errors="replace") if self.place.log.exists() else ""

    def _write(self, file: Path, text: str) -> None:
        """A new file of the account's own. Root follows no link that the account may have laid."""
        file.unlink(missing_ok=True)
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600), "w") as out:
            os.fchown(out.fileno(), self.account.uid, self.account.gid)
            out.write(text)

    def _control(self, verb: str, *options: str) -> list[str]:
        program = str(self.programs / "pg_ctl")
        return [program, verb, "-D", str(self.place.data), "-w", "-t", str(PATIENCE), *options]

    def _run(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(self.programs / program), *arguments],
            cwd="/",
            env=ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            **self.account.for_subprocess,
        )
