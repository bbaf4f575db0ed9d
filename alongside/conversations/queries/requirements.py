"""Kinds required by agreement: which there are; and, for the HR partner in charge, what is told by name."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db import connection
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.foundation.frame import Words
from alongside.people.models import Person
from alongside.trust.reading import note_told

from .. import policies
from ..models import Conversation, Requirement

PAGE = 50
STANDING: dict[str, Words] = {
    "held": gettext_lazy("Held"),
    "planned": gettext_lazy("Planned"),
    "declined": gettext_lazy("Declined"),
}


@dataclass(frozen=True)
class RequirementsPage:
    in_force: list[Requirement]
    proposed: list[Requirement]
    ended: list[Requirement]
    reader: Person

    @property
    def may_propose(self) -> bool:
        return policies.may_require(self.reader)

    @property
    def may_confirm(self) -> bool:
        return policies.may_confirm_requirements(self.reader)

    @property
    def may_end(self) -> bool:
        return policies.may_end_requirements(self.reader)


def requirements_page(reader: Person) -> RequirementsPage:
    known = Requirement.objects.whole()
    return RequirementsPage(
        in_force=list(known.in_force()), proposed=list(known.proposed()), ended=list(known.ended()[:20]), reader=reader
    )


@dataclass(frozen=True)
class Told:
    """All that is told of one talk."""

    talk: UUID
    guest: Person
    day: date | None
    standing: Words


def told_of(requirement: Requirement, number: str | int = 1) -> Page[Any]:
    """By name, never by what was answered. That it was looked at stands in each guest's own log."""
    with connection.cursor() as cursor:
        cursor.execute("select talk, guest, day, standing from conversations_required_talks(%s)", [requirement.pk])
        rows = cursor.fetchall()
    people = Person.objects.in_bulk({guest for _talk, guest, _day, _standing in rows})
    told = [Told(talk, people[guest], day, STANDING[standing]) for talk, guest, day, standing in rows]
    told.sort(key=lambda one: (one.guest.sort_key, one.day or date.max, str(one.talk)))
    page = Paginator(told, PAGE).get_page(number)
    note_told("required", "talk", [(one.guest.pk, one.talk) for one in page])
    return page


def as_required(talk: Conversation) -> str:
    """What an HR partner is told of this talk by name, for its receipt; or nothing."""
    requirement = talk.requirement
    return in_words(requirement) if requirement and requirement.is_in_force else ""


def in_words(requirement: Requirement) -> str:
    said = _(
        "“%(agreement)s” of %(day)s requires this kind of talk: the HR partner in charge sees by name that it was "
        "held, for which day it is planned, or that the guest declined it, and never what is said."
    )
    return said % {"agreement": requirement.agreement, "day": date_format(requirement.agreed_on, "j F Y")}


def announced() -> list[str]:
    """For everybody, on the pages that say what is stored and how decisions are made."""
    kinds = Requirement.objects.in_force().select_related("template")
    return [_("%(kind)s: %(said)s") % {"kind": each.template.name, "said": in_words(each)} for each in kinds]
