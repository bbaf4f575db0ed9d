"""The check-in: one page of promises, talking points and notes."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from alongside.foundation.dates import in_two_weeks
from alongside.people.models import Person

from .. import policies
from ..models import Conversation, InvitationAnswer, Note, PrivateNote, State, TalkingPoint
from .between import Promises, notes_by_point, points_between, promises_between, talks_around


@dataclass(frozen=True)
class CheckInPage:
    conversation: Conversation
    me: Person
    other: Person
    promises: Promises
    points: list[TalkingPoint]
    loose_notes: list[Note]
    last: Conversation | None
    next: Conversation | None
    private_note: PrivateNote | None
    may_take_part: bool

    moods = TalkingPoint.Mood.choices

    @property
    def answers(self) -> list[InvitationAnswer]:
        """What their calendars answered to the invitation, for the time it has now."""
        if not self.conversation.is_planned or not self.conversation.starts_at:
            return []
        said = self.conversation.invitation_answers.filter(starts_at=self.conversation.starts_at)
        return list(said.select_related("by"))

    @property
    def names(self) -> list[str]:
        return [person.short_name for person in self.conversation.relationship.people]

    @property
    def reader(self) -> Person:
        """On a shared screen, the one who does not write."""
        writer = self.conversation.writes_alone or self.me
        return self.conversation.relationship.other(writer)

    @property
    def due(self) -> date:
        """By the next talk, unless another day is chosen."""
        if self.next and self.next.starts_at:
            return timezone.localtime(self.next.starts_at).date()
        return in_two_weeks()

    @property
    def last_words(self) -> str:
        """What became of the last talk's recap."""
        recap = self.last.recap if self.last and self.last.has_recap else None
        if recap is None:
            return ""
        if recap.differing:
            return str(State.SEEN_DIFFERENTLY.label)
        state = State.CONFIRMED if len(recap.confirmed_by) == 2 else State.NOT_CONFIRMED
        return str(state.label)

    @property
    def last_guest_confirmed(self) -> bool:
        return self._confirmed_last(self.conversation.relationship.guest_id)

    @property
    def last_host_confirmed(self) -> bool:
        return self._confirmed_last(self.conversation.relationship.host_id)

    @property
    def last_both_confirmed(self) -> bool:
        return self.last_guest_confirmed and self.last_host_confirmed and not self.last.recap.differing  # type: ignore[union-attr]

    def _confirmed_last(self, person: UUID) -> bool:
        return bool(self.last and self.last.has_recap and person in self.last.recap.confirmed_by)

    @property
    def one_writes(self) -> bool:
        return self.conversation.writes_alone_id is not None

    @property
    def i_write_for_both(self) -> bool:
        return self.conversation.writes_alone_id == self.me.pk

    @property
    def may_write(self) -> bool:
        return self.may_take_part and self.conversation.is_open


def check_in_page(conversation: Conversation, person: Person) -> CheckInPage:
    pair = conversation.relationship
    around = talks_around(pair, conversation)
    notes = notes_by_point(conversation)
    points = points_between(pair, conversation)
    for point in points:
        point.said = notes.get(point.pk, [])  # type: ignore[attr-defined]
    return CheckInPage(
        conversation=conversation,
        me=person,
        other=pair.other(person),
        promises=promises_between(pair),
        points=points,
        loose_notes=notes.get(None, []),
        last=around.last,
        next=around.next,
        private_note=PrivateNote.objects.filter(conversation=conversation, author=person).first(),
        may_take_part=policies.may_take_part(person, pair),
    )
