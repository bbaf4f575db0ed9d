"""Bringing the database to this version: skipped when nothing changed, refused on a server that is not ours."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from .database import Addresses, Embedded
from .keys import keys
from .refusal import refused

PACKAGE = Path(__file__).resolve().parent.parent
# Each migration builds the models anew: at Python's usual pace, looking for those that may go is a quarter of the time.
MIGRATE = """
import gc
from django.core.management import execute_from_command_line
gc.set_threshold(50_000, 20, 100)
execute_from_command_line(["django", "migrate", "--no-input", "--verbosity", "0"])
"""


def catch_up(places: Addresses, *, say: Callable[[str], None]) -> None:
    """Migrates an embedded database when it is behind. One's own is migrated by `alongside database migrate` alone."""
    if places.embedded is None:
        return
    stamp = _stamp(places.embedded)
    if not stamp.exists() or stamp.read_text() != fingerprint(places.embedded.home):
        say("Bringing the database up to date")
        migrate(places)


def migrate(places: Addresses) -> None:
    """In a process of its own, as the owner."""
    done = run_to_its_end(["-c", MIGRATE], role="owner")
    refuse_failed(done, "The database could not be brought up to date")
    if places.embedded:
        _stamp(places.embedded).write_text(fingerprint(places.embedded.home))


def django_command(*arguments: str, role: str) -> subprocess.CompletedProcess[str]:
    """One of Django's commands, as `owner`, `app` or `worker`."""
    return run_to_its_end(["-m", "django", *arguments], role=role)


def run_to_its_end(arguments: list[str], *, role: str) -> subprocess.CompletedProcess[str]:
    """A Python of our own environment."""
    return subprocess.run(
        [sys.executable, "-P", *arguments],
        env=child_environment(role),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        start_new_session=True,  # Ctrl-C is for whoever called, who lets this finish
    )


def refuse_failed(done: subprocess.CompletedProcess[str], what: str) -> None:
    """Its last line as the reason; what led there, before it, for whoever has to find out more."""
    if done.returncode:
        before = done.stderr.strip().rpartition("\n")[0]
        raise refused(what, done.stderr, more=before)


def child_environment(role: str) -> dict[str, str]:
    """What a process we start needs to know: who it is, and where this package lies."""
    paths = [str(PACKAGE.parent), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {
        **os.environ,
        "ALONGSIDE_ROLE": role,
        "DJANGO_SETTINGS_MODULE": "alongside.config.settings",
        "PYTHONPATH": os.pathsep.join(paths),
    }


def fingerprint(home: Path) -> str:
    """Changes when a migration, a policy, a dependency or the key that signs identities does."""
    digest = hashlib.sha256(b"migrated" + keys(home).identity)
    for file in sorted([*PACKAGE.glob("*/migrations/*.py"), *PACKAGE.glob("*/sql/*.sql")]):
        digest.update(str(file.relative_to(PACKAGE)).encode() + file.read_bytes())
    for name in ("django", "procrastinate"):
        digest.update(_version_of(name).encode())
    return digest.hexdigest()


def _version_of(distribution: str) -> str:
    from importlib.metadata import version

    return f"{distribution} {version(distribution)}"


def _stamp(embedded: Embedded) -> Path:
    return embedded.place.folder / "migrated"
