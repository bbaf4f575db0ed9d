"""Who takes letters: rooms above say so once, and each letter is offered to them in turn."""

from collections.abc import Callable
from dataclasses import dataclass

from alongside.people.models import Person

from .letter import Letter


@dataclass(frozen=True)
class Taking:
    """What becomes of a letter, in the name of whom it was proven to come from."""

    person: Person
    do: Callable[[], object]


Taker = Callable[[Letter], Taking | None]
_takers: list[Taker] = []


def offer_to_take(taker: Taker) -> None:
    """Called from `AppConfig.ready()`. A taker looks, and changes nothing."""
    _takers.append(taker)


def taking_of(letter: Letter) -> Taking | None:
    return next((taking for taker in _takers if (taking := taker(letter))), None)
