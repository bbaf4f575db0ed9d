"""A company of a size, in a home of its own; kept from one run to the next while the code that made it is the same."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from socket import socket

from alongside.config.database import Embedded

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "build" / "bench"
MADE_BY = ("demo/**/*.py", "*/models/*.py", "*/models.py", "*/migrations/*.py", "*/sql/*.sql", "conversations/kinds/*")


def company_of(people: int, years: float) -> Path:
    """The home of that company, made if it is not there."""
    home, wanted = FOLDER / str(people), _fingerprint(years)
    stamp = home / "made-by"
    if stamp.exists() and stamp.read_text() == wanted:
        return home
    empty_home(home)
    print(f"Making a company of {people:,} people", file=sys.stderr, flush=True)
    alongside(home, "demo", "--people", str(people), "--years", str(years), "--seed", "1")
    (home / "demo").unlink()  # served as in production, without the demo's bar
    stamp.write_text(wanted)
    return home


def empty_home(home: Path) -> None:
    """A home without a database in it."""
    if home.exists():
        Embedded(home).remove()
        shutil.rmtree(home)
    home.mkdir(parents=True)


def alongside(home: Path, *arguments: str) -> str:
    """One of our commands; what it says on standard output."""
    program = "from alongside.config.commandline import main; main()"
    command = [sys.executable, "-P", "-c", program, *arguments]
    done = subprocess.run(command, env=environment_of(home), stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout


def environment_of(home: Path) -> dict[str, str]:
    """This machine's, without a database or an address of somebody's own."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("ALONGSIDE_")}
    return plain | {"ALONGSIDE_HOME": str(home), "PYTHONPATH": str(ROOT), "PORT": "8000"}


def free_port() -> int:
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _fingerprint(years: float) -> str:
    digest = hashlib.sha256(str(years).encode())
    package = ROOT / "alongside"
    for file in sorted({file for pattern in MADE_BY for file in package.glob(pattern) if file.is_file()}):
        digest.update(str(file.relative_to(package)).encode() + file.read_bytes())
    return digest.hexdigest()
