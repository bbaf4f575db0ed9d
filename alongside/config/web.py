"""The web server and the worker: how they are called, where they listen, whether they answer."""

import socket
import sys
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from .migration import PACKAGE, django_command, refuse_failed
from .refusal import Refused

EVERYWHERE = {"", "0.0.0.0", "::"}  # noqa: S104  compared, not bound


def web_command(host: str, port: int, workers: int) -> list[str]:
    """granian, with sync pages in threads and open streams beside them."""
    options = ["--interface", "asginl", "--host", host, "--port", str(port), "--workers", str(workers)]
    options += ["--workers-kill-timeout", "5", "--respawn-failed-workers", "--no-ws", "--log-level", "warning"]
    return [sys.executable, "-P", "-m", "granian", *options, "alongside.config.asgi:application"]


def worker_command() -> list[str]:
    """procrastinate, who waits for its jobs when it is asked to stop."""
    return [sys.executable, "-P", "-m", "django", "procrastinate", "worker", "--shutdown-graceful-timeout", "10"]


def refuse_taken(host: str, port: int) -> None:
    """One sentence now instead of a server that cannot begin later."""
    kind = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(kind) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError:
            raise Refused(f"Port {port} is reserved for root. Choose one above 1023: PORT=8000 make run") from None
        except OSError:
            raise Refused(
                f"Port {port} is taken. Stop what uses it, or choose another: PORT={port + 1} make run"
            ) from None


def is_ready(host: str, port: int) -> bool:
    """Asked from this machine: a server that listens everywhere listens here too."""
    here = "127.0.0.1" if host in EVERYWHERE else host
    here = f"[{here}]" if ":" in here else here
    question = urllib.request.Request(f"http://{here}:{port}/health/ready", headers={"Host": "localhost"})
    with suppress(urllib.error.URLError, OSError), urllib.request.urlopen(question, timeout=5) as answer:  # noqa: S310
        return bool(answer.status == 200)
    return False


def collect_static_files(home: Path, say: Callable[[str], None]) -> None:
    """Copied and compressed again only when one of them changed."""
    files = sorted(file for file in PACKAGE.glob("**/static/**/*") if file.is_file())
    wanted = "\n".join(f"{file.relative_to(PACKAGE)} {file.stat().st_mtime_ns} {file.stat().st_size}" for file in files)
    stamp = home / "static" / ".collected"
    if stamp.exists() and stamp.read_text() == wanted:
        return
    say("Collecting static files")
    done = django_command("collectstatic", "--no-input", "--clear", "--verbosity", "0", role="app")
    refuse_failed(done, "The static files could not be collected")
    stamp.write_text(wanted)
