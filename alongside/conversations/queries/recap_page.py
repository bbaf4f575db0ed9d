"""What the page of a recap says, and to whom: words, promises, answers."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.people.models import Person

from .. import policies
from ..models import IN_SHORT, Commitment, Conversation, DifferentView, Heard
from .recap_answers import Added, Event, Said, how_it_came_about, said_by_both
from .recap_points import Line, Section, differing_points, sections_of
from .recap_rail import rail


@dataclass(frozen=True)
class Promised:
    """A promise of the talk, and who sees it differently."""

    commitment: Commitment
    views: list[DifferentView]
    was_added_later: bool  # accepted when the recap was sealed already


@dataclass(frozen=True)
class Side:
    owner: Person
    promises: list[Promised]


@dataclass(frozen=True)
class RecapPage:
    recap: Any
    me: Person
    lines: list[Line]
    views: list[DifferentView]
    commitments: list[Commitment]
    amendments: list[Added]
    formal_readers: list[Person] = field(default_factory=list)
    next: Conversation | None = None
    may_answer: bool = False

    @property
    def conversation(self) -> Conversation:
        return self.recap.conversation  # type: ignore[no-any-return]

    @property
    def guest(self) -> Person:
        return self.conversation.guest

    @property
    def host(self) -> Person:
        return self.conversation.host

    @property
    def other(self) -> Person:
        return self.conversation.relationship.other(self.me)

    # --- its words ------------------------------------------------------------------------------------------------
    @cached_property
    def sections(self) -> list[Section]:
        return sections_of(self.recap, self.lines)

    @property
    def is_without_summary(self) -> bool:
        return not any(line.point.section == IN_SHORT for line in self.lines)

    @property
    def differing(self) -> list[Line]:
        return differing_points(self.lines)

    @property
    def views_of_the_whole(self) -> list[DifferentView]:
        return [view for view in self.views if not view.point_id and not view.commitment_id]

    @property
    def may_word(self) -> bool:
        return self.may_answer and bool(self.recap.may_be_worded)

    # --- promises ---------------------------------------------------------------------------------------------------
    @cached_property
    def sides(self) -> list[Side]:
        """The host's come before anybody else's."""
        return [Side(owner, self._promised_by(owner)) for owner in (self.host, self.guest)]

    def _promised_by(self, owner: Person) -> list[Promised]:
        sealed_at = self.sealed_at
        return [
            Promised(
                commitment=c,
                views=[view for view in self.views if view.commitment_id == c.pk],
                was_added_later=bool(sealed_at and c.accepted_at and c.accepted_at > sealed_at),
            )
            for c in self.commitments
            if c.accepted_at and c.owner_id == owner.pk
        ]

    @property
    def offers(self) -> list[Commitment]:
        return [c for c in self.commitments if c.is_offered]

    @property
    def asks_the_host(self) -> bool:
        """What the host owes is asked; “nothing this time” is an answer."""
        return not self.sides[0].promises and not self.recap.host_owes_nothing

    @property
    def i_am_host(self) -> bool:
        return self.me.pk == self.host.pk

    # --- answers ----------------------------------------------------------------------------------------------------
    @cached_property
    def said(self) -> list[Said]:
        fair = dict(zip(self.recap.fair_to, self.recap.fair_at, strict=True))
        return said_by_both(self.recap, fair, self.views)

    @property
    def mine(self) -> Said:
        return next(said for said in self.said if said.person.pk == self.me.pk)

    @property
    def theirs(self) -> Said:
        return next(said for said in self.said if said.person.pk == self.other.pk)

    @property
    def asks_me(self) -> bool:
        return self.may_answer and self.mine.fair_at is None

    @property
    def sealed_at(self) -> datetime | None:
        return _sealed_at(self.recap)

    @property
    def history(self) -> list[Event]:
        return how_it_came_about(self.recap, self.lines, self.said, self.views, self.amendments)

    @property
    def is_mine_to_hear(self) -> bool:
        return policies.may_note_heard(self.me, self.recap)

    @property
    def heard(self) -> Heard:
        """For the receipt of *was I heard*."""
        return Heard(recap=self.recap, author=self.me)

    @property
    def told(self) -> list[Said]:
        """Who is asked now reads what the other said; later, what both said."""
        return [self.theirs] if self.asks_me and not self.mine.has_answered else self.said

    @property
    def is_of_pair(self) -> bool:
        return self.conversation.relationship.has(self.me)

    @property
    def is_heard_live(self) -> bool:
        """What the other answers or words while this page is open comes by itself."""
        return self.may_answer and not self.recap.is_sealed

    @property
    def headline(self) -> str:
        if self.asks_me:
            return _("Not confirmed yet") if self.recap.is_sealed else _("Is this a fair record?")
        if self.recap.is_confirmed:
            return _("A fair record to both")
        if self.recap.is_seen_differently:
            return _("Seen differently")
        return _("Not confirmed yet") if self.recap.is_sealed else _("Not answered by both yet")

    @property
    def mark_label(self) -> str:
        return ", ".join(f"{said.person.short_name}: {said.line}" for said in self.said)

    @property
    def date_line(self) -> str:
        return date_line(self.conversation)

    @property
    def rail(self) -> dict[str, Any]:
        return rail(self.conversation)


def _sealed_at(recap: Any) -> datetime | None:
    if not recap.is_sealed:
        return None
    moments: list[datetime | None] = [recap.sealing.created_at if recap.is_ended else None, recap.seals_at]
    moments.append(max(recap.fair_at) if recap.is_gone_through_by_both else None)
    return min((moment for moment in moments if moment), default=None)


def date_line(conversation: Conversation) -> str:
    """Tuesday 17 November 2026, 14:00 to 14:58: when it took place."""
    begun = timezone.localtime(conversation.started_at)
    ended = timezone.localtime(conversation.conclusion.created_at)
    day = {"day": date_format(begun, "l j F Y"), "since": date_format(begun, "H:i")}
    if ended.date() != begun.date():
        return _("%(day)s, %(since)s") % day
    return _("%(day)s, %(since)s to %(until)s") % (day | {"until": date_format(ended, "H:i")})
