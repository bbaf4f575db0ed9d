"""What a person may do with the rows of figures, made of what `policies.py` decides by. `sql/rows.sql` says it too."""

from django.db.models import Q

from alongside.foundation.row_rules import Rows, everything, nothing
from alongside.people.models import Person

from . import policies
from .models import Beginning, Figure, GroupSize, Membership, Release


def _of_hr_partners(person: Person) -> Q:
    return everything(person) if policies.may_read_figures(person) else nothing(person)


def _by_administrators(person: Person) -> Q:
    return Q(by=person) if policies.may_choose_group_size(person) else nothing(person)


ROWS = {
    Release: Rows(read=_of_hr_partners),
    Figure: Rows(read=policies.figures_visible_to),
    Membership: Rows(),
    Beginning: Rows(read=_of_hr_partners),
    GroupSize: Rows(read=everything, add=_by_administrators),
}
