"""Named points of a delivery: after-claim, before-send, after-send, before-mark.

Nobody listens in production. The kill tests register a listener that ends the process exactly there.
"""

from collections.abc import Callable

_listeners: list[Callable[[str], None]] = []


def checkpoint(name: str) -> None:
    for listener in _listeners:
        listener(name)


def at_checkpoints(listener: Callable[[str], None]) -> None:
    _listeners.append(listener)
