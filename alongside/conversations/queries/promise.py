"""One promise by itself."""

from dataclasses import dataclass

from alongside.people.models import Person

from .. import policies
from ..models import Commitment


@dataclass(frozen=True)
class PromisePage:
    commitment: Commitment
    is_mine: bool
    may_take_part: bool
    asked_by_me: bool
    asked_by_guest: bool


def promise_page(commitment: Commitment, person: Person) -> PromisePage:
    pair = commitment.relationship
    asked = commitment.asked_move or getattr(commitment, "letting_go", None)
    asked_by = asked.asked_by_id if asked else None
    return PromisePage(
        commitment=commitment,
        is_mine=policies.may_own(person, commitment),
        may_take_part=policies.may_agree(person, commitment),
        asked_by_me=asked_by == person.pk,
        asked_by_guest=asked_by == pair.guest_id,
    )
