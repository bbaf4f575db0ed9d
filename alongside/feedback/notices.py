"""Who is told what: the other of the two, and whom it is shown to. Never a word of what it says."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.journal import actions as journal
from alongside.journal.models import Entry
from alongside.notices.actions import tell
from alongside.notices.kinds import Kind, announce
from alongside.notices.models import Notice
from alongside.people.models import Person, company_day

from .models import Feedback, Recognition, Request

FOR_YOU = _("You get this because it is feedback to you.")
FROM_YOU = _("You get this because you gave it, or because it was shown to you.")


REMINDED, FADES = "request.reminded", timedelta(days=5)
ASKED_OF_YOU = _("You get this because somebody asks you for feedback. You may say no without a reason.")
ABOUT_A_REQUEST = _("You get this because it is about feedback you asked for, or that is asked about you.")


def is_unanswered(notice: Notice) -> bool:
    return Request.objects.open().filter(pk=notice.about_id).exists()


KINDS = (
    Kind(
        "request.made",
        _("%(by)s asks you for feedback."),
        ASKED_OF_YOU,
        name=_("Somebody asks you for feedback"),
        mailable=True,
        mailed=True,
        holds=is_unanswered,
    ),
    Kind(
        REMINDED,
        _("%(by)s still waits for your feedback, since %(since)s."),
        _("You get this once, three working days after you were asked. You may say no without a reason."),
        name=_("A request for feedback, after three working days"),
        mailable=True,
        mailed=True,
        holds=is_unanswered,
    ),
    Kind("request.made_about_you", _("%(by)s asks others for feedback for you."), ABOUT_A_REQUEST),
    Kind("request.answered", _("%(by)s answered a request for feedback."), ABOUT_A_REQUEST),
    Kind("request.answered_outside", _("Somebody outside answered a request for feedback."), ABOUT_A_REQUEST),
    Kind("request.declined", _("%(by)s would rather not answer a request for feedback."), ABOUT_A_REQUEST),
    Kind(
        "feedback.given",
        _("%(by)s gave you feedback."),
        FOR_YOU,
        name=_("Somebody gave you feedback"),
        mailable=True,
        mailed=True,
    ),
    Kind(
        "recognition.given",
        _("%(by)s says what you did well."),
        _("You get this because it is recognition for you."),
        name=_("Somebody says what you did well"),
        mailable=True,
    ),
    Kind("feedback.thanked", _("%(by)s says thanks for your feedback."), FROM_YOU),
    Kind("feedback.replied", _("%(by)s wrote below the feedback between you."), FROM_YOU),
    Kind(
        "feedback.asked_back",
        _("%(by)s asks you something about the feedback between you."),
        FROM_YOU,
        name=_("Somebody asks you about feedback"),
        mailable=True,
    ),
    Kind("feedback.widened", _("%(by)s shows you feedback they were given."), FROM_YOU),
)


def register() -> None:
    """Called from `AppConfig.ready()`."""
    announce(*KINDS)
    for event in ("feedback.given", "feedback.thanked", "feedback.replied", "feedback.asked_back"):
        journal.when(event, tell_the_other)
    journal.when("recognition.given", tell_whom_it_is_for)
    journal.when("request.made", tell_of_a_request)
    for event in ("request.answered", "request.answered_outside", "request.declined"):
        journal.when(event, tell_who_waits)
    journal.when("feedback.widened", tell_whom_it_is_shown)


def tell_the_other(entry: Entry, feedback: Feedback) -> None:
    assert entry.by is not None  # noqa: S101  one of the two did it
    _tell(feedback.other(entry.by), entry, feedback)


def tell_whom_it_is_for(entry: Entry, recognition: Recognition) -> None:
    _tell(recognition.subject, entry, recognition)


def tell_whom_it_is_shown(entry: Entry, feedback: Feedback) -> None:
    _tell(Person.objects.get(pk=entry.facts["to"]), entry, feedback)


def tell_of_a_request(entry: Entry, request: Request) -> None:
    """The colleague from the day it opens on; the one it is about, if another asks for them, at once."""
    if request.is_for_another:
        _tell_about(request, request.about, "request.made_about_you", by=request.by)
    if request.of and request.opens_on <= company_day():
        tell_who_is_asked(request)


def tell_who_is_asked(request: Request) -> None:
    """Said once, however often the day is looked at."""
    assert request.of is not None  # noqa: S101  nobody outside is told here
    _tell_about(request, request.of, "request.made", by=request.by)


def remind_who_is_asked(request: Request) -> None:
    """Once. Of no use any more when as many days again have gone by."""
    assert request.of is not None  # noqa: S101  nobody outside is reminded
    tell(
        request.of,
        REMINDED,
        key=f"{REMINDED}:{request.pk}:{request.of_id}",
        about=request,
        link=reverse("feedback:requests"),
        by=request.by,
        expires_at=timezone.now() + FADES,
        facts={"since": request.opens_on.isoformat()},
    )


def tell_who_waits(entry: Entry, request: Request) -> None:
    """Whoever asked. An answer of a colleague is told to the one it is about as feedback."""
    if entry.by is None:
        _tell_about(request, request.about, entry.event, by=None)
    if request.is_for_another or entry.event == "request.declined":
        _tell_about(request, request.by, entry.event, by=entry.by)


def _tell_about(request: Request, person: Person, event: str, *, by: Person | None) -> None:
    key = f"{event}:{request.pk}:{person.pk}"
    tell(person, event, key=key, about=request, link=reverse("feedback:requests"), by=by)


def _tell(person: Person, entry: Entry, about: Feedback | Recognition) -> None:
    tell(
        person,
        entry.event,
        key=f"{entry.pk}:{person.pk}",
        about=about,
        link=about.get_absolute_url(),
        by=entry.by,
    )
