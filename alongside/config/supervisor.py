"""Everything Alongside is made of, started in order, looked after, and stopped in the reverse order."""

import fcntl
import os
import shutil
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from . import demonstration
from .children import LONGEST_PAUSE, Child, end_those_remembered, remember
from .database import Addresses, Embedded, using
from .migration import catch_up, refuse_failed, run_to_its_end
from .port import remember_port
from .refusal import Refused, sentence_of
from .start_up import refuse_unsafe
from .web import collect_static_files, is_ready, refuse_taken, web_command, worker_command

MEGABYTE = 1_000_000
FIRST_ROOM = 200 * MEGABYTE  # for the database, its log and the static files, with room to begin
PATIENCE = 60  # seconds until the first page must be there


@dataclass
class Supervisor:
    """`run()` lasts until a signal asks it to stop."""

    home: Path
    places: Addresses
    host: str
    port: int
    web_workers: int
    say: Callable[[str], None]

    def __post_init__(self) -> None:
        self.web = Child(
            "web", web_command(self.host, self.port, self.web_workers), "app", self.home / "logs" / "web.log"
        )
        self.worker = Child("worker", worker_command(), "worker", self.home / "logs" / "worker.log")
        self.wish_to_stop = threading.Event()

    def run(self) -> None:
        self._make_home()
        with only_one(self.home), self._signals():
            if end_those_remembered(self.home / "processes"):
                self.say("Ended what an earlier start left behind")
            refuse_taken(self.host, self.port)
            if self.places.embedded is None:
                self._serve()
                return
            self.say("Starting the database")
            self.places.embedded.say = self.say
            with using(self.places.embedded) as embedded:
                try:
                    self._serve()
                finally:
                    embedded.stop()

    def _serve(self) -> None:
        """A wish to stop is heard between the steps, never in the middle of one."""
        for step in (self._catch_up, self._refuse_unsafe, self._begin_the_demo):
            if not self.wish_to_stop.is_set():
                step()
        try:
            self._begin()
            self._look_after()
        finally:
            self._end()

    def _catch_up(self) -> None:
        catch_up(self.places, say=self.say)
        collect_static_files(self.home, self.say)

    def _refuse_unsafe(self) -> None:
        for role in ("app", "worker"):
            refuse_unsafe(self.places.of(role))

    def _begin_the_demo(self) -> None:
        """On the first start alone, and only where nobody has been invited or imported. Interrupted, it begins anew."""
        marker, started = self.home / "demo", self.home / "started"
        may_be = demonstration.may_be_demo(self.places, os.environ) and not started.exists()
        if may_be and not demonstration.has_people(self.places):
            self.say("Making the demo company")
            marker.write_text("begun")
            done = run_to_its_end(["-c", "from alongside.config.commandline import main; main()", "demo"], role="owner")
            refuse_failed(done, "The demo company could not be made")
        started.touch()

    def _begin(self) -> None:
        """The first page comes sooner when the worker's imports do not compete with the web's."""
        refuse_taken(self.host, self.port)  # asked again: a first start takes long enough for another to come
        remember_port(self.home, self.port)
        self.say("Starting web and worker")
        for child, wait in ((self.web, self._wait_until_ready), (self.worker, self._announce)):
            child.begin()
            remember(self.home / "processes", [self.web, self.worker])
            wait()

    def _wait_until_ready(self) -> None:
        until = time.monotonic() + PATIENCE
        while not self.wish_to_stop.wait(0.05):
            if is_ready(self.host, self.port):
                return
            if self.web.has_ended:
                raise Refused(f"The web server did not start: {self.web.last_words()} ({self.web.log})")
            if time.monotonic() > until:
                raise Refused(f"The first page did not come within {PATIENCE} s. See {self.web.log}.")

    def _announce(self) -> None:
        if self.wish_to_stop.is_set():
            return
        address = f"http://localhost:{self.port}"
        self.say(f"Alongside is ready at {address}")
        if demonstration.is_demo(self.home, self.places, os.environ):
            self.say(f"{address}/demo")

    def _look_after(self) -> None:
        while not self.wish_to_stop.wait(0.5):
            if self.places.embedded and not self.places.embedded.is_alive():
                self._bring_back(self.places.embedded)
            before = (self.web.process, self.worker.process)
            self.web.begin_again_when_due()
            self.worker.begin_again_when_due()
            if before != (self.web.process, self.worker.process):
                remember(self.home / "processes", [self.web, self.worker])

    def _bring_back(self, embedded: Embedded) -> None:
        """For as long as it takes, on a full disk too: meanwhile the pages say what is the matter."""
        self.say("The database ended by itself; starting it again")
        pause, told = 1.0, ""
        while not self.wish_to_stop.is_set():
            try:
                embedded.start()
                return
            except (Refused, OSError, psycopg.OperationalError) as problem:
                sentence = sentence_of(problem) or str(problem)
            if sentence != told:
                self.say(sentence)
            told, pause = sentence, min(pause * 2, LONGEST_PAUSE)
            self.wish_to_stop.wait(pause)

    def _end(self) -> None:
        if self.wish_to_stop.is_set():
            self.say("Stopping")
        self.web.end(patience=8)
        self.worker.end(patience=12)
        (self.home / "processes").unlink(missing_ok=True)

    def _make_home(self) -> None:
        self.home.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not os.access(self.home, os.W_OK | os.X_OK):
            raise Refused(f"{self.home} is locked for this account. Choose another ALONGSIDE_HOME, or open it.")
        free = shutil.disk_usage(self.home).free
        if free < FIRST_ROOM and not (self.home / "started").exists():
            needs = f"a new home needs {FIRST_ROOM // MEGABYTE} MB, and {free // MEGABYTE} MB are free."
            raise Refused(f"The disk of {self.home} is nearly full: {needs}")

    @contextmanager
    def _signals(self) -> Iterator[None]:
        """A second Ctrl-C while we are stopping changes nothing."""
        wanted = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
        before = {number: signal.signal(number, lambda *_: self.wish_to_stop.set()) for number in wanted}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


@contextmanager
def only_one(home: Path) -> Iterator[None]:
    """The lock ends with the process, however it ends."""
    with (home / "run.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            other = f"Another Alongside already runs on {home}."
            raise Refused(f"{other} Stop it first, or choose another ALONGSIDE_HOME.") from None
        yield
