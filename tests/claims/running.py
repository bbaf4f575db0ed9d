"""Runs the tests that hold the claims, and reads what they told."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.figures import PLACE

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDER = ROOT / "build" / "trust"
LONGEST = 2_400  # seconds
HOLDING = (
    "tests/trust",
    "tests/attacks",
    "tests/data",
    "tests/test_doors.py",
    "tests/test_reading.py",
    "tests/test_receipts.py",
    "tests/test_interleavings.py",
    "tests/test_broken_input.py",
    "tests/test_logs.py",
    "tests/test_killed_houses.py",
    "tests/test_killed_workers.py",
    "alongside/config/tests",
    "alongside/conversations/tests",
    "alongside/trust/tests",
)


def run_tests(chosen: tuple[str, ...], *, long: bool) -> tuple[list[str], dict[str, dict[str, Any]]]:
    """The tests that did not pass, and the figures by name."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    place = FOLDER / "figures.jsonl"
    place.unlink(missing_ok=True)
    # One test may be a claim of its own: the storm, all faults, 10,000 readings.
    bound = ["-o", f"timeout={LONGEST}"] if long else []
    environment = os.environ | {PLACE: str(place)} | ({"ALONGSIDE_LONG_TESTS": "1"} if long else {})
    command = [sys.executable, "-m", "pytest", "-n", "2", "-q", "-rfE", "--dist", "worksteal", *bound, *chosen]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as tests:
        assert tests.stdout
        lines = [_shown(line) for line in tests.stdout]
    failed = [line.strip() for line in lines if line.startswith(("FAILED", "ERROR"))]
    if tests.returncode and not failed:
        failed = [f"the tests ended with {tests.returncode}"]
    return failed, read_figures(place)


def _shown(line: str) -> str:
    print(line, end="", file=sys.stderr, flush=True)
    return line


def read_figures(place: Path) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for line in place.read_text(encoding="utf-8").splitlines() if place.exists() else ():
        said = json.loads(line)
        sums = found.setdefault(said.pop("name"), {})
        for key, value in said.items():
            sums[key] = sums[key] + value if key in sums else value
    return found
