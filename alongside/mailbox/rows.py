"""One's own secret address. The worker finds it by its hash, and writes down what it dealt with."""

from django.db.models import Q

from alongside.foundation.row_rules import Rows, everything, nothing
from alongside.people.models import Person

from . import policies
from .models import Arrival, MailAddress, Outage

OWN = policies.addresses_visible_to


def _of_administrators(person: Person) -> Q:
    return everything(person) if policies.may_see_outages(person) else nothing(person)


ROWS = {
    MailAddress: Rows(read=OWN, add=OWN, remove=OWN),
    Arrival: Rows(read=nothing),
    Outage: Rows(read=_of_administrators),
}
