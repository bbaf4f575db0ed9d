"""Which pages are looked at, as whom: every GET door of the matrix, in every state it has."""

from collections.abc import Iterator
from dataclasses import dataclass

from alongside.people.models import Person
from tests.doors import EVERYBODY, LONG, NOBODY, PHASES, Door, matrix
from tests.test_doors import address_of

from .companies import Company

# Doors that answer with a file, a stream or a word for machines: no pages.
NO_PAGES = {
    "live",
    "ready",
    "conversations:feed",
    "conversations:invitation",
    "conversations:recap_pdf",
    "conversations:period_pdf",
    "conversations:stream",
    "kpis:pdf",
    "kpis:teams_pdf",
    "insights:csv",
    "conversations:template_yaml",
    "trust:archive_file",
    "trust:register_markdown",
    "trust:register_json",
    "demo:show",  # the demo's own page is nowhere but in the demo
}
TALKS = {"conversation", "recap_talk", "was_conversation", "was_recap_talk"}  # what both see, before, during and after


@dataclass(frozen=True)
class Visit:
    name: str
    who: str
    person: Person | None
    address: str


def rooms() -> list[str]:
    return sorted({door.name.partition(":")[0] for door in pages()})


def pages() -> list[Door]:
    """A door that is not even there for anybody, as single sign-on without a provider, has none."""
    return [door for door in matrix() if door.method == "GET" and door.name not in NO_PAGES and door.ok]


def visits(company: Company, room: str) -> Iterator[Visit]:
    """Each address once for each who looks at it."""
    seen = set()
    for name, who, address in (*_through_doors(company, room), *company.more.get(room, ())):
        if (who, address) not in seen:
            seen.add((who, address))
            yield Visit(name, who, None if who == NOBODY else getattr(company.cast, who), address)


def _through_doors(company: Company, room: str) -> Iterator[tuple[str, str, str]]:
    for door in pages():
        if door.name.startswith(f"{room}:"):
            both = not door.about or not TALKS.isdisjoint(door.about.values())
            found = (address_of(door, company.things[phase]) for phase in PHASES)
            addresses = [address for address in found if address]
            for turn, address in enumerate(addresses if both else addresses[:1]):
                for who in _in_turn(_who_looks(door, company.state)[: 2 if both else 1], turn):
                    yield door.name, who, address


def _in_turn(people: list[str], turn: int) -> list[str]:
    """In the short check one of the two looks before a talk, the other during it, and the first again afterwards."""
    return people if LONG else [people[turn % len(people)]]


def _who_looks(door: Door, state: str) -> list[str]:
    """The two of the talk, where they may, or somebody who has no talk at all; else the first who may."""
    if NOBODY in door.ok:
        return [NOBODY]
    two = ("otto", "jonas") if state == "bare" and not door.about else ("amira", "jonas")
    return [who for who in two if who in door.ok] or [who for who in EVERYBODY if who in door.ok][:1]
