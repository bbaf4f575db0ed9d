"""What a person may do with each row of feedback, made of what `policies.py` decides by.

`sql/rows.sql` says it independently, from trust.md §1.3; a test compares the two.
"""

from typing import Any

from django.db.models import Q, QuerySet

from alongside.foundation.row_rules import Condition, Rows
from alongside.people.models import Person, Reach, company_day

from . import models as m
from . import policies


def along(person: Person) -> Q:
    """As the feedback it belongs to."""
    return Q(feedback__in=m.Feedback.objects.filter(policies.feedback_visible_to(person)).values("pk"))


def by_receiver(person: Person) -> Q:
    return Q(by=person, feedback__subject=person)


def by_one_of_the_two(person: Person) -> Q:
    return Q(by=person) & (Q(feedback__author=person) | Q(feedback__subject=person))


def still_unread(person: Person) -> Q:
    return Q(author=person, reading__isnull=True)


def concerned(person: Person) -> Q:
    return policies.requests_visible_to(person)


def led_by(person: Person) -> "QuerySet[Reach, Any]":
    return Reach.objects.filter(actor=person, relation=Reach.MANAGER).values("subject")


def by_asker(person: Person) -> Q:
    return Q(by=person, answer__isnull=True) & (Q(about=person) | Q(about__in=led_by(person)))


def along_request(person: Person) -> Q:
    return Q(request__in=m.Request.objects.filter(policies.requests_visible_to(person)).values("pk"))


def by_asked(person: Person) -> Q:
    return Q(of=person, opens_on__lte=company_day())


OWN: Condition = policies.own


def in_its_view(person: Person) -> Q:
    return Q(recognition__in=m.Recognition.objects.filter(policies.recognition_visible_to(person)).values("pk"))


def by_its_receiver(person: Person) -> Q:
    return Q(by=person, recognition__subject=person)


def of_partners(person: Person) -> Q:
    return Q() if policies.may_keep_values(person) else Q(pk__in=[])


ROWS = {
    m.Feedback: Rows(read=policies.feedback_visible_to, add=OWN, change=still_unread, remove=still_unread),
    m.Draft: Rows(read=OWN, add=OWN, change=OWN, remove=OWN),
    m.Reading: Rows(read=along, add=by_receiver),
    m.Thanks: Rows(read=along, add=by_receiver),
    m.Reply: Rows(read=along, add=by_one_of_the_two),
    m.Widening: Rows(
        read=along,
        add=lambda person: by_receiver(person) & ~Q(to=person),
        remove=by_receiver,
    ),
    m.LogEntry: Rows(
        read=OWN,
        add=lambda person: Q(author=person) & (Q(about=person) | Q(about__in=led_by(person))),
        change=OWN,
        remove=OWN,
    ),
    m.Request: Rows(read=concerned, add=by_asker, change=by_asked, remove=lambda person: Q(by=person)),
    m.Refusal: Rows(
        read=along_request,
        add=lambda person: Q(by=person, request__of=person, request__opens_on__lte=company_day()),
    ),
    m.Recognition: Rows(read=policies.recognition_visible_to, add=OWN, remove=OWN),
    m.Hiding: Rows(
        read=in_its_view,
        add=lambda person: by_its_receiver(person) & Q(recognition__audience=m.Recognition.Audience.TEAM),
        remove=by_its_receiver,
    ),
    m.CompanyValue: Rows(
        read=policies.values_visible_to,
        add=lambda person: Q(by=person) & of_partners(person),
        remove=of_partners,
    ),
    m.OccasionAnswer: Rows(read=policies.by_oneself, add=policies.by_oneself),
    m.Tie: Rows(
        read=policies.ties_visible_to,
        add=lambda person: Q(by=person) & (Q(feedback__subject=person) | Q(recognition__subject=person)),
        remove=policies.by_oneself,
    ),
    m.OutsideAnswer: Rows(read=policies.outside_answers_visible_to),
}
