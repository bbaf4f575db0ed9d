"""What the pages of this room read."""

from dataclasses import dataclass
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.utils.translation import gettext as _

from alongside.people.models import Person, ProfileNote, Reach
from alongside.people.policies import profile_notes_visible_to
from alongside.people.queries import find_people
from alongside.trust.reading import noted, openable

from .models import LINE, CompanyValue, Draft, Feedback, LogEntry, Recognition, Request, Tie, Widening
from .policies import own, recognition_visible_to, requests_visible_to, ties_visible_to

PAGE, MOST = 20, 100
MUCH_TO_READ, MUCH_TO_GIVE = 3, 2  # pieces within a week, before there is something to say
TEAM = "team"
FOR_YOU, FROM_YOU, SHOWN = "received", "given", "shown"


@dataclass(frozen=True)
class FeedbackList:
    which: str
    page: "Page[Feedback]"
    drafts: list[Draft]
    waiting: int = 0  # came to you within a week, and was not read

    @property
    def is_much(self) -> bool:
        return self.waiting >= MUCH_TO_READ


def feedback_list(me: Person, which: str, number: str | int = 1) -> FeedbackList:
    chosen = which if which in (FROM_YOU, SHOWN) else FOR_YOU
    found = Feedback.objects.with_records()
    rows = {
        FOR_YOU: found.received(me),
        FROM_YOU: found.given(me),
        SHOWN: openable(me, "feedback", found).exclude(Q(author=me) | Q(subject=me)),
    }[chosen]
    drafts = drafts_of(me, Draft.Kind.FEEDBACK) if chosen == FROM_YOU else []
    waiting = Feedback.objects.received(me).unread().at_once().count() if chosen == FOR_YOU else 0
    return FeedbackList(chosen, Paginator(rows, PAGE).get_page(number), drafts, waiting)


def given_at_once(me: Person, subject: Person) -> int:
    """How much the reader themself gave them within a week, where that is much; what others gave is not counted."""
    given = Feedback.objects.given(me).received(subject).at_once().count()
    return given if given >= MUCH_TO_GIVE else 0


def drafts_of(me: Person, kind: str) -> list[Draft]:
    return list(Draft.objects.filter(author=me, kind=kind).select_related("subject"))


def draft_of(me: Person, subject: Person, kind: str) -> Draft | None:
    return Draft.objects.filter(author=me, subject=subject, kind=kind).first()


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


@dataclass(frozen=True)
class RecognitionList:
    which: str
    page: "Page[Recognition]"
    drafts: list[Draft]


def recognition_list(me: Person, which: str, number: str | int = 1) -> RecognitionList:
    """For one, from one, or what one may read besides, the newest first. Nobody is counted or put in order."""
    chosen = which if which in (FROM_YOU, TEAM) else FOR_YOU
    found = Recognition.objects.with_records()
    rows = {
        FOR_YOU: found.received(me),
        FROM_YOU: found.given(me),
        TEAM: found.filter(recognition_visible_to(me)).exclude(Q(author=me) | Q(subject=me)),
    }[chosen]
    drafts = drafts_of(me, Draft.Kind.RECOGNITION) if chosen == FROM_YOU else []
    page = Paginator(rows, PAGE).get_page(number)
    noted(me, "recognition", page)
    return RecognitionList(chosen, page, drafts)


def values_to_name(me: Person, subject: Person) -> list[tuple[str, list[tuple[str, str]]]]:
    """What recognition may name: values of the company, and what its receiver lets its author read of their own."""
    company = list(CompanyValue.objects.values_list("name", flat=True))
    matters = ProfileNote.objects.filter(profile_notes_visible_to(me), person=subject, topic=ProfileNote.Topic.MATTERS)
    theirs = [line for note in matters for line in _lines(note)]
    named = {_("Values of the company"): company, _("What matters to %(name)s") % {"name": subject.short_name}: theirs}
    return [(group, [(text, text) for text in texts]) for group, texts in named.items() if texts]


def _lines(note: ProfileNote) -> list[str]:
    return [line.strip() for line in note.text.splitlines() if 0 < len(line.strip()) <= LINE]


def lines_that_matter(me: Person) -> list[tuple[str, str]]:
    """(topic, line) of my own profile: what matters to me, where I'd like to go."""
    topics = [ProfileNote.Topic.MATTERS, ProfileNote.Topic.WISHES]
    notes = ProfileNote.objects.filter(person=me, topic__in=topics).order_by("topic")
    return [(note.topic, line) for note in notes for line in _lines(note)]


def tie_of(me: Person, thing: Feedback | Recognition) -> Tie | None:
    """What its receiver ties it to, as far as I read that part of their profile."""
    found = Tie.objects.filter(ties_visible_to(me), **{thing._meta.model_name or "": thing})
    return found.select_related("by").first()
