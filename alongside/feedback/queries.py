"""What the pages of this room read."""

from dataclasses import dataclass
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Q

from alongside.people.models import Person, Reach
from alongside.people.queries import find_people
from alongside.trust.reading import openable

from .models import Draft, Feedback, LogEntry, Request, Widening
from .policies import own, requests_visible_to

PAGE, MOST = 20, 100
FOR_YOU, FROM_YOU, SHOWN = "received", "given", "shown"


@dataclass(frozen=True)
class FeedbackList:
    which: str
    page: "Page[Feedback]"
    drafts: list[Draft]


def feedback_list(me: Person, which: str, number: str | int = 1) -> FeedbackList:
    chosen = which if which in (FROM_YOU, SHOWN) else FOR_YOU
    found = Feedback.objects.with_records()
    rows = {
        FOR_YOU: found.received(me),
        FROM_YOU: found.given(me),
        SHOWN: openable(me, "feedback", found).exclude(Q(author=me) | Q(subject=me)),
    }[chosen]
    drafts = list(Draft.objects.filter(author=me).select_related("subject")) if chosen == FROM_YOU else []
    return FeedbackList(chosen, Paginator(rows, PAGE).get_page(number), drafts)


def unread_count(me: Person) -> int:
    return Feedback.objects.received(me).unread().count()


@dataclass(frozen=True)
class Requests:
    """What is asked of somebody, by them, and about them by whoever leads them; and what came from outside."""

    of_you: list[Request]
    by_you: list[Request]
    about_you: list[Request]


def requests_of(me: Person) -> Requests:
    found = list(Request.objects.filter(requests_visible_to(me)).with_people()[:MOST])
    return Requests(
        of_you=[r for r in found if r.of_id == me.pk and r.is_open],
        by_you=[r for r in found if r.by_id == me.pk],
        about_you=[r for r in found if r.about_id == me.pk and r.by_id != me.pk],
    )


@dataclass(frozen=True)
class Log:
    own: list[LogEntry]
    observations: list[LogEntry]


def log_page(me: Person) -> Log:
    found = list(LogEntry.objects.filter(own(me)).select_related("about", "author")[:MOST])
    return Log([e for e in found if not e.is_observation], [e for e in found if e.is_observation])


def log_to_bring(me: Person, to: Person) -> list[LogEntry]:
    """For a talk of these two; asked by the room that prepares it."""
    return list(LogEntry.objects.to_bring(me, to).select_related("about")[:MOST])


def people_to_ask_for(me: Person) -> list[Person]:
    led = Reach.objects.filter(actor=me, relation=Reach.MANAGER).values("subject")
    return list(Person.objects.employed().filter(pk__in=led).order_by("sort_key"))


def shown_to(feedback: Feedback) -> list[Widening]:
    return list(feedback.widenings.select_related("to", "feedback"))


def people_found(me: Person, words: str, *, but: UUID | None = None) -> list[Person]:
    return [person for person in find_people(words) if person.pk not in (me.pk, but)]
