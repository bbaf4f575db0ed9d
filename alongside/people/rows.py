"""What a person may do with each row about people. `sql/rows.sql` says it independently."""

from django.db.models import Q

from alongside.foundation.row_rules import Rows, everything, nothing

from . import policies
from .models import (
    Administration,
    Employment,
    HRScope,
    ImportFile,
    Leave,
    Person,
    ProfileNote,
    Reach,
    ReportingLine,
    Team,
)


def _of_administrators(person: Person) -> Q:
    return everything(person) if policies.may_import(person) else nothing(person)


def _own_file(person: Person) -> Q:
    return Q(person=person) & _of_administrators(person)


def _oneself(person: Person) -> Q:
    return Q(person=person)


def _oneself_or_administrator(person: Person) -> Q:
    return Q(pk=person.pk) | _of_administrators(person)


IN_THE_DIRECTORY = Rows(
    read=policies.people_visible_to, add=_of_administrators, change=_of_administrators, remove=_of_administrators
)
# Given by the owner of the database alone; an import ends those of whoever left.
DUTY = Rows(read=policies.people_visible_to, change=_of_administrators)
ROWS = {
    Person: Rows(
        read=policies.people_visible_to,
        add=_of_administrators,
        change=_oneself_or_administrator,
        remove=_of_administrators,
    ),
    Team: IN_THE_DIRECTORY,
    Employment: IN_THE_DIRECTORY,
    ReportingLine: IN_THE_DIRECTORY,
    HRScope: DUTY,
    Administration: DUTY,
    Reach: IN_THE_DIRECTORY,
    ProfileNote: Rows(read=policies.profile_notes_visible_to, add=_oneself, change=_oneself, remove=_oneself),
    Leave: Rows(read=policies.leaves_visible_to, add=_oneself, remove=_oneself),
    ImportFile: Rows(read=_own_file, add=_own_file, change=_own_file, remove=_own_file),
}
