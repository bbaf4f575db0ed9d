"""Keeping the calendars that people chose in step with their talks, one calendar at a time.

Asked and written outside any transaction; noted in the name of the calendar's owner, who may do no more than on a page.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils import timezone, translation

from alongside.foundation.errors import NotPossible
from alongside.notices.actions import tell
from alongside.people.models import Person
from alongside.scheduling import actions as calendars
from alongside.scheduling.models import Calendar, Entry
from alongside.trust.identity import acting_as

from .invitations import invitation_of, sequence_of
from .models import Conversation, MoveOffer, offer_move

PURPOSE = "calendars"
OFFERED, DECLINED = "talk.offered_move", "talk.declined"


def keep_in_step(calendar: Calendar, at: datetime | None = None) -> None:
    """`calendar` comes with its person and access. What stands in the way is kept for its owner."""
    try:
        _step(calendar, at or timezone.now())
    except Exception as refused:  # a server's own words may hold an address and its password
        calendars.note_refusal(calendar, refused)


def _step(calendar: Calendar, now: datetime) -> None:
    with acting_as(calendar.person_id, PURPOSE):
        talks = {talk.pk: talk for talk in _talks_of(calendar, now)}
        with translation.override(calendar.person.locale):
            wanted = {key: invitation_of(talk, calendar.person) for key, talk in talks.items()}
        entries = list(Entry.objects.filter(calendar=calendar).select_related("calendar__person"))
        offered = set(MoveOffer.objects.open().filter(by=calendar.person).values_list("conversation", flat=True))
    seen = calendars.seen_in(calendar, now)
    found = calendars.compare(wanted, entries, seen, offered, now)
    back = _tell(calendar, found, talks)
    places = {entry.talk: entry.place for entry in entries} | {key: one.place for key, one in seen.items()}
    for key in (*found.written, *back):
        place = calendars.put(calendar, wanted[key], places.get(key, ""))
        sequence, starts_at = wanted[key].sequence, wanted[key].starts_at
        with acting_as(calendar.person_id, PURPOSE):
            calendars.note_written(calendar, key, sequence=sequence, starts_at=starts_at, place=place)
    for entry in found.removed:
        calendars.take_out(calendar, entry)
        with acting_as(calendar.person_id, PURPOSE):
            entry.delete()


def _talks_of(calendar: Calendar, now: datetime) -> list[Conversation]:
    own = Conversation.objects.visible_to(calendar.person).of(calendar.person)
    talks = own.planned().filter(starts_at__gt=now, in_calendar=False)
    return list(talks.with_records().select_related("planned_by").prefetch_related("moves"))


def _tell(calendar: Calendar, found: calendars.Comparison, talks: dict[UUID, Conversation]) -> list[UUID]:
    """What its owner did there, to the other. Returns talks that cannot be moved there, and go back."""
    with acting_as(calendar.person_id, PURPOSE):
        for entry in found.declined:
            Told(entry, talks[entry.talk]).declined()
        return [entry.talk for entry, to in found.moved if not Told(entry, talks[entry.talk]).moved(to)]


def key_of_declining(talk: Conversation, person: Person) -> str:
    """Said once for each time of a talk, however it was done: in the calendar, or by answering the invitation."""
    return f"declined:{talk.pk}:{sequence_of(talk)}:{person.pk}"


@dataclass(frozen=True)
class Told:
    """What the owner of a calendar did to a talk there, told to the other of the two."""

    entry: Entry
    talk: Conversation

    def moved(self, to: datetime) -> bool:
        """Whether the talk could be moved there."""
        try:
            offer = offer_move(self.talk, to, by=self.entry.calendar.person)
        except NotPossible:
            return False
        self.entry.note_moved(to)
        self._tell(OFFERED, f"offer:{offer.pk}", to, reverse("conversations:move", args=[self.talk.pk]))
        return True

    def declined(self) -> None:
        self.entry.note_declined()
        key = key_of_declining(self.talk, self.entry.calendar.person)
        self._tell(DECLINED, key, self.entry.starts_at, self.talk.get_absolute_url())

    def _tell(self, event: str, key: str, when: datetime, link: str) -> None:
        owner = self.entry.calendar.person
        other, facts = self.talk.relationship.other(owner), {"when": when.isoformat()}
        tell(other, event, key=key, about=self.talk, link=link, by=owner, facts=facts)
