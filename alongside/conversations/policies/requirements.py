"""Kinds that are required by agreement: two people with two hats switch one on, either of the hats ends it."""

from django.db.models import Q

from alongside.people.models import Person
from alongside.people.policies import may_edit_templates


def may_require(person: Person) -> bool:
    return may_edit_templates(person)


def may_confirm_requirements(person: Person) -> bool:
    """Another hat: whoever gains by it does not switch it on, and whoever has both hats is not two people."""
    return person.is_administrator and not may_edit_templates(person)


def may_end_requirements(person: Person) -> bool:
    return person.is_administrator or may_edit_templates(person)


def requirements_required_by(person: Person) -> Q:
    return Q(by=person) if may_require(person) else Q(pk__in=[])


def starts_given_by(person: Person) -> Q:
    """Of somebody else's proposal."""
    return Q(by=person) & ~Q(requirement__by=person) if may_confirm_requirements(person) else Q(pk__in=[])


def ends_given_by(person: Person) -> Q:
    return Q(by=person) if may_end_requirements(person) else Q(pk__in=[])
