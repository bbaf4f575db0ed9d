"""A calendar is its owner's alone. To others it says which times are not free: `scheduling_busy` (`sql/told.sql`)."""

from django.db.models import Q

from alongside.people.models import Person


def calendars_visible_to(person: Person) -> Q:
    return Q(person=person)


def parts_visible_to(person: Person) -> Q:
    """How to get into a calendar, and what it said."""
    return Q(calendar__person=person)


def times_visible_to(person: Person) -> Q:
    """When a meeting that comes round takes place, by a calendar of theirs."""
    return Q(series__calendar__person=person)


def feeds_visible_to(person: Person) -> Q:
    return Q(person=person)
