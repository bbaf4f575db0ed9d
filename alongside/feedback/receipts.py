"""Who reads feedback, what would change that, how long it lives, what it may be used for."""

from typing import Any

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.people.models import Person, Reach
from alongside.trust.retention import kept_words
from alongside.trust.writings import Readers, Writing, add_writing

from . import policies
from .models import CompanyValue, Draft, Feedback, LogEntry, OutsideAnswer, Recognition, Request

FOR_LEARNING = gettext_lazy("It is there to learn from, and to talk about. No figure about anybody is made of it.")


def register() -> None:
    """Called from `AppConfig.ready()`."""
    add_writing(*_recognition())
    add_writing(
        Writing(
            "feedback", Feedback, read_by="others", visible_to=policies.feedback_visible_to,
            readers_of=policies.readers_of_feedback, people=lambda feedback: feedback.people,
            title=lambda feedback: _("Feedback to %(name)s") % {"name": feedback.subject.short_name},
            changes=_changes, lasts=_as_long,
            used_for=FOR_LEARNING, brings=("author", "subject"),
        ),
        Writing(
            "log", LogEntry, read_by="author", visible_to=policies.own, readers_of=policies.readers_of_log_entry,
            people=lambda entry: (entry.author,), title=lambda entry: _("A line of your log"),
            changes=_changes_of_log, lasts=_log_lasts, used_for=gettext_lazy("It is for you alone."),
            brings=("author", "about"),
        ),
        Writing(
            "feedback-draft", Draft, read_by="author", visible_to=policies.own, readers_of=policies.readers_of_draft,
            people=lambda draft: (draft.author,), title=lambda draft: _("Your draft of feedback"),
            changes=lambda draft, readers: [_("Giving it shows it to those named there.")],
            lasts=lambda draft: _("Kept 90 days."), used_for=gettext_lazy("It is for you alone."), brings=("author",),
        ),
        Writing(
            "feedback-request", Request, read_by="two", visible_to=policies.requests_visible_to,
            readers_of=policies.readers_of_request, people=lambda request: request.people,
            title=lambda request: _("A request for feedback for %(name)s") % {"name": request.about.short_name},
            changes=lambda request, readers: [_("Whoever is asked reads it too, and sees who asks and for whom.")],
            lasts=_as_long, used_for=FOR_LEARNING, brings=("by", "about", "of"),
        ),
        Writing(
            "outside-answer", OutsideAnswer, read_by="two", visible_to=policies.outside_answers_visible_to,
            readers_of=policies.readers_of_outside_answer,
            people=lambda answer: (answer.request.about, answer.request.by),
            title=lambda answer: _("Feedback to %(name)s, from outside") % {"name": answer.request.about.short_name},
            changes=lambda answer, readers: [], lasts=_as_long, used_for=FOR_LEARNING, who=_of_outside,
            brings=("request__by", "request__about"),
        ),
    )  # fmt: skip


def _recognition() -> tuple[Writing, ...]:
    recognition = Writing(
        "recognition", Recognition, read_by="chosen", visible_to=policies.recognition_visible_to,
        readers_of=policies.readers_of_recognition, people=lambda recognition: recognition.people,
        title=lambda recognition: _("Recognition for %(name)s") % {"name": recognition.subject.short_name},
        changes=_changes_of_recognition, lasts=_as_long, used_for=FOR_LEARNING, brings=("author", "subject"),
        watched=lambda recognition: recognition.subject_id,
    )  # fmt: skip
    value = Writing(
        "company-value", CompanyValue, read_by="chosen", visible_to=policies.values_visible_to,
        readers_of=policies.readers_of_value, people=lambda value: (value.by,),
        title=lambda value: _("A value of the company"),
        changes=lambda value, readers: [_("It holds nothing about anybody.")],
        lasts=lambda value: _("It stays until HR partners take it out of the list."),
        used_for=gettext_lazy("Recognition may name it."), brings=("by",),
        who=lambda value, readers: _("Everyone who works here can read this."),
    )  # fmt: skip
    return recognition, value


def _as_long(thing: Any) -> str:
    return _("Kept %(span)s.") % {"span": kept_words("feedback")}


def _changes(feedback: Feedback, readers: Readers) -> list[str]:
    name = {"name": feedback.subject.short_name}
    only = _("%(name)s alone may show it to somebody else.") % name
    if feedback._state.adding:
        return [*_if_chosen(feedback), only]
    if feedback.audience != Feedback.Audience.MANAGER:
        return [only]
    return [only, _("A new manager of %(name)s reads it too, for twelve months from its day.") % name]


def _if_chosen(feedback: Feedback) -> list[str]:
    """Before it is given, the box says what the other choice would mean, by name."""
    if feedback.audience == Feedback.Audience.MANAGER:
        return []
    managers = [person for person in managers_of(feedback.subject) if person.pk != feedback.author_id]
    if not managers:
        return []
    words = _("With “and their manager”, %(names)s reads it too.")
    return [words % {"names": get_text_list([person.name for person in managers], _("and"))}]


def managers_of(subject: Person) -> list[Person]:
    leads = Reach.objects.filter(subject=subject, relation=Reach.MANAGER).values("actor")
    return list(Person.objects.filter(pk__in=leads).order_by("sort_key"))


def _changes_of_recognition(recognition: Recognition, readers: Readers) -> list[str]:
    name = {"name": recognition.subject.short_name}
    if recognition.is_in_view:
        return [_("%(name)s may take it out of the team’s view.") % name]
    if recognition._state.adding:
        return [
            _("With “and their team”, %(name)s’s team, who leads them, who leads those, and HR for them read it too.")
            % name
        ]
    if recognition.is_hidden:
        return [_("%(name)s may put it back into the team’s view.") % name]
    return []


def _changes_of_log(entry: LogEntry, readers: Readers) -> list[str]:
    bring = _("Bringing it into a talk shows it to the two of you.")
    if not entry.is_observation:
        return [bring]
    name = {"name": entry.about.short_name}
    return [bring, _("If %(name)s makes a data request, it may have to be disclosed.") % name]


def _log_lasts(entry: LogEntry | None) -> str:
    clock = "observations" if entry is not None and entry.is_observation else "diary"
    return _("Forgotten %(span)s.") % {"span": kept_words(clock)}


def _of_outside(answer: OutsideAnswer, readers: Readers) -> str:
    """Whoever writes it is not of this company: nobody is “you”."""
    return _("%(names)s can read this. Nobody else here.") % {"names": readers.in_words(lambda r: r.person.name)}
