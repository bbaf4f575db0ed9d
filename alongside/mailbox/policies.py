"""A secret address is its owner's alone. What arrived says nothing of anybody, and is the worker's."""

from django.db.models import Q

from alongside.people.models import Person


def addresses_visible_to(person: Person) -> Q:
    return Q(person=person)
