"""Recap: what both understood. Drafted from notes and promises by one, changed by either, then answered by both.

A fair record is not agreement. Silence is *not confirmed yet*, never agreed.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.foundation.errors import NotPossible
from alongside.foundation.records import Record, Versioned
from alongside.journal import actions as journal
from alongside.people.models import Person

from . import recap_answers

if TYPE_CHECKING:
    from .conversation import Conversation

ANSWER_WITHIN = timedelta(days=7)
IN_SHORT, DIFFERENTLY, NOT_ANSWERED = "short", "differently", "not_answered"


class Recap(Record):
    conversation = models.OneToOneField("conversations.Conversation", on_delete=models.CASCADE, related_name="recap")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    host_owes_nothing = models.BooleanField(default=False)  # “nothing this time” is an honest answer

    # what can happen to a recap
    confirm, see_differently = recap_answers.confirm, recap_answers.see_differently
    seal, amend, owe_nothing = recap_answers.seal, recap_answers.amend, recap_answers.owe_nothing

    @cached_property
    def confirmed_by(self) -> set[Any]:
        return {c.by_id for c in self.confirmations.all()}

    @cached_property
    def differing(self) -> set[Any]:
        return {d.by_id for d in self.different_views.all()}

    @property
    def answered_by(self) -> set[Any]:
        return self.confirmed_by | self.differing

    @property
    def is_answered_by_both(self) -> bool:
        return len(self.answered_by) == 2

    @property
    def is_gone_through_by_both(self) -> bool:
        """Whoever sees a point differently goes on to the next, until they say that the rest is fair."""
        return len(self.confirmed_by) == 2

    @cached_property
    def first_answer_at(self) -> datetime | None:
        moments = [r.created_at for r in (*self.confirmations.all(), *self.different_views.all())]
        return min(moments, default=None)

    @property
    def seals_at(self) -> datetime | None:
        first = self.first_answer_at
        return first + ANSWER_WITHIN if first else None

    @property
    def is_sealed(self) -> bool:
        """Both have gone through it, or one ended the waiting, or seven days went by after the first answer."""
        late = self.seals_at is not None and self.seals_at <= timezone.now()
        return self.is_gone_through_by_both or self.is_ended or late

    @property
    def is_ended(self) -> bool:
        return hasattr(self, "sealing")

    @property
    def is_confirmed(self) -> bool:
        return len(self.confirmed_by) == 2 and not self.differing

    @property
    def is_seen_differently(self) -> bool:
        return bool(self.differing)

    @property
    def may_be_worded(self) -> bool:
        """Its words may change until somebody has answered them."""
        return not self.answered_by and not self.is_sealed

    def forget_what_was_read(self) -> None:
        for name in ("confirmed_by", "differing", "first_answer_at"):
            self.__dict__.pop(name, None)
        self.refresh_from_db()


class RecapPoint(Versioned):
    """One sentence or so of the recap, in somebody's voice or in both's (`voice` is empty)."""

    recap = models.ForeignKey(Recap, on_delete=models.CASCADE, related_name="points")
    section = models.CharField(max_length=20)
    voice = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(max_length=8000)
    position = models.PositiveSmallIntegerField(default=0)
    note = models.ForeignKey("conversations.Note", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    is_growing_edge = models.BooleanField(default=False)

    class Meta:
        ordering = ["position", "created_at"]

    def __str__(self) -> str:
        return self.text

    @transaction.atomic
    def reword(self, text: str, *, by: Person, version: int) -> None:
        """Change a sentence on top of `version`. The earlier wording stays, with who changed it and when."""
        _refuse_once_answered(self.recap)
        if self.voice_id and self.voice_id != by.pk:
            raise NotPossible(_("These are the other’s own words. Say how you see it differently instead."))
        before = self.text
        self.rewrite(version=version, text=text)
        if text != before:
            Wording.objects.create(point=self, by=by, before=before, after=text)
            _tell(self.recap, "recap.worded", by)

    @transaction.atomic
    def take_out(self, *, by: Person) -> None:
        """One's own words need not stay."""
        _refuse_once_answered(self.recap)
        if self.voice_id != by.pk:
            raise NotPossible(_("Only the one whose words these are can take them out. Change them instead."))
        self.delete()
        _tell(self.recap, "recap.point_taken_out", by)


def _refuse_once_answered(recap: Recap) -> None:
    """Locks the recap, so that no wording changes under an answer given at the same moment."""
    current = Recap.objects.select_for_update().get(pk=recap.pk)
    if not current.may_be_worded:
        raise NotPossible(_("Somebody has answered these words. Say how you see it differently, or add an amendment."))


def _tell(recap: Recap, event: str, by: Person) -> None:
    journal.record(event, about=recap.conversation, by=by, concerns=recap.conversation.relationship.people)


class Wording(Record):
    """One change of words: what it said (nothing, when it was added by hand), what it says since, by whom."""

    point = models.ForeignKey(RecapPoint, on_delete=models.CASCADE, related_name="wordings")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)

    class Meta:
        ordering = ["created_at"]


@transaction.atomic
def add_point(recap: Recap, text: str, *, by: Person, section: str) -> RecapPoint:
    """Something the notes do not say: one's own words; “in short” is in nobody's voice, and is there once."""
    _refuse_once_answered(recap)
    voice = None if section == IN_SHORT else by
    if twice := recap.points.filter(section=section, voice=voice, text=text).first():
        return twice
    if section == IN_SHORT and recap.points.filter(section=IN_SHORT).exists():
        raise NotPossible(_("“In short” is written already. Open it and change its words."))
    last = recap.points.aggregate(last=models.Max("position"))["last"]
    position = 0 if last is None else last + 1
    point = RecapPoint.objects.create(recap=recap, section=section, voice=voice, text=text, position=position)
    Wording.objects.create(point=point, by=by, after=text)
    _tell(recap, "recap.point_added", by)
    return point


@transaction.atomic
def draft_recap(conversation: Conversation, *, by: Person) -> Recap:
    """Write it up from the shared notes. The talk is concluded with it, if it was not."""
    type(conversation).objects.select_for_update().get(pk=conversation.pk)
    if standing := Recap.objects.filter(conversation=conversation).first():
        return standing
    if conversation.is_open:
        conversation.conclude(by=by)
    recap = Recap.objects.create(conversation=conversation, by=by)
    RecapPoint.objects.bulk_create(_points_of(conversation, recap))
    journal.record("recap.drafted", about=conversation, by=by, concerns=conversation.relationship.people)
    conversation.refresh_from_db()
    return recap


def _points_of(conversation: Conversation, recap: Recap) -> list[RecapPoint]:
    """The notes stage by stage, strengths before growing edges; then what was said back and not answered with yes."""
    order = [stage.key for stage in conversation.kind.stages]
    notes = sorted(
        conversation.notes.select_related("voice"),
        key=lambda n: (order.index(n.stage) if n.stage in order else len(order), n.is_growing_edge, n.created_at),
    )
    points = [
        RecapPoint(recap=recap, section=n.stage, voice=n.voice, text=n.text, note=n, is_growing_edge=n.is_growing_edge)
        for n in notes
    ]
    for heard in conversation.paraphrases.select_related("listener", "speaker"):
        points.append(_point_of_paraphrase(recap, heard))
    for position, point in enumerate(points):
        point.position = position
    return points


def _point_of_paraphrase(recap: Recap, heard: Any) -> RecapPoint:
    if heard.reply == "yes":
        return RecapPoint(recap=recap, section=heard.stage, voice=None, text=heard.text)
    if heard.reply == "almost":
        return RecapPoint(recap=recap, section=heard.stage, voice=heard.speaker, text=heard.wording)
    section = DIFFERENTLY if heard.reply == "no" else NOT_ANSWERED
    return RecapPoint(recap=recap, section=section, voice=heard.listener, text=heard.text)
