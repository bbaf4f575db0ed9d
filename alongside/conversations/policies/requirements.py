"""Kinds that are required by agreement: two people with two hats switch one on, either of the hats ends it."""

from django.db.models import F, Q

from alongside.people.models import Person
from alongside.people.policies import may_edit_templates

# A talk is planned under the agreement that requires its kind at that time, or under none.
UNDER_NO_OTHER_AGREEMENT = Q(requirement__isnull=True) | Q(
    requirement__template=F("template_version__template"),
    requirement__start__isnull=False,
    requirement__end__isnull=True,
)


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
