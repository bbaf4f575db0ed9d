"""How a room sends mail without knowing the room that carries it: it hands a `Letter` to the carrier."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal
from uuid import UUID


@dataclass(frozen=True)
class Letter:
    """A mail to be sent once this transaction is kept.

    `key` makes it the same letter however often it is handed over. `delivery` says what a crash may do:
    *certain* may repeat it with the same Message-ID, *once* may lose it (trust: reminders are never doubled).
    """

    key: str
    to: UUID
    template: str
    context: Mapping[str, Any] = field(default_factory=dict)
    delivery: Literal["certain", "once"] = "certain"
    calendar: bytes = b""


Carrier = Callable[[Letter], None]
_carriers: list[Carrier] = []


def carry_with(carrier: Carrier) -> None:
    _carriers[:] = [carrier]


def post(letter: Letter) -> None:
    """Hand a letter over, in the transaction of what caused it."""
    for carrier in _carriers:
        carrier(letter)
