"""Talking point: something to talk about. It belongs to the pair, and is carried until somebody settles it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.db import models, transaction
from django.db.models import Count, F, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.foundation.errors import NotPossible
from alongside.foundation.records import Record, Versioned
from alongside.people.models import Person

from .relationship import Relationship

if TYPE_CHECKING:
    from .conversation import Conversation


class TalkingPointQuerySet(models.QuerySet["TalkingPoint"]):
    def open(self, on: date | None = None) -> Self:
        """To be talked about: not settled, and not put off to a later day."""
        day = on or timezone.localdate()
        return self.filter(settlement__isnull=True).filter(Q(deferred_until__isnull=True) | Q(deferred_until__lte=day))

    def deferred(self, on: date | None = None) -> Self:
        return self.filter(settlement__isnull=True, deferred_until__gt=on or timezone.localdate())

    def in_order(self) -> Self:
        """The guest's first, then as they were put."""
        of_host = models.When(author=F("relationship__host"), then=1)
        found = self.annotate(is_of_host=models.Case(of_host, default=0, output_field=models.IntegerField()))
        return found.annotate(carried=Count("carries", distinct=True)).order_by("is_of_host", "position", "created_at")


class TalkingPoint(Versioned):
    class Mood(models.TextChoices):
        IDEA = "idea", gettext_lazy("Idea")
        NEWS = "news", gettext_lazy("News")
        WORRY = "worry", gettext_lazy("Worry")
        DECISION = "decision", gettext_lazy("Decision")

    relationship = models.ForeignKey(Relationship, on_delete=models.PROTECT, related_name="points")
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    text = models.CharField(max_length=300)
    mood = models.CharField(max_length=8, choices=Mood, blank=True)
    is_standing = models.BooleanField(default=False)
    position = models.IntegerField(default=0)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    deferred_until = models.DateField(null=True, blank=True)
    from_paraphrase = models.ForeignKey(
        "conversations.Paraphrase", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = TalkingPointQuerySet.as_manager()

    class Meta:
        ordering = ["position", "created_at"]
        indexes = [models.Index(fields=["relationship", "position"])]

    def __str__(self) -> str:
        return self.text

    def discuss(self, *, by: Person, at: Conversation | None = None) -> None:
        """Talked about. A standing point stays on the list."""
        if not self.is_standing:
            self._settle(Settlement.DISCUSSED, by=by, conversation=at)

    def drop(self, *, by: Person, reason: str) -> None:
        self._settle(Settlement.DROPPED, by=by, reason=reason)

    def become_promise(self, *, by: Person) -> None:
        if not self.is_standing:
            self._settle(Settlement.PROMISE, by=by)

    def defer(self, *, by: Person, until: date) -> None:
        if until <= timezone.localdate():
            raise NotPossible(_("Put it off to a day that is still to come."))
        self.rewrite(version=self.version, deferred_until=until)

    @transaction.atomic
    def reopen(self, *, by: Person) -> None:
        Settlement.objects.filter(point=self).delete()
        self.rewrite(version=self.version, deferred_until=None)

    def stand_before(self, other: TalkingPoint | None) -> None:
        """Take the place in front of `other`, or the last place."""
        points = [p for p in self.relationship.points.open().order_by("position", "created_at") if p.pk != self.pk]
        at = points.index(other) if other in points else len(points)
        for number, point in enumerate([*points[:at], self, *points[at:]]):
            TalkingPoint.objects.filter(pk=point.pk).update(position=number)

    def _settle(self, how: str, *, by: Person, reason: str = "", conversation: Conversation | None = None) -> None:
        _settled, made = Settlement.objects.get_or_create(
            point=self, defaults={"how": how, "by": by, "reason": reason, "conversation": conversation}
        )
        if not made:
            raise NotPossible(_("This point has been settled. Reopen it to talk about it again."))


class Settlement(Record):
    """How a point came off the list."""

    DISCUSSED, DROPPED, PROMISE = "discussed", "dropped", "promise"
    WORDS = {
        DISCUSSED: gettext_lazy("Talked about"),
        DROPPED: gettext_lazy("Dropped"),
        PROMISE: gettext_lazy("Became a promise"),
    }

    point = models.OneToOneField(TalkingPoint, on_delete=models.CASCADE, related_name="settlement")
    how = models.CharField(max_length=9, choices=list(WORDS.items()))
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300, blank=True)
    conversation = models.ForeignKey(
        "conversations.Conversation", null=True, blank=True, on_delete=models.SET_NULL, related_name="settled_points"
    )


class Carry(Record):
    """A talk ended and the point was still open. The third time, the page asks for a decision."""

    point = models.ForeignKey(TalkingPoint, on_delete=models.CASCADE, related_name="carries")
    conversation = models.ForeignKey("conversations.Conversation", on_delete=models.CASCADE, related_name="carries")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["point", "conversation"], name="carried_once_a_talk")]


def carry_open_points(conversation: Conversation) -> None:
    left = conversation.relationship.points.open().filter(is_standing=False, created_at__lt=timezone.now())
    Carry.objects.bulk_create([Carry(point=p, conversation=conversation) for p in left], ignore_conflicts=True)


def raise_point(pair: Relationship, text: str, *, by: Person, **facts: Any) -> TalkingPoint:
    """Put something on the list of the two, behind what is there."""
    last = pair.points.aggregate(most=models.Max("position"))["most"] or 0
    return TalkingPoint.objects.create(relationship=pair, author=by, text=text, position=last + 1, **facts)
