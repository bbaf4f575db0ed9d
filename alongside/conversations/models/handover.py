"""Handover: what somebody leaves for their next manager, in their own words and out of their own copy.

Informal things stay behind when a manager changes. Only the person they are about can carry some of them over: their
own talking points, and the notes of talks. What is carried is a copy; the talk itself opens to nobody.
"""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from alongside.foundation.records import Record, Versioned
from alongside.journal import actions as journal
from alongside.people.models import Person, company_day

from .conversation import Conversation
from .note import Note
from .relationship import relationship_of
from .talking_point import TalkingPoint, raise_point


class Handover(Versioned):
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    to = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField()  # from which day on `to` leads
    comment = models.TextField(max_length=4000, blank=True)
    begun_at = models.DateTimeField(null=True, blank=True)  # when its points came onto the list of the new pair

    class Meta:
        ordering = ["-starts_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "to"], condition=Q(begun_at__isnull=True), name="one_handover_ahead_to_a_manager"
            ),
            models.CheckConstraint(condition=~Q(person=F("to")), name="handed_over_to_somebody_else"),
        ]

    def get_absolute_url(self) -> str:
        return reverse("conversations:handover", args=[self.pk])

    @property
    def has_begun(self) -> bool:
        return self.starts_on <= company_day()

    def word(self, comment: str, *, by: Person, version: int) -> None:
        """A few lines to the new manager, or none."""
        self.rewrite(version=version, comment=comment)

    @transaction.atomic
    def carry(self, points: Iterable[TalkingPoint], talks: Iterable[Conversation], *, by: Person) -> None:
        """Exactly these. What was carried before and is not among them is taken back."""
        wanted_points, wanted_talks = {p.pk: p for p in points}, {t.pk: t for t in talks}
        unwanted = [c.pk for c in self.carried.all() if c.point not in wanted_points and c.talk not in wanted_talks]
        self.carried.filter(pk__in=unwanted).delete()
        held = self.carried_keys
        new = [_copy_of_point(self, point) for key, point in wanted_points.items() if key not in held]
        notes = [note for key, talk in wanted_talks.items() if key not in held for note in _copies_of_notes(self, talk)]
        Carried.objects.bulk_create([*new, *notes])
        if self.begun_at:
            _raise_points(self, new)
        journal.record("handover.written", about=self, by=by)

    @property
    def carried_keys(self) -> set[UUID]:
        """Of the points and talks that come along."""
        return {key for keys in self.carried.values_list("point", "talk") for key in keys if key}

    @transaction.atomic
    def begin(self) -> bool:
        """The day has come: the carried points come onto the list of the new pair, once. Whether this was the time."""
        if not Handover.objects.filter(pk=self.pk, begun_at__isnull=True).update(begun_at=timezone.now()):
            return False
        _raise_points(self, self.carried.filter(point__isnull=False))
        return True


def _raise_points(handover: Handover, points: Iterable[Carried]) -> None:
    texts = [carried.text[:300] for carried in points]
    if texts:
        pair = relationship_of(handover.person, handover.to)
        for text in texts:
            raise_point(pair, text, by=handover.person)


class Carried(Record):
    """A copy of one thing that was said, with whose words they are and of which day: a point, or a note of a talk."""

    handover = models.ForeignKey(Handover, on_delete=models.CASCADE, related_name="carried")
    point = models.UUIDField(null=True, blank=True)
    talk = models.UUIDField(null=True, blank=True)
    voice = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(max_length=8000)
    said_on = models.DateField()

    class Meta:
        ordering = ["said_on", "created_at"]
        indexes = [models.Index(fields=["handover"])]


def _copy_of_point(handover: Handover, point: TalkingPoint) -> Carried:
    day = timezone.localdate(point.created_at)
    return Carried(handover=handover, point=point.pk, voice=point.author, text=point.text, said_on=day)


def _copies_of_notes(handover: Handover, talk: Conversation) -> list[Carried]:
    """Its shared notes. Words that one wrote for the other come along once the other has checked them."""
    day = timezone.localdate(talk.started_at)
    notes = Note.objects.filter(conversation=talk).filter(Q(writer=F("voice")) | Q(checked_at__isnull=False))
    return [
        Carried(handover=handover, talk=talk.pk, voice=note.voice, text=note.text, said_on=day)
        for note in notes.select_related("voice")
    ]
