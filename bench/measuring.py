"""Asks for every page of every company in turns, so that whatever else this machine does hits all of them alike."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from itertools import cycle
from pathlib import Path
from time import sleep
from typing import Any

import psutil

from .asking import Asked, Visit, ask_for
from .company import ROOT, environment_of

TURNS = 5  # for each page: a few asks of one company, a few of the next, and again
WARM_UP = 40
READY = 130  # seconds: until the coach's rules are ready, which is not what is measured
CROWD = 8


@dataclass(frozen=True)
class House:
    """A company as it is served, and who opens which page of it."""

    port: int
    web: int
    database: int
    statements: dict[str, int]
    pages: dict[str, list[Visit]]

    def cpu_seconds(self) -> float:
        """What web and database have worked so far: unlike the clock, it does not count who else is at work."""
        return sum(_cpu(process) for root in (self.web, self.database) for process in _family(root))


def _family(root: int) -> list[psutil.Process]:
    process = psutil.Process(root)
    return [process, *process.children(recursive=True)]


def _cpu(process: psutil.Process) -> float:
    with suppress(psutil.NoSuchProcess):
        times = process.cpu_times()
        return float(times.user + times.system)
    return 0.0


@contextmanager
def served(home: Path, chosen: bytes) -> Iterator[House]:
    """In a process of its own, because settings belong to one home and one role."""
    command = [sys.executable, "-m", "bench.serving"]
    streams = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, cwd=ROOT, env=environment_of(home), **streams) as process:  # type: ignore[call-overload]
        process.stdin.write(chosen.strip() + b"\n")
        process.stdin.flush()
        said = process.stdout.readline()
        if not said:
            raise RuntimeError("A company could not be served.")
        pages = {name: [Visit(**one) for one in visits] for name, visits in json.loads(chosen)["pages"].items()}
        yield House(**json.loads(said), pages=pages)
        process.stdin.close()


def measured(houses: list[House], asks: int, seconds: float) -> list[dict[str, Any]]:
    """The figures of each company, by page. Each page takes no longer than so many seconds a way of asking."""
    found: list[dict[str, Any]] = [{} for _ in houses]
    sleep(READY)
    for name in houses[0].pages:
        print(f"  {name}", file=sys.stderr, flush=True)
        for figures, page in zip(found, _page(houses, name, asks, seconds), strict=True):
            figures[name] = page
    return found


def _page(houses: list[House], name: str, asks: int, seconds: float) -> list[dict[str, Any]]:
    visits = [cycle(house.pages[name]) for house in houses]
    alone, crowd = [Asked() for _ in houses], [Asked() for _ in houses]
    cpu = [0.0 for _ in houses]
    for house, todo in zip(houses, visits, strict=True):
        ask_for(house.port, todo, WARM_UP, CROWD, seconds)
    for _ in range(TURNS):
        for number, house in enumerate(houses):
            before = house.cpu_seconds()
            alone[number] += ask_for(house.port, visits[number], asks // TURNS, 1, seconds / TURNS)
            cpu[number] += house.cpu_seconds() - before
    for _ in range(TURNS):
        for number, house in enumerate(houses):
            crowd[number] += ask_for(house.port, visits[number], asks * 2 // TURNS, CROWD, seconds / TURNS)
    return [
        {
            **asdict(alone[number].timing()),
            "statements": house.statements[name],
            "cpu_ms": round(cpu[number] / len(alone[number].took) * 1000, 1),
            "at_8": asdict(crowd[number].timing()),
        }
        for number, house in enumerate(houses)
    ]
