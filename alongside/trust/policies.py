"""Who may see the access log: the person concerned, and nobody else. Not the reader, not their manager, not HR."""

from django.db.models import Q

from alongside.people.models import Person


def openings_visible_to(person: Person) -> Q:
    return Q(subject=person)
