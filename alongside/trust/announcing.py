"""What is told by name to somebody who reads nothing: said by the room that tells it, on the pages everybody reads."""

from collections.abc import Callable

Sentences = Callable[[], list[str]]
_announcing: list[Sentences] = []


def announce(sentences: Sentences) -> None:
    """Called from `AppConfig.ready()` alone."""
    _announcing.append(sentences)


def announced() -> list[str]:
    return [sentence for sentences in _announcing for sentence in sentences()]
