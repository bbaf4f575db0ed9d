"""Who may see and do what: the access log, archives, enquiries, the decisions page, and how long things are kept."""

from django.db.models import Q

from alongside.people.models import HRScope, Person


def archives_visible_to(person: Person) -> Q:
    return Q(person=person)


def enquiries_visible_to(person: Person) -> Q:
    """Who asks. The authors see that they are asked by the things they are asked about."""
    return Q(person=person)


def holdings_visible_to(person: Person) -> Q:
    """One's own to answer; and what was released to oneself."""
    return holdings_asked_of(person) | Q(subject=person, decision="released")


def holdings_asked_of(person: Person) -> Q:
    return Q(author=person)


def may_publish_decisions(person: Person) -> bool:
    return HRScope.objects.current().filter(partner=person).exists()


def may_keep_house(person: Person) -> bool:
    """See how long things are kept, choose times, see that requests are open: counts, never a word."""
    return person.is_administrator


def openings_visible_to(person: Person) -> Q:
    """The access log: the person concerned, and nobody else. Not the reader, not their manager, not HR."""
    return Q(subject=person)
