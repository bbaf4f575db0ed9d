"""What came of a way in: a person, or the sentence that says why not."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.sessions.backends.base import SessionBase

from alongside.foundation.outgoing import Unreachable
from alongside.people.models import Person

from .flow import Refused, begin, come_back
from .matching import person_of
from .setup import the_setup

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Arrival:
    """`refusal` says why there is nobody; empty, the provider did not answer."""

    person: Person | None
    next: str = ""
    took_two_steps: bool = False
    refusal: str = ""


def departure(session: SessionBase, *, next: str) -> str | None:
    """Where to send the person, or nothing while the provider is away."""
    try:
        return begin(session, next=next)
    except Unreachable as problem:
        log.warning("The company's sign-in: %s", problem)
        return None


def arrival(session: SessionBase, answer: Mapping[str, str]) -> Arrival:
    try:
        claims = come_back(session, answer)
        person = person_of(claims)
    except Refused as refusal:
        log.warning("The company's sign-in let nobody in: %s", refusal)
        return Arrival(None, refusal=str(refusal))
    except Unreachable as problem:
        log.warning("The company's sign-in: %s", problem)
        return Arrival(None)
    return Arrival(person, claims.next, the_setup().asks_second_step or claims.took_two_steps)
