"""Preparing a talk: the three minutes, the longer questions, the evidence, and who is done."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.foundation.prepared import fetch
from alongside.people.models import Person
from alongside.scheduling.weighing import Slot

from .. import policies
from ..kinds import AFTER, BEFORE, STEP_NAMES
from ..models import THANKS, Answer, Conversation, Preparation, PrivatePreparation, TalkingPoint, last_day
from .evidence import Evidence, evidence_for
from .evidence_promises import owed_words
from .fact import Fact
from .preparing_time import is_revealed_now, what_to_mind
from .times import free_times


@dataclass(frozen=True)
class Question:
    """One question of the preparation, with one's own answer and, once it is open, the other's."""

    key: str
    text: str
    why: str
    mine: Answer | None
    theirs: Answer | None
    draft: str | None  # what was just sent and could not be saved

    @property
    def is_written(self) -> bool:
        return any(answer and answer.text for answer in (self.mine, self.theirs))

    @property
    def written(self) -> str:
        if self.draft is not None:
            return self.draft
        return self.mine.text if self.mine else ""

    @property
    def as_asked(self) -> list[tuple[str, int]]:
        return [(self.key, self.mine.version if self.mine else 0)]


@dataclass(frozen=True)
class PreparationPage:
    conversation: Conversation
    me: Person
    may_take_part: bool
    is_revealed: bool
    answers: list[Answer]
    points: list[TalkingPoint]
    evidence: Evidence | None
    mind: list[str]
    slots: list[Slot]
    sent: Mapping[str, str] = field(default_factory=dict)

    # --- the two --------------------------------------------------------------------------------------------------
    @property
    def other(self) -> Person:
        return self.conversation.relationship.other(self.me)

    @property
    def names(self) -> list[str]:
        return [person.short_name for person in self.conversation.relationship.people]

    @property
    def is_host(self) -> bool:
        return self.me.pk == self.conversation.relationship.host_id

    @property
    def may_write(self) -> bool:
        return self.may_take_part and self.conversation.is_open

    @property
    def i_am_done(self) -> bool:
        return self.me.pk in self.conversation.done_by  # type: ignore[attr-defined]

    @property
    def other_is_done(self) -> bool:
        return self.other.pk in self.conversation.done_by  # type: ignore[attr-defined]

    # --- what is asked --------------------------------------------------------------------------------------------
    @cached_property
    def thanks(self) -> Question:
        return self._question(THANKS, _("One thing to thank for"), "")

    @cached_property
    def longer(self) -> list[Question]:
        return [self._question(p.id, p.text, p.why) for p in self.conversation.kind.preparation_questions]

    @property
    def opened(self) -> list[dict[str, Any]]:
        """What both may read side by side now, the guest's first, if anybody wrote something."""
        if not self.is_revealed:
            return []
        written = {q: {self.me: q.mine, self.other: q.theirs} for q in self._all if q.is_written}
        people = self.conversation.relationship.people
        return [{"text": q.text, "sides": [(person, of[person]) for person in people]} for q, of in written.items()]

    @property
    def own(self) -> list[Question]:
        return [question for question in self._all if question.mine and question.mine.text]

    @property
    def _all(self) -> list[Question]:
        return [self.thanks, *self.longer]

    def _question(self, key: str, text: str, why: str) -> Question:
        by = {a.author_id: a for a in self.answers if a.question == key and a.text}
        own = next((a for a in self.answers if a.question == key and a.author_id == self.me.pk), None)
        return Question(key, text, why, own, by.get(self.other.pk), self.sent.get(f"answer-{key}"))

    @cached_property
    def owed(self) -> list[tuple[Fact, str]]:
        """One's own open promises between the two, the nearest day first."""
        facts = self.evidence.facts if self.evidence else []
        mine = [(f, f.due) for f in facts if f.due and f.voice and f.voice.pk == self.me.pk]
        return [(fact, owed_words(due)) for fact, due in sorted(mine, key=lambda pair: pair[1])]

    @property
    def my_points(self) -> list[TalkingPoint]:
        return [point for point in self.points if point.author_id == self.me.pk]

    # --- the agenda -------------------------------------------------------------------------------------------------
    @property
    def agenda(self) -> list[dict[str, Any]]:
        """The guest's first. A point moves within its author's own."""
        authors = [point.author_id for point in self.points]
        return [
            {
                "point": point,
                "may_rise": at > 0 and authors[at - 1] == point.author_id,
                "may_sink": at + 1 < len(authors) and authors[at + 1] == point.author_id,
            }
            for at, point in enumerate(self.points)
        ]

    @property
    def agenda_minutes(self) -> int:
        return sum(point.minutes or 0 for point in self.points)

    @property
    def guest_has_no_point(self) -> bool:
        return all(point.author_id != self.conversation.guest.pk for point in self.points)

    # --- around it --------------------------------------------------------------------------------------------------
    @property
    def is_today(self) -> bool:
        starts_at = self.conversation.starts_at
        return bool(starts_at and starts_at > timezone.now() and timezone.localdate(starts_at) == timezone.localdate())

    @property
    def has_no_time(self) -> bool:
        return self.may_write and not self.conversation.starts_at and not self.conversation.started_at

    @property
    def private_is_closed(self) -> bool:
        return self.conversation.is_under_way and self.conversation.writes_alone_id is not None

    @property
    def private(self) -> dict[str, str]:
        """What I hope for, and what may be hard to hear; nothing while the screen is shared."""
        if self.private_is_closed:
            return {}
        own = {name: getattr(self.conversation, f"own_{name}", None) or "" for name in ("hope", "hard")}
        return own if any(own.values()) else {}

    @cached_property
    def preparation(self) -> Preparation:
        """One's own, as the receipts of its boxes need it."""
        own = Preparation(conversation=self.conversation, person=self.me)
        own.is_opened = self.is_revealed  # type: ignore[attr-defined]
        return own

    @property
    def asks_pressure_or_partnership(self) -> bool:
        """The last question a host asks themself before a KPI review. Its answer is kept nowhere."""
        return self.is_host and self.may_write and self.conversation.kind.key == "kpi_review"

    @property
    def private_part(self) -> PrivatePreparation:
        day = last_day(self.conversation)
        return PrivatePreparation(preparation=self.preparation, author=self.me, delete_on=day)

    @property
    def rail(self) -> list[dict[str, Any]]:
        scheduled, begun = self.conversation.starts_at is not None, self.conversation.started_at is not None
        over, recapped = self.conversation.is_concluded, self.conversation.has_recap
        done = {"schedule": scheduled, "agenda": begun, "recap": recapped}
        together = [stage.key for stage in self.conversation.kind.stages]
        parts = (("before", _("Before"), BEFORE), ("together", _("Together"), together), ("after", _("After"), AFTER))
        return [
            {
                "slug": slug,
                "label": label,
                "steps": [
                    {"label": STEP_NAMES[k], "now": k == "prepare", "done": done.get(k, slug == "together" and over)}
                    for k in keys
                ],
            }
            for slug, label, keys in parts
        ]

    now_label = STEP_NAMES["prepare"]

    @property
    def steps(self) -> int:
        return sum(len(group["steps"]) for group in self.rail)


def preparation_page(
    conversation: Conversation, person: Person, sent: Mapping[str, str] | None = None, whole: str = ""
) -> PreparationPage:
    """`conversation` comes from `with_preparation` and `with_own_part`. A former manager reads no evidence."""
    may_take_part = policies.may_take_part(person, conversation.relationship)
    is_revealed = is_revealed_now(conversation)
    return PreparationPage(
        conversation=conversation,
        me=person,
        may_take_part=may_take_part,
        is_revealed=is_revealed,
        answers=_answers(conversation, person),
        points=_points(conversation),
        evidence=evidence_for(conversation, person, is_revealed=is_revealed, whole=whole) if may_take_part else None,
        mind=what_to_mind(conversation),
        slots=_slots(conversation) if may_take_part else [],
        sent=sent or {},
    )


SOMEBODY, TALK, PAIR = Person(pk=UUID(int=1)), UUID(int=2), UUID(int=3)  # stand-ins
DAY = date.min


def _answers(conversation: Conversation, person: Person) -> list[Answer]:
    return fetch("answers", _answers_of_any_talk, {SOMEBODY.pk: person.pk, TALK: conversation.pk})


def _answers_of_any_talk() -> "QuerySet[Answer]":
    return Answer.objects.filter(policies.answers_visible_to(SOMEBODY), preparation__conversation=TALK)


def _points(conversation: Conversation) -> list[TalkingPoint]:
    return fetch("agenda", _points_of_any_pair, {PAIR: conversation.relationship_id, DAY: timezone.localdate()})


def _points_of_any_pair() -> "QuerySet[TalkingPoint]":
    points = TalkingPoint.objects.filter(relationship=PAIR).open(DAY)
    return points.select_related("author", "relationship").in_order()


def _slots(conversation: Conversation) -> list[Slot]:
    """Only a talk that has no time yet is offered some."""
    if conversation.starts_at or not conversation.is_open or conversation.started_at:
        return []
    return free_times(conversation)
