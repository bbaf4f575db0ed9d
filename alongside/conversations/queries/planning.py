"""Planning a talk: what the two have planned already, and times that are free for both."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from alongside.people.models import Person
from alongside.scheduling.free_time import Slot, free_slots

from ..models import Conversation, Template

AHEAD = timedelta(days=21)


@dataclass(frozen=True)
class PlanningPage:
    other: Person
    template: Template | None
    slots: list[Slot]
    planned: list[Conversation]

    @property
    def initial(self) -> dict[str, Any]:
        first = self.slots[0].starts_at if self.slots else None
        return {"template": self.template, "starts_at": timezone.localtime(first) if first else None}


def planning_page(person: Person, other: Person, day: str = "") -> PlanningPage:
    """Three free times for both, from their working hours and what is booked here."""
    template = Template.objects.offered().first()
    minutes = template.newest.kind.minutes if template else 30
    notice = template.newest.kind.notice_days if template else 0
    planned = Conversation.objects.filter(
        Q(relationship__guest=person, relationship__host=other)
        | Q(relationship__guest=other, relationship__host=person)
    )
    slots = free_slots((person, other), minutes, busy_times((person, other)), notice)
    return PlanningPage(other, template, slots, list(planned.planned().with_records().order_by("starts_at")[:3]))


def busy_times(people: tuple[Person, ...], *, but: Conversation | None = None) -> Mapping[UUID, list[tuple[datetime, datetime]]]:
    """When each of these people has a talk here, in the weeks ahead."""
    now = timezone.now()
    keys = [person.pk for person in people]
    talks = Conversation.objects.open().between(now - timedelta(hours=8), now + AHEAD)
    talks = talks.filter(Q(relationship__guest__in=keys) | Q(relationship__host__in=keys)).select_related("relationship")
    busy: dict[UUID, list[tuple[datetime, datetime]]] = {key: [] for key in keys}
    for talk in talks:
        if (but and talk.pk == but.pk) or not (talk.starts_at and talk.ends_at):
            continue
        for key in {talk.relationship.guest_id, talk.relationship.host_id} & busy.keys():
            busy[key].append((talk.starts_at, talk.ends_at))
    return busy
