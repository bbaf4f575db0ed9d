"""Sharing one embedded database: whoever is last turns off the light."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from .cluster import Embedded


@contextmanager
def using(embedded: Embedded) -> Iterator[Embedded]:
    """Starts it if nobody runs it, and leaves it as found: running on its own, or stopped by its last user."""
    embedded.home.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (embedded.home / "database.users").open("w") as users:
        keep_running = _is_alone(users) and embedded.is_running()
        fcntl.flock(users, fcntl.LOCK_SH)
        embedded.start()
        try:
            yield embedded
        finally:
            if not keep_running and _is_alone(users):
                embedded.stop()


def _is_alone(users: IO[str]) -> bool:
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
