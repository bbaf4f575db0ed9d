"""What is one person's alone: private notes, the private part of a preparation, *was I heard*, drafts."""

from typing import Any

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.people.models import Person
from alongside.trust.writings import Readers, Writing

from .. import policies
from ..models import Draft, Heard, PrivateNote, PrivatePreparation
from .words import FOR_ONESELF, PAIR, TALK


def of_one() -> list[Writing]:
    alone: dict[str, Any] = {
        "read_by": "author",
        "visible_to": policies.own,
        "readers_of": lambda thing: Q(pk=thing.author_id),
        "people": lambda thing: (thing.author,),
        "used_for": FOR_ONESELF,
    }
    private: dict[str, Any] = {**alone, "who": _only_you, "changes": _may_be_disclosed}
    return [
        Writing(
            "private-note", PrivateNote, title=lambda note: _("Your private note"), lasts=_until_deleted,
            brings=("author", *PAIR), **private,
        ),
        Writing(
            "private-preparation", PrivatePreparation, title=lambda part: _("What you hope for"),
            lasts=lambda part: _("Deleted %(day)s.") % {"day": date_format(part.delete_on, "j F")},
            brings=("author", *(f"preparation__{name}" for name in TALK)), **private,
        ),
        Writing(
            "heard", Heard, title=lambda heard: _("Was I heard?"), lasts=lambda heard: _("Kept as long as the recap."),
            brings=("author", *(f"recap__{name}" for name in TALK)),
            **{**private, "changes": lambda heard, readers: []},
        ),
        Writing(
            "draft", Draft, title=lambda draft: _("Your draft"), lasts=lambda draft: _("Kept 90 days."),
            changes=lambda draft, readers: [_("Sharing it shows it to those named there.")], brings=("author",),
            **alone,
        ),
    ]  # fmt: skip


def _only_you(thing: Any, readers: Readers) -> str:
    name = {"name": _the_other(thing).short_name}
    return _("Only you can read this here: not %(name)s, not HR, not an administrator.") % name


def _the_other(thing: PrivateNote | PrivatePreparation | Heard) -> Person:
    if isinstance(thing, PrivateNote):
        return thing.relationship.other(thing.author)
    talk = thing.recap.conversation if isinstance(thing, Heard) else thing.preparation.conversation
    return talk.relationship.other(thing.author)


def _may_be_disclosed(thing: Any, readers: Readers) -> list[str]:
    name = {"name": _the_other(thing).short_name}
    return [
        _("If %(name)s makes a data request, it may have to be disclosed.") % name,
        _("Whoever runs the server could reach it."),
    ]


def _until_deleted(note: PrivateNote) -> str:
    if note.is_kept:
        return _("Kept until %(day)s.") % {"day": date_format(note.delete_on, "j F Y")}
    return _("Deleted %(day)s unless you keep it.") % {"day": date_format(note.delete_on, "j F")}
