"""What a person may do with an entry of the journal: read what they did or what concerned them, and write it down."""

from django.db.models import Q

from alongside.foundation.row_rules import Rows
from alongside.people.models import Person

from .models import Entry


def _own(person: Person) -> Q:
    return Q(by=person) | Q(concerns__contains=[person.pk])


def _by_them_or_the_house(person: Person) -> Q:
    return Q(by=person) | Q(by__isnull=True)


ROWS = {Entry: Rows(read=_own, add=_by_them_or_the_house)}
