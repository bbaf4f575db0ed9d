"""Feedback and recognition as evidence: what both may read, where it is the host's, in words; else by name and day."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.feedback import evidence as feedback
from alongside.feedback.models import Recognition
from alongside.people.models import Person

from .fact import Fact

Row = Mapping[str, Any]


def feedback_facts(told: Iterable[tuple[str, Row]], guest: Person) -> list[Fact]:
    """Newest first."""
    ways = {feedback.FEEDBACK: _feedback_fact, feedback.PRAISE: _praise_fact, feedback.OUTSIDE: _outside_fact}
    facts = [ways[what](row, guest) for what, row in told if what in ways]
    return sorted(facts, key=lambda fact: fact.listed_at, reverse=True)


def _feedback_fact(row: Row, guest: Person) -> Fact:
    """It comes on the list when the guest has read it: to them, and to its author, it is no news."""
    voice = _author(row)
    elsewhere = _("%(name)s gave feedback. Its words stand where it was given.") % {"name": voice.short_name}
    return Fact(
        key=f"feedback:{row['id']}",
        group="feedback",
        text=_text(row) or elsewhere,
        voice=voice,
        source=_("feedback"),
        on=date.fromisoformat(row["day"]),
        listed_at=_moment(row),
        door=("feedback:show", row["id"]),
        is_named_only=not row["behaviour"],
        knows=frozenset({guest.pk, voice.pk}),
    )


def _praise_fact(row: Row, _guest: Person) -> Fact:
    voice = _author(row)
    return Fact(
        key=f"recognition:{row['id']}",
        group="worked",
        text=_text(row),
        voice=voice,
        source=_("recognition"),
        on=date.fromisoformat(row["day"]),
        listed_at=_moment(row),
        tag=str(Recognition.Quality(row["quality"]).label),
        door=("feedback:recognition", row["id"]),
        knows=frozenset({voice.pk}),
    )


def _outside_fact(row: Row, _guest: Person) -> Fact:
    return Fact(
        key=f"outside:{row['id']}",
        group="feedback",
        text=_text(row),
        voice=Person(pk=UUID(row["id"]), name=row["name"]),
        source=_("feedback from outside"),
        on=timezone.localdate(_moment(row)),
        listed_at=_moment(row),
        door=("feedback:requests",),
    )


def _text(row: Row) -> str:
    return "\n".join(filter(None, (row["behaviour"], row["impact"])))


def _author(row: Row) -> Person:
    return Person(pk=UUID(row["by"]), name=row["name"])


def _moment(row: Row) -> datetime:
    return datetime.fromisoformat(row["at"])
