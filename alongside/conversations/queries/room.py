"""The room: one step of a talk under way, with its questions, notes, paraphrases and promises."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import DateTimeField, Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.foundation.dates import in_two_weeks
from alongside.journal.models import Entry
from alongside.kpis.queries.card import Card
from alongside.people.models import Person

from .. import policies
from ..kinds import Prompt, Stage, listening
from ..models import Commitment, Conversation, Draft, Entrance, Note, Paraphrase, PrivateNote, TalkingPoint
from .evidence import WITHOUT_A_TALK
from .evidence_aims import Aims, aims_for
from .room_clock import Clock

MOST_GROWING_EDGES = 2
LISTENING_SHOWN = 3
MOST_NUMBERS = 4


@dataclass(frozen=True)
class RoomPage:
    conversation: Conversation
    me: Person
    stage: Stage  # the one looked at
    clock: Clock
    points: Sequence[TalkingPoint]
    notes: Sequence[Note]
    paraphrases: Sequence[Paraphrase]
    commitments: Sequence[Commitment]
    private_note: PrivateNote | None
    draft: str
    may_take_part: bool
    aims: Aims  # goals and numbers, in the steps that look at them

    # --- the two ------------------------------------------------------------------------------------------------
    @property
    def other(self) -> Person:
        return self.conversation.relationship.other(self.me)

    @property
    def names(self) -> list[str]:
        return [person.short_name for person in self.conversation.relationship.people]

    @property
    def receipt(self) -> str:
        guest, host = self.names
        return _("%(guest)s and %(host)s read this, nobody else here.") % {"guest": guest, "host": host}

    @property
    def is_other_in(self) -> bool:
        return is_in(self.conversation, self.other)

    @property
    def one_writes(self) -> bool:
        return self.conversation.writes_alone_id is not None

    @property
    def i_write_for_both(self) -> bool:
        return self.conversation.writes_alone_id == self.me.pk

    @property
    def reader(self) -> Person:
        """On a shared screen, the one who does not write."""
        return self.conversation.relationship.other(self.conversation.writes_alone or self.me)

    @property
    def may_write(self) -> bool:
        return self.may_take_part and self.conversation.is_under_way

    @property
    def starts_later(self) -> bool:
        return self.conversation.starts_at is not None and self.conversation.starts_at > self.clock.now

    @property
    def since(self) -> str:
        """What the stream is told, so that nothing is missed between this page and its opening."""
        return f"?since={self.clock.now.timestamp():.3f}"

    # --- the step -----------------------------------------------------------------------------------------------
    @property
    def shared(self) -> Stage:
        """Where the two are."""
        return _stage(self.conversation, self.conversation.stage)

    @property
    def is_own_look(self) -> bool:
        return self.stage.key != self.conversation.stage

    @property
    def here(self) -> str:
        """This page's address, with the reader's own look if it is one."""
        room = reverse("conversations:room", args=[self.conversation.pk])
        return f"{room}?stage={self.stage.key}" if self.is_own_look else room

    @cached_property
    def previous(self) -> Stage | None:
        return self._beside(-1)

    @cached_property
    def next(self) -> Stage | None:
        return self._beside(+1)

    @property
    def next_words(self) -> str:
        return _("Next: %(step)s") % {"step": self.next.name} if self.next else ""

    @property
    def turn_words(self) -> str:
        return _("Both turn to this step")

    def _beside(self, step: int) -> Stage | None:
        stages = self.conversation.kind.stages
        at = stages.index(self.stage) + step
        return stages[at] if 0 <= at < len(stages) else None

    @property
    def first_speaker(self) -> Person:
        return self.conversation.guest if self.stage.first_speaker == "guest" else self.conversation.host

    @property
    def prompts(self) -> list[Prompt]:
        """The two or three that were chosen for this talk."""
        chosen = self.conversation.asked.get(self.stage.key, [])
        return [prompt for prompt in self.stage.prompts if prompt.id in chosen]

    @property
    def listening(self) -> tuple[Prompt, ...]:
        return listening()[:LISTENING_SHOWN]

    @property
    def more_listening(self) -> tuple[Prompt, ...]:
        return listening()[LISTENING_SHOWN:]

    # --- what was written ---------------------------------------------------------------------------------------
    @property
    def is_about_strengths(self) -> bool:
        return self.stage.key == "strengths"

    @cached_property
    def growing_edges(self) -> int:
        return sum(note.is_growing_edge for note in self.notes)

    @property
    def too_many_growing_edges(self) -> bool:
        return self.growing_edges > MOST_GROWING_EDGES

    @property
    def stage_notes(self) -> list[Note]:
        here = [note for note in self.notes if note.point_id is None and note.stage == self.stage.key]
        return [note for note in here if not note.heading] if self.is_about_numbers else here

    @property
    def is_about_numbers(self) -> bool:
        return self.conversation.kind.key == "kpi_review" and self.stage.key == "look_back"

    @property
    def is_about_goals(self) -> bool:
        return self.stage.key == "goals"

    @property
    def numbers(self) -> list[Card]:
        """Those that ask; in a KPI review one at least."""
        if self.stage.key != "look_back":
            return []
        return (self.aims.asking or (self.aims.cards[:1] if self.is_about_numbers else []))[:MOST_NUMBERS]

    @property
    def other_numbers(self) -> list[Card]:
        """In a KPI review, all that are not shown at once."""
        return [card for card in self.aims.cards if card not in self.numbers] if self.is_about_numbers else []

    @property
    def four(self) -> list[tuple[str, str, list[Note]]]:
        """The four boxes under the numbers, with what stands in each."""
        notes = [note for note in self.notes if note.stage == self.stage.key]
        return [(key, str(label), [n for n in notes if n.heading == key]) for key, label in Note.Heading.choices]

    @property
    def topics(self) -> list[tuple[TalkingPoint, list[Note]]]:
        return [(point, [note for note in self.notes if note.point_id == point.pk]) for point in self.points]

    @property
    def open_points(self) -> list[TalkingPoint]:
        return [point for point in self.points if not hasattr(point, "settlement")]

    @property
    def said_back(self) -> list[Paraphrase]:
        """This step's, and whatever waits for an answer."""
        return [p for p in self.paraphrases if p.stage == self.stage.key or not p.reply]

    @property
    def promised(self) -> list[Commitment]:
        return [c for c in self.commitments if c.accepted_at]

    @property
    def offered(self) -> list[Commitment]:
        return [c for c in self.commitments if c.is_offered]

    @property
    def due(self) -> date:
        """Unless another day is chosen: about when the two check in next."""
        return in_two_weeks()


def room_page(conversation: Conversation, person: Person, stage: str = "") -> RoomPage:
    now = timezone.now()
    started_at = conversation.started_at or now
    place = reverse("conversations:notes", args=[conversation.pk])
    draft = Draft.objects.filter(policies.own(person), place=place).first()
    notes = conversation.notes.select_related("voice", "writer")
    private = PrivateNote.objects.filter(policies.private_notes_visible_to(person), conversation=conversation)
    return RoomPage(
        conversation=conversation,
        me=person,
        stage=_stage(conversation, stage),
        clock=Clock(
            started_at=started_at,
            minutes=conversation.minutes,
            turned_at=getattr(conversation, "turned_at", None) or started_at,
            pauses=list(conversation.pauses.all()),
            now=now,
        ),
        points=_points(conversation),
        notes=[_within(conversation, note) for note in notes],
        paraphrases=list(conversation.paraphrases.select_related("listener", "speaker")),
        commitments=_commitments(conversation),
        private_note=None if conversation.writes_alone_id else private.first(),
        draft=draft.text if draft else "",
        may_take_part=(takes_part := policies.may_take_part(person, conversation.relationship)),
        aims=_aims(conversation, person, _stage(conversation, stage).key) if takes_part else Aims(),
    )


def _aims(conversation: Conversation, person: Person, stage: str) -> Aims:
    """Only where they are looked at: one statement more."""
    if stage not in ("look_back", "goals"):
        return Aims()
    since = timezone.localdate() - WITHOUT_A_TALK
    return aims_for(conversation, person.pk == conversation.guest.pk, since)


def with_room(conversations: "QuerySet[Conversation]") -> "QuerySet[Conversation]":
    """Who is in, and since when the two are at this step: in the statement that finds the talk."""
    inside = Entrance.objects.filter(conversation=OuterRef("pk"), left_at__isnull=True)
    turned = Entry.objects.filter(about_id=OuterRef("pk"), event="conversation.turned").order_by("-created_at")
    return conversations.annotate(
        guest_is_in=Exists(inside.filter(person=OuterRef("relationship__guest"))),
        host_is_in=Exists(inside.filter(person=OuterRef("relationship__host"))),
        turned_at=Coalesce(Subquery(turned.values("created_at")[:1]), "started_at", output_field=DateTimeField()),
    ).select_related("writes_alone")


def is_in(conversation: Any, person: Person) -> bool:
    """Has entered, and not left. Nothing else about a person's presence is known."""
    return bool(conversation.guest_is_in if person.pk == conversation.guest.pk else conversation.host_is_in)


def _stage(conversation: Conversation, key: str) -> Stage:
    stages = {stage.key: stage for stage in conversation.kind.stages}
    return stages.get(key) or stages.get(conversation.stage) or conversation.kind.stages[0]


def _points(conversation: Conversation) -> list[TalkingPoint]:
    """The open list, the guest's first, and what was settled in this talk."""
    points = TalkingPoint.objects.filter(relationship=conversation.relationship_id)
    shown = points.open() | points.filter(settlement__conversation=conversation)
    return list(shown.select_related("author", "settlement", "relationship").in_order())


def _commitments(conversation: Conversation) -> list[Commitment]:
    found = conversation.commitments.filter(declined_at__isnull=True)
    rows = list(found.select_related("owner", "suggested_by", "keeping", "letting_go", "relationship"))
    return sorted(rows, key=lambda c: c.owner_id != conversation.relationship.host_id)


def _within(conversation: Conversation, note: Note) -> Note:
    """The note knows the talk it was read with, so that nothing asks for it again."""
    note.conversation = conversation
    return note
