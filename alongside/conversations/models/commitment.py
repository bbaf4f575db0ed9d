"""Commitment (on screen: promise): what, by whom, by when. Both of the two make them.

One written for the other is only *offered*: it counts, reminds and prints once its owner says “I will”.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.foundation.errors import NotPossible
from alongside.foundation.records import Versioned
from alongside.journal import actions as journal
from alongside.people.models import Person

from . import promise_ending
from .relationship import Relationship

# neither kept nor let go: open, offered, or declined
NOT_ENDED = Q(keeping__isnull=True) & (Q(letting_go__isnull=True) | Q(letting_go__agreed_at__isnull=True))


class CommitmentQuerySet(models.QuerySet["Commitment"]):
    def offered(self) -> Self:
        return self.filter(accepted_at__isnull=True, declined_at__isnull=True)

    def accepted(self) -> Self:
        return self.filter(accepted_at__isnull=False)

    def open(self) -> Self:
        return self.accepted().filter(keeping__isnull=True).exclude(letting_go__agreed_at__isnull=False)

    def kept(self) -> Self:
        return self.accepted().filter(keeping__isnull=False)

    def let_go(self) -> Self:
        return self.accepted().filter(letting_go__agreed_at__isnull=False)

    def due_by(self, day: date) -> Self:
        return self.open().filter(due__lte=day)

    def with_people(self) -> Self:
        return self.select_related(
            "owner", "suggested_by", "relationship__guest", "relationship__host", "keeping", "letting_go"
        )


class Commitment(Versioned):
    class Sure(models.TextChoices):
        SURE = "sure", gettext_lazy("Sure")
        LIKELY = "likely", gettext_lazy("Likely")
        SHAKY = "shaky", gettext_lazy("Shaky")

    relationship = models.ForeignKey(Relationship, on_delete=models.PROTECT, related_name="commitments")
    conversation = models.ForeignKey(
        "conversations.Conversation", null=True, blank=True, on_delete=models.PROTECT, related_name="commitments"
    )
    just_talked = models.ForeignKey(
        "conversations.JustTalked", null=True, blank=True, on_delete=models.PROTECT, related_name="commitments"
    )
    point = models.ForeignKey(
        "conversations.TalkingPoint", null=True, blank=True, on_delete=models.PROTECT, related_name="commitments"
    )
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    suggested_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    accepted_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    text = models.CharField(max_length=300)
    due = models.DateField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    declined_at = models.DateTimeField(null=True, blank=True)
    done_when = models.CharField(max_length=300, blank=True)
    support = models.CharField(max_length=300, blank=True)
    sure = models.CharField(max_length=6, choices=Sure, blank=True)
    risk = models.CharField(max_length=300, blank=True)
    early_sign = models.CharField(max_length=300, blank=True)
    what_then = models.CharField(max_length=300, blank=True)

    objects = CommitmentQuerySet.as_manager()

    # what can happen to a promise
    keep, reopen = promise_ending.keep, promise_ending.reopen
    ask_to_move, ask_to_let_go = promise_ending.ask_to_move, promise_ending.ask_to_let_go
    agree, disagree = promise_ending.agree, promise_ending.disagree

    class Meta:
        ordering = ["due", "created_at"]
        indexes = [
            models.Index(fields=["relationship", "due"]),
            models.Index(fields=["owner", "due"]),
            models.Index(fields=["conversation"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(declined_at__isnull=True), name="accepted_or_declined"
            )
        ]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return reverse("conversations:promise", args=[self.pk])

    @property
    def is_offered(self) -> bool:
        return self.accepted_at is None and self.declined_at is None

    @property
    def is_kept(self) -> bool:
        return hasattr(self, "keeping")

    @property
    def is_let_go(self) -> bool:
        return hasattr(self, "letting_go") and self.letting_go.agreed_at is not None

    @property
    def is_open(self) -> bool:
        return self.accepted_at is not None and not self.is_kept and not self.is_let_go

    @property
    def is_checked(self) -> bool:
        """Whether its owner accepted it in their own account, not on the other's screen."""
        return self.accepted_by_id in (None, self.owner_id)

    @property
    def agreed_moves(self) -> list[Any]:
        return [m for m in self.moves.all() if m.agreed_at]

    @property
    def asked_move(self) -> Any:
        """A new date one of the two asked for, which the other has not answered."""
        return next((m for m in self.moves.all() if not m.agreed_at), None)

    @property
    def is_asked_to_let_go(self) -> bool:
        return hasattr(self, "letting_go") and self.letting_go.agreed_at is None

    @transaction.atomic
    def accept(self, *, by: Person, **changed: Any) -> None:
        """“I will”, in these words or in one's own. On a shared screen the other may tap for the owner: unchecked."""
        if not self.is_offered:
            raise NotPossible(_("This suggestion has been answered already."))
        self.rewrite(version=self.version, accepted_at=timezone.now(), accepted_by=by, **changed)
        journal.record("promise.accepted", about=self, by=by, concerns=self.relationship.people)

    def check_acceptance(self, *, by: Person) -> None:
        """The owner confirms in their own account what was answered on the other's screen."""
        if by.pk != self.owner_id:
            raise NotPossible(_("Only the person who promised can check this."))
        self.rewrite(version=self.version, accepted_by=by)

    def word(self, *, by: Person, version: int, **words: str) -> None:
        """Its owner says it better, or more of it, on top of `version`. The day is moved by both, never here."""
        if not self.is_open and not self.is_offered:
            raise NotPossible(_("This promise has ended. Reopen it to change its words."))
        self.rewrite(version=version, **words)

    def decline(self, *, by: Person) -> None:
        """“Not now.” No reason is asked."""
        if not self.is_offered:
            raise NotPossible(_("This suggestion has been answered already."))
        self.rewrite(version=self.version, declined_at=timezone.now())

    def withdraw(self, *, by: Person) -> None:
        if not self.is_offered:
            raise NotPossible(_("It was answered in the meantime, so it cannot be taken back."))
        self.delete()


def promise(relationship: Relationship, text: str, *, by: Person, due: date, **facts: Any) -> Commitment:
    """“I will”: one's own promise to the other of the two."""
    refuse_past_day(due)
    made = Commitment.objects.create(
        relationship=relationship, owner=by, text=text, due=due, accepted_at=timezone.now(), accepted_by=by, **facts
    )
    _settle_its_point(made, by)
    journal.record("promise.made", about=made, by=by, concerns=relationship.people)
    return made


def suggest(relationship: Relationship, text: str, *, by: Person, due: date, **facts: Any) -> Commitment:
    """Offered to the other: a promise once they say “I will”."""
    refuse_past_day(due)
    made = Commitment.objects.create(
        relationship=relationship, owner=relationship.other(by), suggested_by=by, text=text, due=due, **facts
    )
    _settle_its_point(made, by)
    journal.record("promise.offered", about=made, by=by, concerns=relationship.people)
    return made


def _settle_its_point(made: Commitment, by: Person) -> None:
    if made.point and not hasattr(made.point, "settlement"):
        made.point.become_promise(by=by)


def refuse_past_day(due: date) -> None:
    if due < timezone.localdate():
        raise NotPossible(_("That day has passed. Choose today or a later day."))
