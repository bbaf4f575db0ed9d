"""Lists: conversations with filters, the days of a week, promises."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.core.paginator import Page, Paginator

from alongside.people.models import Person

from .. import policies
from ..models import Commitment, Conversation, Template
from .talks import Talk, read_talks, with_states

PAGE = 25


@dataclass(frozen=True)
class Filters:
    with_: UUID | None = None
    kind: str = ""
    page: int = 1


@dataclass(frozen=True)
class TalkList:
    """One page of talks with their states, and what it is narrowed to."""

    page: "Page[Conversation]"
    talks: list[Talk]
    kinds: list[Template]
    kind: str
    other: Person | None

    @property
    def is_narrowed(self) -> bool:
        return bool(self.kind or self.other)


def talk_list(person: Person, filters: Filters) -> TalkList:
    """The newest first. An unknown kind or person finds nothing, and breaks nothing."""
    found = Conversation.objects.visible_to(person)
    if filters.with_:
        found = found.of(filters.with_)
    if filters.kind:
        found = found.filter(template_version__template__key=filters.kind)
    found = with_states(found.order_by("-starts_at", "-created_at"), person)
    page = Paginator(found, PAGE).get_page(filters.page)
    other = Person.objects.filter(pk=filters.with_).first() if filters.with_ else None
    return TalkList(page, read_talks(person, page), list(Template.objects.offered()), filters.kind, other)


def promises_of(person: Person, page: int = 1) -> "Page[Commitment]":
    """My own, open ones first and by day; then what became of the others."""
    mine = Commitment.objects.filter(owner=person, accepted_at__isnull=False).with_people()
    return Paginator(mine.order_by("keeping__created_at", "due"), PAGE).get_page(page)


def offers_to(person: Person) -> Sequence[Commitment]:
    return list(
        Commitment.objects.filter(policies.commitments_visible_to(person), owner=person).offered().with_people()[:10]
    )
