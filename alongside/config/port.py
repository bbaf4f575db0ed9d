"""Where pages are served: PORT, or else where this home was served last, so that links made beside it lead there."""

from contextlib import suppress
from pathlib import Path

from alongside.foundation.environment import Environment

ORDINARY = 8000
BOUNDS = {"least": 1, "most": 65535}


def wanted_port() -> int:
    return Environment().number("PORT", ORDINARY, **BOUNDS)


def port_of(home: Path) -> int:
    return Environment().number("PORT", _last(home), **BOUNDS)


def remember_port(home: Path, port: int) -> None:
    (home / "port").write_text(f"{port}\n")


def _last(home: Path) -> int:
    with suppress(OSError, ValueError):
        return int((home / "port").read_text())
    return ORDINARY
