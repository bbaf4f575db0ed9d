"""The embedded PostgreSQL: made, started, stopped, and brought back after a crash."""

import fcntl
import hashlib
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import psutil

from alongside.config.keys import kept
from alongside.config.refusal import Refused

from . import preparation
from .place import Place, kill, processes_in
from .server import Say, Server


class Embedded:
    """One cluster, in one home. `start()` and `stop()` may be called in any state."""

    def __init__(self, home: Path, say: Say = lambda _: None) -> None:
        self.home = home.expanduser().absolute()
        self.place = Place(self.home)
        self.server = Server(self.place)
        self.say = say

    def start(self) -> bool:
        """True when it was us who started it; False when it ran already."""
        self.home.mkdir(parents=True, exist_ok=True, mode=0o700)
        with self._alone():
            if self.is_running():
                if self.place.is_ours:
                    return False
                self.server.end()
            self._make_room()
            self._clear_leftovers()
            self.server.begin(self.say)
            self._prepare()
            return True

    def stop(self) -> None:
        """Ends it and waits until it has written everything."""
        if self.is_running():
            self.server.end()
        if self.is_running():
            raise Refused(f"PostgreSQL did not stop. Its last words are in {self.place.log}.")

    def is_running(self) -> bool:
        """A process of the server, in our folder: a number in a file proves nothing after a crash."""
        pid = self._postmaster()
        return pid is not None and any(process.pid == pid for process in processes_in(self.place.data))

    def is_alive(self) -> bool:
        """The cheap question, for asking twice a second."""
        pid = self._postmaster()
        try:
            return pid is not None and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
        except psutil.NoSuchProcess:
            return False

    def url(self, role: str, database: str = preparation.DATABASE) -> str:
        """postgresql:// address of `owner`, `app` or `worker`, for psycopg and `django_settings` alike."""
        return self._address(f"{preparation.role_name(role)}:{self.password(role)}", database)

    def superuser(self, database: str = "postgres") -> str:
        """Only for the account that runs the server, who needs no password."""
        return self._address("postgres", database)

    def password(self, role: str) -> str:
        return kept(self.home / "keys" / f"database-{role}.password", lambda: secrets.token_urlsafe(24))

    def remove(self) -> None:
        """Stops it and deletes all its data."""
        self.stop()
        self.place.remove()

    def _address(self, who: str, database: str) -> str:
        return f"postgresql://{who}@/{database}?host={quote(str(self.place.socket), safe='/')}"

    def _make_room(self) -> None:
        if self.server.account.is_another and (found := self.place.claim()):
            self.say(found)
        self.place.open_for(self.server.account)
        if not self.place.is_complete:
            self.say("Making the database")
            shutil.rmtree(self.place.data, ignore_errors=True)
            self.server.initialise()
            self.place.mark()
        self.server.check_version()
        self.server.configure()

    def _clear_leftovers(self) -> None:
        """After a crash: wait for orphans to end, and forget a number that another program has now."""
        if orphans := processes_in(self.place.data):
            self.say("Ending what a crash left behind")
            kill(psutil.wait_procs(orphans, timeout=10)[1])
        pid = self._postmaster()
        if pid is not None and psutil.pid_exists(pid):
            (self.place.data / "postmaster.pid").unlink()
        for socket in self.place.socket.glob(".s.PGSQL.*"):
            socket.unlink(missing_ok=True)

    def _prepare(self) -> None:
        """Roles and rights, when they or the passwords are not those of last time."""
        passwords = {role: self.password(role) for role in preparation.ROLES}
        stamp = hashlib.sha256((preparation.script() + repr(passwords)).encode()).hexdigest()
        file = self.place.folder / "prepared"
        if not file.exists() or file.read_text() != stamp:
            preparation.prepare(self.superuser(), passwords)
            file.write_text(stamp)

    def _postmaster(self) -> int | None:
        try:
            return int((self.place.data / "postmaster.pid").read_text().split()[0])
        except (OSError, ValueError, IndexError):
            return None

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Two that start at once take turns."""
        with (self.home / "database.lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield
