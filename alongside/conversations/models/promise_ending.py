"""What becomes of a promise: kept by its owner; moved or let go by both, with a reason."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.foundation.errors import NotPossible
from alongside.foundation.records import Record
from alongside.journal import actions as journal
from alongside.people.models import Person

if TYPE_CHECKING:
    from .commitment import Commitment


class Keeping(Record):
    commitment = models.OneToOneField("conversations.Commitment", on_delete=models.CASCADE, related_name="keeping")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")


class AskedByOne(Record):
    """What one of the two asks for and the other agrees to."""

    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)
    agreed_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    agreed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True


class PromiseMove(AskedByOne):
    commitment = models.ForeignKey("conversations.Commitment", on_delete=models.CASCADE, related_name="moves")
    was_due = models.DateField()
    to = models.DateField()

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["commitment"], condition=Q(agreed_at__isnull=True), name="one_open_question_of_moving"
            )
        ]


class LettingGo(AskedByOne):
    commitment = models.OneToOneField("conversations.Commitment", on_delete=models.CASCADE, related_name="letting_go")


@transaction.atomic
def keep(commitment: Commitment, *, by: Person) -> Keeping:
    """Done. A double click keeps it once."""
    if not commitment.is_open and not commitment.is_kept:
        raise NotPossible(_("Only an open promise can be kept. Say “I will” first, or reopen it."))
    kept, made = Keeping.objects.get_or_create(commitment=commitment, defaults={"by": by})
    if made:
        journal.record("promise.kept", about=commitment, by=by, concerns=commitment.relationship.people)
    return kept


@transaction.atomic
def reopen(commitment: Commitment, *, by: Person) -> None:
    """Undo: it is open again."""
    Keeping.objects.filter(commitment=commitment).delete()
    LettingGo.objects.filter(commitment=commitment).delete()
    journal.record("promise.reopened", about=commitment, by=by, concerns=commitment.relationship.people)


@transaction.atomic
def ask_to_move(commitment: Commitment, to: date, *, by: Person, reason: str) -> PromiseMove:
    """A new date, with the reason. It holds once the other agrees; until then the old one stands."""
    from .commitment import refuse_past_day

    _refuse_unless_open(commitment)
    refuse_past_day(to)
    commitment.moves.filter(agreed_at__isnull=True).delete()
    asked = PromiseMove.objects.create(commitment=commitment, was_due=commitment.due, to=to, asked_by=by, reason=reason)
    journal.record("promise.asked_to_move", about=commitment, by=by, concerns=commitment.relationship.people)
    return asked


@transaction.atomic
def ask_to_let_go(commitment: Commitment, *, by: Person, reason: str) -> LettingGo:
    """With the reason. Asked once more, by whichever of the two, it is a new question in the place of the old."""
    _refuse_unless_open(commitment)
    LettingGo.objects.filter(commitment=commitment).delete()
    asked, _made = LettingGo.objects.get_or_create(commitment=commitment, defaults={"asked_by": by, "reason": reason})
    journal.record("promise.asked_to_let_go", about=commitment, by=by, concerns=commitment.relationship.people)
    return asked


@transaction.atomic
def agree(commitment: Commitment, *, by: Person) -> None:
    """The other says yes to the new date, or to letting it go."""
    asked = _open_question(commitment)
    if asked.asked_by_id == by.pk:
        raise NotPossible(_("The other of you answers this."))
    asked.agreed_by, asked.agreed_at = by, timezone.now()
    asked.save(update_fields=["agreed_by", "agreed_at"])
    if isinstance(asked, PromiseMove):
        commitment.rewrite(version=commitment.version, due=asked.to)
    journal.record("promise.agreed", about=commitment, by=by, concerns=commitment.relationship.people)


@transaction.atomic
def disagree(commitment: Commitment, *, by: Person) -> None:
    """Taken back by who asked, or not accepted by the other: the promise stands as it was."""
    _open_question(commitment).delete()
    commitment.refresh_from_db()


def _open_question(commitment: Commitment) -> PromiseMove | LettingGo:
    move = commitment.moves.filter(agreed_at__isnull=True).first()
    letting_go = LettingGo.objects.filter(commitment=commitment, agreed_at__isnull=True).first()
    if not move and not letting_go:
        raise NotPossible(_("There is nothing to answer here any more."))
    return move or letting_go  # type: ignore[return-value]


def _refuse_unless_open(commitment: Commitment) -> None:
    if not commitment.is_open:
        raise NotPossible(_("Only an open promise can be changed. Reopen it first."))
