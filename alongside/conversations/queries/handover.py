"""A change of manager, for the person: what the new one will read, what stays behind, what they carry over."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q

from alongside.people.models import Person, ProfileNote, ReportingLine, company_day
from alongside.people.reach import HANDOVER
from alongside.trust.reading import openable

from ..models import Carried, Commitment, Conversation, Handover, Recap, Relationship, TalkingPoint
from .records import signed_records_of

MOST_TALKS, MOST_POINTS = 12, 40


@dataclass(frozen=True)
class Before:
    """The manager before, and what the two share. It stays between them."""

    person: Person
    until: date  # the last day on which they still read
    talks: int
    points: int
    promises: int


@dataclass(frozen=True)
class HandoverPage:
    handover: Handover
    before: Before | None
    records: list[Recap]
    told: list[ProfileNote]  # what one says about oneself to whoever leads
    points: list[TalkingPoint]
    talks: list[Any]

    @property
    def has_begun(self) -> bool:
        return self.handover.has_begun

    @cached_property
    def carried(self) -> set[UUID]:
        return self.handover.carried_keys

    @property
    def point_choices(self) -> list[tuple[TalkingPoint, bool]]:
        return [(point, point.pk in self.carried) for point in self.points]

    @property
    def talk_choices(self) -> list[tuple[Any, bool]]:
        return [(talk, talk.pk in self.carried) for talk in self.talks]


def handover_page(handover: Handover) -> HandoverPage:
    """As the person sees it."""
    person, before = handover.person, _manager_before(handover)
    pair = Relationship.objects.filter(guest=person, host=before).first() if before else None
    audiences = (ProfileNote.Audience.MANAGER, ProfileNote.Audience.TEAM)
    return HandoverPage(
        handover=handover,
        before=_before(before, pair, handover.starts_on) if before else None,
        records=signed_records_of(person, person),
        told=list(person.profile_notes.filter(audience__in=audiences).exclude(text="")),
        points=_points(pair, person),
        talks=_talks(pair),
    )


def _manager_before(handover: Handover) -> Person | None:
    ended = ReportingLine.objects.filter(
        subject=handover.person, kind=ReportingLine.SOLID, ends_on__lte=handover.starts_on
    )
    line = ended.exclude(manager=handover.to).order_by("-ends_on").select_related("manager").first()
    return line.manager if line else None


def _before(person: Person, pair: Relationship | None, day: date) -> Before:
    held = Conversation.objects.filter(relationship=pair).held().count() if pair else 0
    points = TalkingPoint.objects.filter(relationship=pair).open().count() if pair else 0
    promises = Commitment.objects.filter(relationship=pair).open().count() if pair else 0
    return Before(person, day + HANDOVER - timedelta(days=1), held, points, promises)


def _points(pair: Relationship | None, person: Person) -> list[TalkingPoint]:
    """One's own that are still open: the other's are the other's."""
    points = (
        TalkingPoint.objects.filter(relationship=pair, author=person).open() if pair else TalkingPoint.objects.none()
    )
    return list(points.order_by("position", "created_at")[:MOST_POINTS])


def _talks(pair: Relationship | None) -> list[Any]:
    """Informal ones with notes. Signed records pass by themselves."""
    if pair is None:
        return []
    checked = Q(notes__writer=F("notes__voice")) | Q(notes__checked_at__isnull=False)
    talks = Conversation.objects.filter(relationship=pair, template_version__is_formal=False).held()
    found = talks.annotate(noted=Count("notes", filter=checked)).filter(noted__gt=0).select_related("template_version")
    return list(found.order_by("-started_at")[:MOST_TALKS])


@dataclass(frozen=True)
class Received:
    """What somebody left, as the new manager reads it; `signed` are records of before that they may open."""

    handover: Handover
    points: list[Carried]
    talks: list[tuple[date, list[Carried]]]
    signed: list[Recap]


def received(handover: Handover, reader: Person) -> Received:
    carried = list(handover.carried.select_related("voice"))
    notes = [one for one in carried if one.talk]
    by_talk = groupby(sorted(notes, key=lambda one: (one.said_on, str(one.talk))), key=lambda one: one.talk)
    talks = [(said[0].said_on, said) for said in (list(group) for _talk, group in by_talk)]
    return Received(
        handover=handover,
        points=[one for one in carried if one.point],
        talks=talks,
        signed=signed_records_of(handover.person, reader),
    )


@dataclass(frozen=True)
class Handovers:
    """Changes of one's own manager; and what others left for oneself."""

    own: list[Handover]
    for_me: list[Handover]


def handovers_of(person: Person) -> Handovers:
    found = list(openable(person, "handover", Handover.objects.select_related("person", "to"))[:50])
    lately = company_day() - timedelta(days=365)
    own = [handover for handover in found if handover.person_id == person.pk and handover.starts_on > lately]
    return Handovers(own, [handover for handover in found if handover.to_id == person.pk])
