"""Where a cluster lives on disk, and that no other program holds it."""

import hashlib
import os
import secrets
import shutil
import stat
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from alongside.config.refusal import Refused

from .account import Account
from .programs import SHARED

LONGEST_SOCKET_FOLDER = 88  # with the socket's own name, the shortest limit there is (macOS: 103 bytes)


@dataclass(frozen=True)
class Place:
    """The folders of one cluster. As root they lie outside the home, which only root may enter."""

    home: Path

    @property
    def folder(self) -> Path:
        return SHARED / _name(self.home) if os.geteuid() == 0 else self.home / "postgres"

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def log(self) -> Path:
        return self.folder / "log"

    @property
    def socket(self) -> Path:
        inside = self.folder / "run"
        if len(os.fsencode(inside)) <= LONGEST_SOCKET_FOLDER:
            return inside
        return Path("/tmp") / f"alongside-{os.geteuid()}-{_name(self.home)}"  # noqa: S108  ours alone, checked below

    def open_for(self, account: Account) -> None:
        """Makes the folders, 0700 and the account's own. Parent folders stay as they are."""
        if account.is_another:
            SHARED.mkdir(parents=True, exist_ok=True, mode=0o755)
        for folder in (self.folder, self.socket):
            folder.mkdir(exist_ok=True, mode=0o700)
            held = folder.lstat()
            if not stat.S_ISDIR(held.st_mode) or held.st_uid not in {account.uid, os.geteuid()}:
                raise Refused(f"{folder} belongs to someone else. Remove it, or choose another ALONGSIDE_HOME.")
            os.chown(folder, account.uid, account.gid)
            folder.chmod(0o700)

    @property
    def is_complete(self) -> bool:
        """The mark is written last: without it, the making of this cluster was interrupted."""
        return (self.folder / "cluster").exists()

    @property
    def is_ours(self) -> bool:
        """Not so when the home was deleted and made anew: passwords and keys are then others."""
        return _read(self.home / "cluster") == _read(self.folder / "cluster")

    def claim(self) -> str | None:
        """Ties home and cluster together by a mark in both. Answers a sentence when something was found moved."""
        if self.is_ours:
            return None
        mark = _read(self.home / "cluster")
        said = self._set_aside() if self.is_complete else None
        if not mark:
            return said
        moved = _cluster_marked(mark)
        if moved is None:
            missing = f"The database of {self.home} is missing: it was kept in {self.folder}."
            raise Refused(f"{missing} Bring it back, or remove {self.home / 'cluster'} to begin empty.")
        moved.rename(self.folder)
        return f"This home was moved; its database came along from {moved}."

    def mark(self) -> None:
        """Says that this home and this cluster belong together."""
        text = secrets.token_hex(8)
        for folder in (self.folder, self.home):
            (folder / "cluster").write_text(text)

    def _set_aside(self) -> str:
        """The home was deleted with its keys; its data is kept apart, for whoever has a backup of them."""
        aside = self.folder.with_name(f"{self.folder.name}.set-aside-{int(time.time())}")
        self.folder.rename(aside)
        return f"An earlier Alongside's data was found without its keys, and kept in {aside}."

    def remove(self) -> None:
        for folder in (self.folder, self.socket):
            shutil.rmtree(folder, ignore_errors=True)
        (self.home / "cluster").unlink(missing_ok=True)


def processes_in(data: Path) -> list[psutil.Process]:
    """Every process of the server that works in this folder, its postmaster or what a killed one left."""
    found, real = [], data.resolve()
    for process in psutil.process_iter(["name"]):
        try:
            if process.info["name"].startswith("postgres") and Path(process.cwd()) == real:
                found.append(process)
        except (psutil.Error, OSError):
            continue
    return found


def kill(processes: list[psutil.Process]) -> None:
    """The oldest first, which is the postmaster. One that has ended meanwhile, as its children do, is no fault."""
    for process in sorted(processes, key=lambda process: process.pid):
        with suppress(psutil.NoSuchProcess):
            process.kill()
    psutil.wait_procs(processes, timeout=10)


def _name(home: Path) -> str:
    return hashlib.sha256(os.fsencode(home.resolve())).hexdigest()[:12]


def _read(file: Path) -> str:
    return file.read_text().strip() if file.exists() else ""


def _cluster_marked(mark: str) -> Path | None:
    for file in SHARED.glob("*/cluster"):
        if _read(file) == mark:
            return file.parent
    return None
