"""The import of a file of people into an empty company, timed as the command is typed."""

import csv
import json
import time
from pathlib import Path
from typing import Any

from alongside.config.database import Embedded, using

from .company import FOLDER, alongside, empty_home

SPAN = 7  # people a manager leads


def timed_import(people: int) -> dict[str, Any]:
    """Seconds of the first import, and of the same file again."""
    home = FOLDER / "import"
    empty_home(home)
    file = _file(home, people)
    with using(Embedded(home)):
        alongside(home, "database", "migrate")
        first, took = _timed(home, file)
        again, took_again = _timed(home, file)
    empty_home(home)
    counts = {"added": first["added"], "unchanged_again": again["unchanged"], "problems": len(first["problems"])}
    return {"rows": people, "seconds": took, "seconds_again": took_again, **counts}


def _timed(home: Path, file: Path) -> tuple[dict[str, Any], float]:
    began = time.monotonic()
    said = alongside(home, "people", "import", str(file), "--json")
    return json.loads(said), round(time.monotonic() - began, 1)


def _file(home: Path, people: int) -> Path:
    """Names, addresses, numbers, teams, and the manager by address."""
    file = home / "people.csv"
    with file.open("w", newline="", encoding="utf-8") as target:
        rows = csv.writer(target)
        rows.writerow(["Name", "E-mail", "Employee number", "Job title", "Team", "Start date", "Manager e-mail"])
        rows.writerows(_row(number) for number in range(people))
    return file


def _row(number: int) -> list[str]:
    leader = (number - 1) // SPAN
    manager = f"person.{leader}@example.test" if number else ""
    team = f"Team {leader + 1 if number else 0}"
    return [f"Person Number {number}", f"person.{number}@example.test", str(10_000 + number), "Specialist", team,
            "2024-03-01", manager]  # fmt: skip
