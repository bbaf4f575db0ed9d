"""Answering a recap: fair, or seen differently on a point; sealing it; amending it afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import Q
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.foundation.errors import NotPossible
from alongside.foundation.records import Record
from alongside.journal import actions as journal
from alongside.people.models import Person

if TYPE_CHECKING:
    from .commitment import Commitment
    from .recap import Recap, RecapPoint


class Confirmation(Record):
    """“All of it is fair”, or, with different views beside it, “the rest is fair”."""

    recap = models.ForeignKey("conversations.Recap", on_delete=models.CASCADE, related_name="confirmations")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["created_at"]
        constraints = [models.UniqueConstraint(fields=["recap", "by"], name="confirmed_once")]


class DifferentView(Record):
    """How one of the two sees a point or a promise of the recap. Both wordings are kept."""

    recap = models.ForeignKey("conversations.Recap", on_delete=models.CASCADE, related_name="different_views")
    point = models.ForeignKey(
        "conversations.RecapPoint", null=True, blank=True, on_delete=models.CASCADE, related_name="different_views"
    )
    commitment = models.ForeignKey(
        "conversations.Commitment", null=True, blank=True, on_delete=models.CASCADE, related_name="different_views"
    )
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(max_length=2000)

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(point__isnull=True) | Q(commitment__isnull=True), name="about_a_point_or_a_promise"
            )
        ]


class Seal(Record):
    """The waiting is ended: nobody needs to answer any more, and still may."""

    recap = models.OneToOneField("conversations.Recap", on_delete=models.CASCADE, related_name="sealing")
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")


class Amendment(Record):
    """A later change, with author and reason. The old text stays readable."""

    recap = models.ForeignKey("conversations.Recap", on_delete=models.CASCADE, related_name="amendments")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(max_length=4000)
    reason = models.CharField(max_length=300)

    class Meta:
        ordering = ["created_at"]


class Heard(Record):
    """“Was I heard?” The guest's alone."""

    class Answer(models.TextChoices):
        YES = "yes", gettext_lazy("Yes")
        PARTLY = "partly", gettext_lazy("Partly")
        NO = "no", gettext_lazy("No")

    recap = models.OneToOneField("conversations.Recap", on_delete=models.CASCADE, related_name="heard")
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=6, choices=Answer)


@transaction.atomic
def confirm(recap: Recap, *, by: Person) -> Confirmation:
    """A fair record, or the rest of it. After sealing the answer counts, and is kept as an amendment with its day."""
    is_late = _locked(recap).is_sealed
    confirmation, made = Confirmation.objects.get_or_create(recap=recap, by=by)
    if made and is_late:
        recap.amend(_("This is a fair record."), by=by, reason=_("Answered after the recap was sealed."))
    elif made:
        _tell(recap, "recap.confirmed", by)
    return confirmation


@transaction.atomic
def see_differently(
    recap: Recap, text: str, *, by: Person, point: RecapPoint | None = None, commitment: Commitment | None = None
) -> DifferentView | Amendment:
    """Both wordings are kept, side by side. After sealing it is an amendment."""
    if _locked(recap).is_sealed:
        return recap.amend(text, by=by, reason=_seen_late(str(point or commitment or "")))
    view, made = DifferentView.objects.get_or_create(recap=recap, text=text, by=by, point=point, commitment=commitment)
    if made:
        _tell(recap, "recap.seen_differently", by)
    return view


def _seen_late(about: str) -> str:
    if not about:
        return _("Seen differently, after the recap was sealed.")
    return _("Seen differently, after the recap was sealed: “%(words)s”") % {"words": Truncator(about).chars(200)}


def _locked(recap: Recap) -> Recap:
    """As it stands now: two answers at the same moment come one after the other."""
    from .recap import Recap

    recap.forget_what_was_read()
    return Recap.objects.select_for_update().get(pk=recap.pk)


@transaction.atomic
def seal(recap: Recap, *, by: Person | None) -> None:
    """End the waiting. Nothing is taken as agreed by it."""
    if not _locked(recap).is_sealed:
        Seal.objects.get_or_create(recap=recap, defaults={"by": by})
        _tell(recap, "recap.sealed", by)


@transaction.atomic
def amend(recap: Recap, text: str, *, by: Person, reason: str) -> Amendment:
    if not _locked(recap).is_sealed:
        raise NotPossible(_("It is not sealed yet: change the words themselves, or say how you see it differently."))
    amendment, made = Amendment.objects.get_or_create(recap=recap, by=by, text=text, reason=reason)
    if made:
        _tell(recap, "recap.amended", by)
    return amendment


@transaction.atomic
def owe_nothing(recap: Recap, *, by: Person) -> None:
    """“Nothing this time”: the host's honest answer to what they owe."""
    if by.pk != recap.conversation.relationship.host_id:
        raise NotPossible(_("The host answers this."))
    if not _locked(recap).host_owes_nothing:
        type(recap).objects.filter(pk=recap.pk).update(host_owes_nothing=True)
        _tell(recap, "recap.owes_nothing", by)


def note_heard(recap: Recap, answer: str, *, by: Person) -> Heard:
    if by.pk != recap.conversation.relationship.guest_id:
        raise NotPossible(_("This question is for the guest alone."))
    heard, _made = Heard.objects.update_or_create(recap=recap, author=by, defaults={"answer": answer})
    return heard


def _tell(recap: Recap, event: str, by: Person | None) -> None:
    recap.forget_what_was_read()
    journal.record(event, about=recap.conversation, by=by, concerns=recap.conversation.relationship.people)
