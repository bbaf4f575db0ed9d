"""A secret address is its owner's alone. What arrived says nothing of anybody, and is the worker's.

Whether the mailbox answers is told to whoever runs the house.
"""

from django.db.models import Q

from alongside.people.models import Person


def addresses_visible_to(person: Person) -> Q:
    return Q(person=person)


def may_see_outages(person: Person) -> bool:
    return person.is_administrator
