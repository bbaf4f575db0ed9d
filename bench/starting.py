"""How long `alongside run` takes until it says that it is ready: in an empty home with the demo, and again."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from .company import FOLDER, empty_home, environment_of, free_port

READY = "is ready"


def timed_starts(again: int = 3) -> dict[str, Any]:
    """Seconds of the first start, with what it was busy with, and of those after it."""
    home = FOLDER / "start"
    empty_home(home)
    first, *later = [_start(home) for _ in range(1 + again)]
    empty_home(home)
    return {"first": first, "again": later}


def _start(home: Path) -> dict[str, Any]:
    program = "from alongside.config.commandline import main; main()"
    environment = environment_of(home) | {"PORT": str(free_port()), "PYTHONUNBUFFERED": "1"}
    began = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-P", "-c", program, "run"], env=environment, stdout=subprocess.PIPE, text=True
    )
    try:
        steps = list(_steps(process, began))
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=90)
    return {"seconds": steps[-1][1], "steps": steps, "load": round(os.getloadavg()[0], 1)}


def _steps(process: "subprocess.Popen[str]", began: float) -> Any:
    """What it says, and when."""
    assert process.stdout
    for line in process.stdout:
        yield line.strip().partition(" at http")[0], round(time.monotonic() - began, 2)
        if READY in line:
            return
    raise RuntimeError("Alongside did not start.")
