"""One promise by itself, and who can read what a pair writes."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from alongside.people.models import Person

from .. import policies
from ..models import Commitment, Relationship


@dataclass(frozen=True)
class PromisePage:
    commitment: Commitment
    is_mine: bool
    may_take_part: bool
    asked_by_me: bool
    asked_by_guest: bool
    names: list[str]
    receipt_lines: list[str]


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
        names=[p.short_name for p in pair.people],
        receipt_lines=receipt_of_pair(pair),
    )


def receipt_of_pair(pair: Relationship) -> list[str]:
    """Who reads what these two write together, what would change that, and how long it lives."""
    names = {"guest": pair.guest.short_name, "host": pair.host.short_name}
    return [
        _("%(guest)s and %(host)s read this. Nobody else here.") % names,
        _("If %(guest)s changes manager, %(host)s reads it for 30 days more. The new manager does not.") % names,
        _("Kept 24 months. You may show your own copy to anyone you choose."),
    ]
