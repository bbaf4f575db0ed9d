"""Planning a talk: what the two have planned already, and times that are free for both."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import F, OuterRef, Q, Subquery
from django.utils import timezone

from alongside.people.models import Person
from alongside.scheduling.free_time import free_slots
from alongside.scheduling.weighing import Slot

from .. import policies
from ..models import Conversation, Relationship, Requirement, TemplateVersion
from .requirements import as_required
from .times import LAST, minded, times_of, usual_day_of


@dataclass(frozen=True)
class PlanningPage:
    """What is asked to plan a talk with `other`: the kinds, times free for both, and what is planned already."""

    other: Person
    people: tuple[Person, Person]  # the guest first
    kinds: list[TemplateVersion]
    chosen: TemplateVersion | None
    slots: list[Slot]
    planned: list[Conversation]
    warnings: list[str]
    day: date | None  # around which the times are

    @property
    def guest(self) -> Person:
        return self.people[0]

    @property
    def talk(self) -> Conversation:
        """The talk that would be planned, for its receipt: a kind chosen now cannot be widened afterwards."""
        guest, host = self.people
        pair = Relationship(guest=guest, host=host)
        requirement = getattr(self.chosen, "required_by", None)
        return Conversation(relationship=pair, template_version=self.chosen, requirement_id=requirement)

    @property
    def required(self) -> str:
        """What an HR partner would be told of it by name."""
        return as_required(self.talk) if self.chosen else ""


def planning_page(
    person: Person, other: Person, *, kind: str = "", starts_at: datetime | None = None, day: date | None = None
) -> PlanningPage:
    """Times free for both, out of their working hours and what is booked here; what to mind about a chosen one.

    `day`: around which to look, for a talk that a rhythm proposes.
    """
    people = policies.guest_and_host(person, other)
    kinds = kinds_offered()
    chosen = next((version for version in kinds if version.template.key == kind), next(iter(kinds), None))
    talks = _talks(person, other)
    usual = usual_day_of([t for t in talks if not t.is_cancelled][:LAST], people[0])
    day = within_a_year(day)
    times = times_of(people, usual_day=usual, around=day)
    return PlanningPage(
        other=other,
        people=people,
        kinds=kinds,
        chosen=chosen,
        slots=free_slots(people, chosen.kind.minutes, times.known, chosen.kind.notice_days, around=day)
        if chosen
        else [],
        planned=sorted((t for t in talks if t.is_planned), key=_by_time)[:3],
        warnings=minded(people, chosen.kind, starts_at, times) if chosen and starts_at else [],
        day=day,
    )


def within_a_year(day: date | None) -> date | None:
    today = timezone.localdate()
    return day if day and today <= day <= today + timedelta(days=400) else None


def kinds_offered() -> list[TemplateVersion]:
    """The newest version of each kind, in the company's order."""
    versions = TemplateVersion.objects.filter(template__is_retired=False).select_related("template")
    required = Requirement.objects.in_force().filter(template=OuterRef("template"))
    versions = versions.annotate(required_by=Subquery(required.values("pk")[:1]))
    newest = versions.order_by("template_id", "-number").distinct("template_id")
    return sorted(newest, key=lambda version: (version.template.position, version.template.name))


def _talks(person: Person, other: Person) -> list[Conversation]:
    """Their newest talks, in either direction, those without a time first."""
    between = Q(relationship__guest=person, relationship__host=other)
    between |= Q(relationship__guest=other, relationship__host=person)
    seen = Conversation.objects.visible_to(person).filter(between).with_records()
    return list(seen.order_by(F("starts_at").desc(nulls_first=True))[:12])


def _by_time(talk: Conversation) -> tuple[bool, datetime]:
    return talk.starts_at is None, talk.starts_at or talk.created_at
