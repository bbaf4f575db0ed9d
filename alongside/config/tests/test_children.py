"""What a supervisor looks after."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from alongside.config.children import Child, end_those_remembered, remember

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]
STUBBORN = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up', flush=True); time.sleep(60)"
WITH_A_CHILD = "import subprocess, sys, time; subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])"


@pytest.fixture
def child(tmp_path: Path) -> Iterator[Callable[[list[str]], Child]]:
    made: list[Child] = []

    def make(command: list[str]) -> Child:
        made.append(Child("web", command, "app", tmp_path / "logs" / "web.log"))
        made[-1].begin()
        return made[-1]

    yield make
    for one in made:
        one.end(patience=0.1)


def test_it_ends_when_asked(child: Callable[[list[str]], Child]) -> None:
    one = child(SLEEP)
    one.end(patience=5)
    assert one.has_ended


def test_a_stubborn_one_ends_all_the_same(child: Callable[[list[str]], Child]) -> None:
    one = child([sys.executable, "-c", STUBBORN])
    _until(lambda: one.last_words() == "up")
    one.end(patience=0.2)
    assert one.has_ended


def test_it_begins_again_even_after_a_good_end(child: Callable[[list[str]], Child]) -> None:
    one = child([sys.executable, "-c", "pass"])
    first = _process(one)
    first.wait()
    _until(lambda: _looked_after(one).process is not first)
    assert _process(one).pid != first.pid


def test_pauses_grow_while_it_keeps_ending(child: Callable[[list[str]], Child]) -> None:
    one = child([sys.executable, "-c", "raise SystemExit(3)"])
    pauses = []
    for _round in range(2):
        _process(one).wait()
        one.begin_again_when_due()
        pauses.append(one.pause)
        one.due = time.monotonic()
        one.begin_again_when_due()
    assert pauses == sorted(pauses)
    assert pauses[0] < pauses[1]


def test_those_remembered_are_ended_with_their_children(child: Callable[[list[str]], Child], tmp_path: Path) -> None:
    one = child([sys.executable, "-c", WITH_A_CHILD + "; print('up', flush=True); time.sleep(60)"])
    _until(lambda: one.last_words() == "up")
    family = psutil.Process(_process(one).pid).children(recursive=True)
    remember(tmp_path / "processes", [one])
    assert end_those_remembered(tmp_path / "processes") == 1
    _gone, alive = psutil.wait_procs(family, timeout=3)
    assert not [process for process in alive if process.status() != psutil.STATUS_ZOMBIE]
    assert not (tmp_path / "processes").exists()


def test_a_number_that_is_someone_else_now_is_left_alone(child: Callable[[list[str]], Child], tmp_path: Path) -> None:
    one = child(SLEEP)
    remember(tmp_path / "processes", [one])
    text = (tmp_path / "processes").read_text()
    (tmp_path / "processes").write_text(text.replace('"began": 1', '"began": 2'))
    assert end_those_remembered(tmp_path / "processes") == 0
    assert not one.has_ended


def _process(child: Child) -> "subprocess.Popen[bytes]":
    assert child.process
    return child.process


def _looked_after(child: Child) -> Child:
    child.begin_again_when_due()
    return child


def _until(happened: Callable[[], object]) -> None:
    until = time.monotonic() + 10
    while not happened():
        assert time.monotonic() < until
        time.sleep(0.02)
