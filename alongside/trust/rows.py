"""What a person may do with data requests, the decisions page and times of keeping. `sql/data.sql` says it too."""

from django.db.models import Q
from django.utils import timezone

from alongside.foundation.row_rules import Rows, everything, nothing
from alongside.people.models import Person
from alongside.people.policies import may_edit_templates, may_import

from . import policies
from .models import (
    Archive,
    DecisionPage,
    Enquiry,
    EnquiryProgress,
    Erasure,
    Forgetting,
    Holding,
    KeepingTime,
    Opening,
)


def _own(person: Person) -> Q:
    return Q(person=person)


def _own_or_asked(person: Person) -> Q:
    asked = Holding.objects.filter(author=person).values("enquiry")
    return Q(person=person) | Q(pk__in=asked)


def _progress(person: Person) -> Q:
    if may_import(person):
        return everything(person)
    return Q(enquiry__in=Enquiry.objects.filter(_own_or_asked(person)).values("pk"))


def _progress_of_own(person: Person) -> Q:
    return Q(enquiry__person=person)


def _held(person: Person) -> Q:
    return Q(author=person) | Q(subject=person, decision="released")


def _to_answer(person: Person) -> Q:
    return Q(author=person, decided_at__isnull=True)


def _by_hr_partners(person: Person) -> Q:
    return Q(by=person) if may_edit_templates(person) else nothing(person)


def _by_administrators(person: Person) -> Q:
    return Q(by=person) if may_import(person) else nothing(person)


def _of_administrators(person: Person) -> Q:
    return everything(person) if may_import(person) else nothing(person)


def _still_to_come(person: Person) -> Q:
    return Q(holds_from__gt=timezone.localdate()) & _of_administrators(person)


ROWS = {
    Archive: Rows(read=_own, add=_own, change=_own, remove=_own),
    Enquiry: Rows(read=_own_or_asked, add=_own),
    EnquiryProgress: Rows(read=_progress, add=_progress_of_own),
    Holding: Rows(read=_held, change=_to_answer),
    DecisionPage: Rows(read=everything, add=_by_hr_partners),
    Opening: Rows(read=policies.openings_visible_to),
    KeepingTime: Rows(read=everything, add=_by_administrators, remove=_still_to_come),
    Forgetting: Rows(read=_of_administrators),
    Erasure: Rows(read=_of_administrators),
}
