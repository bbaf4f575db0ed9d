"""What functions that look behind the rules tell beyond the rows somebody may read, said once more in Python."""

from collections.abc import Callable, Iterator
from datetime import datetime, time, timedelta
from typing import Any

from django.db import connection
from django.db.models import Q
from django.utils import timezone

from alongside.conversations.models import Conversation, Requirement
from alongside.feedback.models import Request
from alongside.foundation.testing import as_owner
from alongside.people.models import Person, Reach
from alongside.people.testing_companies import Company
from alongside.scheduling.models import BusyTime
from alongside.trust.testing import acting_as

Told = set[tuple[Any, ...]]
Question = tuple[str, list[Any]]


def days_around(company: Company) -> list[tuple[datetime, datetime]]:
    """Yesterday, today and tomorrow, and an hour of today."""
    today = timezone.make_aware(datetime.combine(company.today, time.min))
    hour = company.now + timedelta(minutes=30)
    days = [(today + timedelta(days=n), today + timedelta(days=n + 1)) for n in (-8, -1, 0, 1, 7)]
    return [*days, (hour, hour + timedelta(minutes=10)), (today - timedelta(days=60), today + timedelta(days=60))]


# --- a kind that is required by agreement (product.md, rule 1) ------------------------------------------------------
def required_questions(company: Company) -> Iterator[tuple[Question, Callable[[Person], Told]]]:
    for required in company.of(Requirement):
        ask = "select talk, guest, day, standing from conversations_required_talks(%s)"
        yield (ask, [required.pk]), lambda person, required=required: _required(person, required)  # type: ignore[misc]


def _required(person: Person, required: Requirement) -> Told:
    """In force, of people in their charge and never of themself: declined by the guest, held, or planned for a day."""
    if not Requirement.objects.in_force().filter(pk=required.pk).exists():
        return set()
    charge = set(Reach.objects.filter(actor=person, relation=Reach.HR).values_list("subject", flat=True)) - {person.pk}
    told = set()
    for talk in Conversation.objects.filter(requirement=required).with_records():
        standing = _standing(talk)
        if talk.guest.pk in charge and standing:
            moment = talk.started_at or talk.starts_at
            day = timezone.localdate(moment) if moment else None
            told.add((talk.pk, talk.guest.pk, day, standing))
    return told


def _standing(talk: Conversation) -> str:
    if hasattr(talk, "cancellation"):
        return "declined" if talk.cancellation.by_id == talk.guest.pk else ""
    if hasattr(talk, "conclusion") and talk.started_at:
        return "held"
    return "planned" if talk.starts_at else ""


# --- when somebody is not free --------------------------------------------------------------------------------------
def booked_questions(company: Company) -> Iterator[tuple[Question, Callable[[Person], Told]]]:
    talks = company.of(Conversation)
    everybody = [person.pk for person in company.people]
    days = [(since, until, None, everybody[n % 3 :: 2]) for n, (since, until) in enumerate(days_around(company))]
    for since, until, but, people in [*days, *_edges(talks, everybody)]:
        ask = "select person, starts_at, ends_at from conversations_busy(%s::uuid[], %s, %s, %s)"
        facts = (people, since, until, but)
        yield (ask, [*facts]), lambda person, facts=facts: _booked(*facts)  # type: ignore[misc]


def _edges(talks: list[Conversation], everybody: list[Any]) -> Iterator[tuple[datetime, datetime, Any, list[Any]]]:
    """Just before, across and just after the beginning and the end of some; and but for the talk itself."""
    little = timedelta(minutes=5)
    timed = [(talk, talk.starts_at) for talk in talks if talk.starts_at]
    for talk, begins in timed[:6]:
        ends = begins + timedelta(minutes=talk.minutes)
        spans = ((begins - little, begins), (begins - little, begins + little), (ends, ends + little))
        for since, until in (*spans, (ends - little, ends + little)):
            yield since, until, None, everybody
            yield since, until, talk.pk, everybody


def _booked(people: list[Any], since: datetime, until: datetime, but: Any) -> Told:
    open_ones = Conversation.objects.filter(conclusion__isnull=True, cancellation__isnull=True).exclude(pk=but)
    found = set()
    for talk in open_ones.select_related("relationship__guest", "relationship__host"):
        if talk.starts_at:
            ends = talk.starts_at + timedelta(minutes=talk.minutes)
            if talk.starts_at < until and ends > since:
                found |= {(one.pk, talk.starts_at, ends) for one in talk.relationship.people if one.pk in people}
    return found


def busy_questions(company: Company) -> Iterator[tuple[Question, Callable[[Person], Told]]]:
    for number, (since, until) in enumerate(days_around(company)):
        people = [p.pk for p in company.people[number % 3 :: 2]]
        ask = "select person, starts_at, ends_at from scheduling_busy(%s::uuid[], %s, %s)"
        within = Q(calendar__person__in=people, starts_at__lt=until, ends_at__gt=since)
        yield (
            (ask, [people, since, until]),
            lambda person, within=within: set(  # type: ignore[misc]
                BusyTime.objects.filter(within).values_list("calendar__person", "starts_at", "ends_at")
            ),
        )


def asked_much_questions(company: Company) -> Iterator[tuple[Question, Callable[[Person], Told]]]:
    since = company.today - timedelta(days=14)
    for one in company.people:
        waiting = Q(of=one.pk, answer__isnull=True, opens_on__gt=since, refusal__isnull=True)
        ask = "select feedback_is_asked_much(%s)"
        yield (ask, [one.pk]), lambda person, waiting=waiting: {(Request.objects.filter(waiting).count() >= 3,)}  # type: ignore[misc]


TELLING = {
    "conversations_required_talks": required_questions,
    "conversations_busy": booked_questions,
    "scheduling_busy": busy_questions,
    "feedback_is_asked_much": asked_much_questions,
}


def python_tells(name: str, company: Company, people: list[Person]) -> list[tuple[Question, Person, Told]]:
    """Every question of this company, by whom, and what they are to be told. Who does not work here is told nothing."""
    nothing: Told = {(False,)} if name == "feedback_is_asked_much" else set()
    with as_owner():
        return [
            (question, person, told(person) if person.is_employed else nothing)
            for question, told in TELLING[name](company)
            for person in people
        ]


def database_tells(question: Question, person: Person) -> Told:
    with acting_as(person), connection.cursor() as cursor:
        cursor.execute(*question)
        return set(cursor.fetchall())
