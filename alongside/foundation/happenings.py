"""How a room below the journal has something written down, without knowing it: the journal says that it listens."""

from collections.abc import Callable, Iterable
from typing import Any

Recorder = Callable[..., Any]
_recorders: list[Recorder] = []


def record_with(recorder: Recorder) -> None:
    _recorders[:] = [recorder]


def happened(event: str, *, about: Any, by: Any, concerns: Iterable[Any] = (), **facts: Any) -> None:
    """Have it written down, in the transaction of what caused it. `by` is nobody before somebody is signed in."""
    for recorder in _recorders:
        recorder(event, about=about, by=by, concerns=concerns, **facts)
